"""Dossiers against the checklist: what is needed, since when, and who is to move."""

from datetime import date

import pytest
from tables import frame_of

from cqcdash import metrics, portfolio
from cqcdash.errors import UnreadableFileError
from cqcdash.locations import CHECKLIST
from cqcdash.vocabulary.case_records import DOCUMENTS
from cqcdash.vocabulary.checklist import ChecklistEntry
from cqcdash.vocabulary.records import VISITS
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 20)
LIST = (
    ChecklistEntry("application_form"),
    ChecklistEntry("cop_control_plan"),
    ChecklistEntry("drawings", kinds=("initial",)),
    ChecklistEntry("Crash report", categories=("seats",)),
)
VISITED = """
application_no | plant | product_category | kind    | stage       | entered_on | left_on
A              | Werk  | seats            | initial | application | 2026-11-01 |
B              | Werk  | tyres            | renewal | application | 2026-11-05 |
C              | Werk  | tyres            | renewal | issue       | 2026-09-05 | 2026-09-09
D              | Werk  | tyres            | renewal | application | 2026-11-05 |
"""
RECORDED = """
application_no | document         | document_state | asked_on   | received_on | objected_on | answer_by  | owner
A              | cop_control_plan | asked          | 2026-11-08 |             |             |            | Mei
A              | drawings         | objected       |            |             | 2026-11-10  | 2026-11-24 | Karl
A              | Letter           | received       |            | 2026-11-12  |             |            |
B              | application_form | sent           |            |             |             |            |
C              | application_form | accepted       |            |             |             |            |
Z              | application_form | accepted       |            |             |             |            |
"""  # noqa: E501


def dossier(as_of=TODAY):
    cases = metrics.cases(frame_of(VISITED, VISITS), as_of, SHIPPED)
    return metrics.dossier(frame_of(RECORDED, DOCUMENTS), cases, LIST, as_of)


def shown(rows, *columns):
    frame = rows.loc[:, list(columns)].astype("object")
    return frame.where(frame.notna(), None).to_numpy().tolist()


def test_a_dossier_holds_what_is_recorded_and_what_the_checklist_asks_for():
    rows = dossier().astype({"document": "str", "document_state": "str"})
    assert shown(rows, "application_no", "document", "document_state", "on_checklist") == [
        ["A", "application_form", "needed", True],
        ["A", "cop_control_plan", "asked", True],
        ["A", "drawings", "objected", True],
        ["A", "Crash report", "needed", True],
        ["A", "Letter", "received", False],
        ["B", "application_form", "sent", True],
        ["B", "cop_control_plan", "needed", True],
        ["C", "application_form", "accepted", True],
    ]


def test_since_when_and_with_whom():
    rows = dossier().astype({"document": "str", "document_with": "str"}).set_index("document")
    mine = rows.loc[(rows["application_no"] == "A").to_numpy(bool)]
    assert shown(mine, "document_days", "document_with", "answer_days_left") == [
        [19, "us", None],
        [12, "us", None],
        [10, "us", 4],
        [19, "us", None],
        [8, "us", None],
    ]
    (sent,) = rows.loc[(rows["document_state"] == "sent").to_numpy(bool), "document_with"]
    assert sent == "authority"


def test_the_most_pressing_document_is_an_objection_then_what_is_missing_longest():
    summary = metrics.dossiers(dossier()).astype({"document": "str"})
    columns = ["application_no", "documents_asked", "documents_missing", "documents_objected",
               "documents_accepted", "document"]  # fmt: skip
    assert shown(summary, *columns) == [
        ["A", 5, 3, 1, 0, "drawings"],
        ["B", 2, 1, 0, 0, "cop_control_plan"],
        ["C", 1, 0, 0, 1, None],
    ]


def test_days_that_have_not_come_yet_do_not_count():
    rows = dossier(date(2026, 11, 9)).astype({"document": "str", "document_state": "str"})
    mine = rows.loc[(rows["application_no"] == "A").to_numpy(bool)]
    state = dict(zip(mine["document"], mine["document_state"], strict=True))
    assert (state["cop_control_plan"], state["drawings"], state["Letter"]) == (
        "asked", "needed", "needed",
    )  # fmt: skip


def test_the_shipped_checklist_and_one_of_ones_own(tmp_path):
    shipped = portfolio.checklist_in()
    initial = {e.document for e in shipped if e.asked_of("initial", None)}
    assert {"factory_questionnaire", "cop_control_plan", "trademark_papers"} <= initial
    assert "previous_certificate" not in initial
    assert portfolio.checklist_in(tmp_path / "none.csv") == shipped
    own = tmp_path / "checklist.csv"
    own.write_text("document,kinds,categories\nCrash report,initial; change,seats\n")
    assert portfolio.checklist_in(own) == (
        ChecklistEntry("Crash report", ("initial", "change"), ("seats",)),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("document;kinds\nx;initial\n", "has the columns document;kinds"),
        ("document,kinds,categories\nx,often,\n", "Line 2 of the checklist names the kind “often”"),
        ("document,kinds,categories\n,initial,\n", "names no document"),
    ],
)
def test_a_wrong_checklist_is_a_sentence(tmp_path, text, said):
    path = tmp_path / CHECKLIST.name
    path.write_text(text)
    with pytest.raises(UnreadableFileError, match=said):
        portfolio.checklist_in(path)
