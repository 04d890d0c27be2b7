"""What documents and samples change elsewhere: what to do first, whom to ask, what disagrees."""

from datetime import date

import pandas as pd
import pytest
from tables import frame_of
from world import look

from cqcdash import metrics
from cqcdash.texts.attention import item_title
from cqcdash.ui.applications import chase_letter
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.case_records import DOCUMENTS, SAMPLES
from cqcdash.vocabulary.checklist import ChecklistEntry
from cqcdash.vocabulary.conversions import CONVERSIONS
from cqcdash.vocabulary.records import AUDITS, VISITS, WaitingFor
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 20)
LIST = (ChecklistEntry("cop_control_plan"), ChecklistEntry("drawings"))
VISITED = """
application_no | plant     | kind    | stage         | entered_on | left_on    | certificate_no
MISSING        | Göppingen | renewal | application   | 2026-08-01 |            | CQC1
OBJECTED       | Göppingen | initial | application   | 2026-11-16 |            |
FRESH          | Göppingen | initial | application   | 2026-11-16 |            |
CUSTOMS        | Göppingen | initial | product_tests | 2026-10-01 |            |
OLD            | Göppingen | initial | product_tests | 2026-06-01 | 2026-07-01 |
OLD            | Göppingen | initial | issue         | 2026-08-01 | 2026-08-02 |
"""
RECORDED = """
application_no | document         | document_state | asked_on   | objected_on | answer_by
MISSING        | cop_control_plan | asked          | 2026-11-08 |             |
MISSING        | drawings         | accepted       |            |             |
OBJECTED       | cop_control_plan | objected       |            | 2026-11-18  | 2026-11-30
OBJECTED       | drawings         | objected       |            | 2026-11-18  | 2026-12-10
FRESH          | cop_control_plan | asked          | 2026-11-17 |             |
FRESH          | drawings         | sent           |            |             |
OLD            | drawings         | needed         |            |             |
NOWHERE        | drawings         | objected       |            | 2026-11-18  |
"""
SENT = """
application_no | sample_no | at_customs_on | received_on | test_result | passed_on
CUSTOMS        | S1        | 2026-10-15    |             |             |
OLD            | S1        |               | 2026-07-09  | failed      |
OLD            | S2        |               | 2026-07-09  | passed      | 2026-07-20
NOBODYS        | S1        | 2026-10-15    |             |             |
"""
CERTIFICATES = """
certificate_no | first_issued_on | expires_on | owner
CQC1           | 2022-01-15      | 2027-01-14 | Mei
"""


@pytest.fixture(scope="module")
def world():
    samples = frame_of(SENT, SAMPLES)
    cases = metrics.cases(frame_of(VISITED, VISITS), TODAY, SHIPPED, samples)
    rows = metrics.dossier(frame_of(RECORDED, DOCUMENTS), cases, LIST, TODAY)
    return cases, rows, metrics.shipments(samples, cases, TODAY, SHIPPED)


def test_missing_documents_objections_and_customs_are_items_and_no_stuck_cases_beside(world):
    cases, rows, shipments = world
    items = metrics.attention_list(
        *(look(CERTIFICATES, TODAY), FOLLOW_UPS.empty(), TODAY),
        cases=cases,
        dossiers=metrics.dossiers(rows),
        shipments=shipments,
    ).items
    mine = items.loc[items["item_key"].isin(list(cases["application_no"]))].astype("object")
    told = {row["item_key"]: item_title(row) for row in mine.to_dict("records")}
    assert told == {
        "MISSING": "Case MISSING: “CoP control plan” has been missing for 12 days",
        "OBJECTED": "Case OBJECTED: answer the objection to “CoP control plan” by 2026-11-30, "
        "and 1 more",
        "CUSTOMS": "Case CUSTOMS: get the samples through customs, there for 36 days",
    }
    by = mine.set_index("item_key")
    assert by.loc["MISSING", "whose_move"] == "us"
    # A renewal bites when its certificate expires, an objection when its answer is due.
    assert by["bites_on"].loc[["MISSING", "OBJECTED"]].tolist() == [
        pd.Timestamp("2027-01-14"), pd.Timestamp("2026-11-30"),
    ]  # fmt: skip


def test_without_papers_a_stuck_case_is_chased_as_before(world):
    items = metrics.attention_items(look(CERTIFICATES, TODAY), FOLLOW_UPS.empty(), TODAY,
                                    cases=world[0])  # fmt: skip
    assert "chase" in set(items["what"].astype("str"))


def test_the_letter_says_what_waits_for_us_and_that_it_is_our_move(world):
    cases, rows, shipments = world
    facts = metrics.chase(cases, "MISSING", rows, shipments)
    assert facts
    assert (facts.whom, facts.assumed) == (WaitingFor.US, False)
    assert "- Us: “CoP control plan” has been missing for 12 days." in chase_letter(facts)
    customs = metrics.chase(cases, "CUSTOMS", rows, shipments)
    assert customs
    assert customs.whom == WaitingFor.CUSTOMS
    assert "there since 2026-10-15" in chase_letter(customs)


def test_where_samples_and_stage_visits_disagree_data_health_says_so():
    found = metrics.data_health(
        *(look(CERTIFICATES, TODAY), AUDITS.empty()),
        *(frame_of(VISITED, VISITS), TODAY, SHIPPED),
        *(frame_of(RECORDED, DOCUMENTS), frame_of(SENT, SAMPLES)),
    )
    told = found.astype({"problem": "str"})[["problem", "record", "found", "expected"]]
    papers = told.loc[told["record"].isin(["OLD", "CUSTOMS", "NOWHERE", "NOBODYS"])]
    assert papers.astype("object").where(papers.notna(), None).to_numpy().tolist() == [
        ["sample_after_tests", "OLD", "2026-07-09", "2026-07-01"],
        ["sample_after_tests", "OLD", "2026-07-09", "2026-07-01"],
        ["passed_after_tests", "OLD", "2026-07-20", "2026-07-01"],
        ["sample_of_unknown_case", "NOBODYS", "NOBODYS", None],
        ["document_of_unknown_case", "NOWHERE", "NOWHERE", None],
        ["objection_without_deadline", "NOWHERE", None, None],
    ]


LAW = """
certificate_no   | scheme   | product_category | product | expires_on | first_issued_on
2023011301000001 | CCC-SDOC | safety glass     | Glass   | 2029-01-01 | 2023-01-05
2023011301000002 | CCC-SDOC | safety glass     | Roof    | 2029-01-01 | 2023-01-05
2023011301000003 | CCC-SDOC | safety glass     | Rear    | 2029-01-01 | 2023-01-05
"""
LED_TO = """
application_no | plant     | kind       | stage         | entered_on | left_on    | certificate_no
A              | Göppingen | initial    | product_tests | 2022-10-01 | 2022-11-01 | 2023011301000001
B              | Göppingen | initial    | product_tests | 2022-10-01 | 2022-11-01 | 2023011301000002
C              | Göppingen | conversion | application   | 2026-11-01 |            | 2023011301000001
"""
REPORTS = """
application_no | sample_no | test_result | passed_on  | report_no | laboratory | ccc_laboratory
A              | S1        | passed      | 2022-10-20 | R-1       | Tianjin    | yes
B              | S1        | passed      | 2022-10-20 | R-2       | Nowhere    | no
C              | S1        | passed      | 2026-11-10 | R-9       | Tianjin    | yes
"""


def test_what_a_conversion_rests_on():
    samples, visits = frame_of(REPORTS, SAMPLES), frame_of(LED_TO, VISITS)
    cases = metrics.cases(visits, TODAY, SHIPPED, samples)
    documents = "application_no | document | document_state\nC | drawings | accepted\n"
    rows = metrics.dossier(frame_of(documents, DOCUMENTS), cases, LIST, TODAY)
    papers = metrics.Papers(
        cases, metrics.shipments(samples, cases, TODAY, SHIPPED), metrics.dossiers(rows)
    )
    found = metrics.conversion_dossiers(look(LAW, TODAY, visits=LED_TO), papers, TODAY, SHIPPED)
    assert found.columns.tolist() == CONVERSIONS.names
    shown = found[["report_no", "report_convertible", "documents_missing", "cancel_declaration"]]
    assert shown.astype("object").where(shown.notna(), None).to_numpy().tolist() == [
        ["R-1", "yes", 1, "2023011301000001"],
        ["R-2", "other_laboratory", None, "2023011301000002"],
        [None, "no_report", None, "2023011301000003"],
    ]
    assert set(found["cancel_by"]) == {pd.Timestamp("2026-12-31")}
