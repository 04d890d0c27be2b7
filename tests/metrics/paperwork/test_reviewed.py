"""What a review found: days that have not come yet, second objections, unknown ends of customs."""

from datetime import date

import pandas as pd
from tables import frame_of
from world import audits_of, look

from cqcdash import metrics, portfolio
from cqcdash.portfolio.entry import implied
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.case_records import DOCUMENTS, SAMPLES
from cqcdash.vocabulary.checklist import ChecklistEntry
from cqcdash.vocabulary.planning import CostKind
from cqcdash.vocabulary.records import AUDITS, PLANTS, VISITS, Kind
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 20)
LIST = (ChecklistEntry("application_form"), ChecklistEntry("Drawings of Mei"))
ONE = """
application_no | plant | kind    | stage       | entered_on | left_on
APP-1          | Ulm   | initial | application | 2026-11-18 |
"""


def cases_of(text):
    return metrics.cases(frame_of(text, VISITS), TODAY, SHIPPED)


def dossier(text, checklist=LIST):
    return metrics.dossier(frame_of(text, DOCUMENTS), cases_of(ONE), checklist, TODAY)


def shipped(text, as_of=TODAY, cases=ONE):
    return metrics.shipments(frame_of(text, SAMPLES), cases_of(cases), as_of, SHIPPED)


def test_a_sample_is_not_passed_before_its_day():
    rows = """
    application_no | sample_no | received_on | test_result | passed_on
    APP-1          | S1        | 2026-09-20  | passed      | 2026-10-20
    """
    told = shipped(rows, date(2026, 9, 25)).iloc[0]
    assert (told["sample_state"], told["sample_days"]) == ("at_laboratory", 5)
    assert shipped(rows)["sample_state"].iloc[0] == "passed"


def test_the_document_that_is_missing_longest_comes_first_asked_for_or_not():
    rows = dossier("""
    application_no | document         | document_state | asked_on
    APP-1          | application_form | asked          | 2026-08-01
    """)
    told = metrics.dossiers(rows).iloc[0]
    assert (told["document"], told["document_days"]) == ("application_form", 111)


def test_a_second_objection_does_not_inherit_the_deadline_of_the_first():
    text = """
    application_no | document         | document_state | objected_on | answer_by
    APP-1          | application_form | objected       | 2026-11-10  | 2026-10-25
    """
    assert dossier(text)["answer_by"].isna().all()
    found = metrics.data_health(
        *(look("certificate_no\nCQC1", TODAY), AUDITS.empty(), frame_of(ONE, VISITS), TODAY),
        documents=frame_of(text, DOCUMENTS),
    )
    assert "objection_without_deadline" in set(found["problem"].astype("str"))
    changes = {"document_state": "objected", "objected_on": "2026-11-10"}
    assert implied(Kind.DOCUMENTS, changes) == {**changes, "answer_by": ""}


def test_what_nobody_knows_the_end_of_does_not_stretch_what_is_usual_in_customs():
    head = "application_no | sample_no | at_customs_on | released_on | received_on | test_result"
    usual = [f"A{n} | 1 | 2026-09-05 | 2026-09-10 | | running" for n in range(7)]
    undated = [f"B{n} | 1 | 2026-02-05 | | | passed" for n in range(4)]
    rest = ["APP-1 | 1 | 2026-11-08 | | |", "APP-1 | 2 | 2026-11-10 | | 2026-10-01 |"]
    found = shipped("\n".join([head, *usual, *undated, *rest]))
    assert found["customs_limit_days"].iloc[0] == 5
    assert found["customs_days"].isna().tolist() == [*[False] * 7, *[True] * 4, False, True]
    assert found["stuck_in_customs"].tolist() == [*[False] * 11, True, False]


def test_data_health_does_not_know_the_future_and_names_turned_days():
    visits = """
    application_no | plant | stage         | entered_on | left_on
    APP-1          | Ulm   | product_tests | 2026-02-01 | 2026-12-10
    """
    samples = """
    application_no | sample_no | at_customs_on | received_on
    APP-1          | S1        |               | 2026-03-01
    APP-1          | S2        | 2026-11-10    | 2026-10-01
    """
    found = metrics.data_health(
        *(look("certificate_no\nCQC1", TODAY), AUDITS.empty(), frame_of(visits, VISITS), TODAY),
        samples=frame_of(samples, SAMPLES),
    )
    told = set(found["problem"].astype("str"))
    assert "sample_days_turned" in told
    assert "tests_left_unpassed" not in told


def test_a_document_is_on_the_checklist_by_any_word_and_in_any_case(tmp_path):
    own = tmp_path / "checklist.csv"
    own.write_text("document,kinds,categories\nApplication form,,\nMATERIAL data sheet,,\n")
    rows = dossier(
        """
        application_no | document            | document_state
        APP-1          | application_form    | accepted
        APP-1          | Material Data Sheet | accepted
        """,
        portfolio.checklist_in(own),
    )
    assert rows["document_state"].astype("str").tolist() == ["accepted", "accepted"]


def visits_of(cases, audits, certificates="certificate_no\nCQC1", book=SHIPPED):
    positions = look(certificates, TODAY, audits=audits, book=book).reset_index(drop=True)
    told = audits_of(audits)
    groups = metrics.follow_up_audits(positions, told, TODAY, book) if audits else None
    return metrics.planned_visits(
        *(positions, FOLLOW_UPS.empty() if groups is None else groups, cases, told),
        *(PLANTS.empty(), TODAY, book),
    )


def test_initial_audits_are_planned_on_their_booked_day_and_never_twice():
    booked = """
    plant | kind    | planned_on | result
    Ulm   | initial | 2026-12-10 | planned
    """
    rows = visits_of(cases_of(ONE), booked)
    mine = rows.loc[rows["initial_visit"].to_numpy(bool)]
    assert mine["visit_day"].tolist() == [pd.Timestamp("2026-12-10")]
    swapped = """
    application_no | plant | kind    | stage         | entered_on | left_on
    APP-6          | Ulm   | initial | factory_audit | 2026-03-01 | 2026-03-05
    APP-6          | Ulm   | initial | product_tests | 2026-03-10 |
    """
    assert not visits_of(cases_of(swapped), None)["initial_visit"].any()


def test_a_later_visit_has_the_window_of_the_settings_and_a_test_without_price_is_said():
    book = SHIPPED.with_default("plan_days", 30).with_default("follow_up_months", 6)
    book = book.with_default("cost_test_by_category", {"horns": 1000})
    certificates = """
    certificate_no | product_category | first_issued_on | expires_on
    CQC1           | horns            | 2022-01-10      | 2027-01-09
    CQC2           | fuel tanks       | 2022-01-10      | 2027-01-09
    """
    held = """
    plant     | kind      | ended_on   | result
    Göppingen | follow_up | 2026-09-02 | passed
    """
    rows = visits_of(cases_of(ONE), held, certificates, book)
    later = rows.loc[(rows["day_from"] == "following").to_numpy(bool)].iloc[0]
    assert later["visit_day"] - later["window_from"] == pd.Timedelta(days=30)
    positions = look(certificates, TODAY, audits=held, book=book).reset_index(drop=True)
    assert CostKind.TESTS in metrics.plan(positions, rows, TODAY, book).unpriced
