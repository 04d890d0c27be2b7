"""The list of what is had ready for an audit: ticked on the page, told in words, printed."""

from pathlib import Path

import pytest
from screens import fill, healthy, opened, shown

from cqcdash import portfolio
from cqcdash.locations import PREPARATION

CASE = (
    b"application_no,stage,entered_on,left_on,plant,kind\n"
    b"N-1,application,2026-10-01,,Douai Nord,initial\n"
)
HOSTILE = "<b>*Li*</b> :red[x]"


def captions(app):
    return [caption.value for caption in app.caption]


def told(address: str):
    return portfolio.snapshot(address).preparations


def asked(app, key: str):
    """The harness runs the whole page, not the dialog alone: its button is pressed as well."""
    app.get_by_key(key).click().run()
    return app.get_by_key(key).click()


def test_an_item_is_ticked_with_owner_and_day_and_taken_back(records):
    app = opened("audits", group="Usine Douai")
    assert "Usually 1 auditor for 1\\.5 days\\." in captions(app)
    asked(app, "prepare.group.1")
    app.get_by_key("preparing.owner").set_value(HOSTILE)
    app.get_by_key("preparing.save").click().run()
    healthy(app)
    assert "CoP report of the year\\: prepared\\." in [message.value for message in app.success]
    (said,) = told(records).to_dict("records")
    assert (said["cycle"], said["preparation_item"], said["owner"], said["user"]) == (
        *("2026-05-06", "cop_report", HOSTILE, "Maria Lang"),
    )
    app = opened("audits", group="Usine Douai")
    ticked = [text for text in captions(app) if "prepared on" in text]
    assert ticked == ["prepared on 2026\\-11\\-23, \\<b\\>\\*Li\\*\\</b\\> \\:red\\[x\\]"]
    asked(app, "prepare.group.1")
    app.get_by_key("preparing.owner").set_value("")
    app.get_by_key("preparing.day").set_value(None)
    app.get_by_key("preparing.save").click().run()
    healthy(app)
    assert told(records).empty


@pytest.mark.usefixtures("records")
def test_the_sheet_of_a_plant_is_laid_out_alone_with_boxes():
    app = opened("audits", group="Usine Douai")
    app.get_by_key("audits.sheet.print").click().run()
    healthy(app)
    assert "Preparation sheet\\: Usine Douai" in [header.value for header in app.header]
    assert "One audit opened" not in shown(app)
    boxes = [cell for table in app.table for cell in table.value.to_numpy().ravel() if cell == "☐"]
    assert len(boxes) > 5
    app.get_by_key("paper.back").click().run()
    healthy(app)
    assert "One audit opened" in shown(app)


def test_an_initial_application_has_the_steps_of_a_visit_from_china(records):
    fill(records, [("case.csv", CASE)])
    app = opened("case", application="N-1")
    healthy(app)
    labels = [button.label for button in app.button]
    assert "Visa of the auditors" in labels
    assert "Usually 2 auditors for 3 days, 6 auditor\\-days in all\\." in captions(app)


def test_a_bad_table_is_a_sentence_and_the_rest_of_the_page_stands(records):
    own = Path(records).with_name(PREPARATION.name)
    own.write_text("what,ever\n1,2\n", encoding="utf-8")
    app = opened("audits", group="Usine Douai")
    (error,) = [message.value for message in app.error]
    assert "The table of preparation has 1 rows" in error
    assert "What falls with it" in shown(app)
