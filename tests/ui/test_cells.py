import pandas as pd
import pytest

from cqcdash.ui.parts.cells import cells_of, look_of, worded_table
from cqcdash.vocabulary.attention import ATTENTION
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.certificates import POSITIONS, State
from cqcdash.vocabulary.comparison import CHANGES
from cqcdash.vocabulary.imports import IMPORTS
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES, PROVENANCE, VISITS

SCHEMAS = [CERTIFICATES, AUDITS, VISITS, FOLLOW_UPS, ATTENTION, CHANGES, IMPORTS]


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
def test_every_column_that_may_be_shown_has_a_heading(schema):
    inside = {c.name for c in PROVENANCE} | {"colour", "lapsed", "note", "date", "visit_groups"}
    inside |= {"visit_certificates", "last_result_on"}
    names = [name for name in schema.names if name not in inside]
    assert [name for name in names if look_of(name).title == name] == []


@pytest.mark.parametrize(
    ("subject", "schema"),
    [("", POSITIONS), ("audit", FOLLOW_UPS), ("audits", AUDITS), ("applications", VISITS)],
)
def test_days_are_shown_as_days(subject, schema):
    dates = [c.name for c in schema.columns if c.type == "date"]
    known = [name for name in dates if look_of(name, subject).title != name]
    assert [name for name in known if look_of(name, subject).shape != "date"] == []


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


def test_one_name_may_mean_different_things_by_subject():
    assert look_of("state").codes is State
    assert look_of("state", "audit").codes is not State
