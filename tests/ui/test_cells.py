import pandas as pd
import pytest

from cqcdash.ui.parts.cells import cells_of, worded_table
from cqcdash.ui.parts.looks import look_of
from cqcdash.vocabulary.audits import FOLLOW_UPS, AuditState
from cqcdash.vocabulary.certificates import POSITIONS, State
from cqcdash.vocabulary.records import AUDITS, VISITS


@pytest.mark.parametrize(
    "schema", [POSITIONS, FOLLOW_UPS, AUDITS, VISITS], ids=lambda schema: schema.name
)
def test_days_are_shown_as_days(schema):
    dates = [c.name for c in schema.columns if c.type == "date"]
    assert dates
    assert {look_of(name, schema).shape for name in dates} == {"date"}


def test_codes_become_words_and_tags():
    frame = pd.DataFrame(
        {
            "state": pd.Categorical(["audit_overdue", None], [str(s) for s in State]),
            "safe_until_reason": pd.Categorical(["expiry", "no_date"]),
            "share": [0.1681, None],
        }
    )
    looks = {name: look_of(name) for name in frame}
    drawn = cells_of(frame, looks)
    assert drawn["state"].tolist() == [["Audit overdue"], []]
    assert drawn["safe_until_reason"].tolist() == ["Expiry", "No date known"]
    assert drawn["share"].iloc[0] == pytest.approx(0.17)
    filed = worded_table(frame, looks)
    assert list(filed) == ["State", "Because of", "Share"]
    assert filed["State"].tolist()[0] == "Audit overdue"


def test_one_name_may_mean_different_things_by_frame():
    assert look_of("state").codes is State
    assert look_of("state", FOLLOW_UPS).codes is AuditState
