"""R4 to R10, R16: when the next audit is due and where it stands."""

from datetime import date

import pytest
from world import day, look, one

from cqcdash.vocabulary.rules import SHIPPED

ONE = "certificate_no | factory_class | issued_on\nC1 | {} | 2020-01-01"


@pytest.mark.parametrize(
    ("letter", "due"),
    [
        ("B", date(2025, 2, 28)),
        ("C", date(2025, 2, 28)),
        ("A", date(2026, 2, 28)),
        ("D", date(2024, 8, 29)),
        ("", date(2025, 2, 28)),
    ],
)
def test_interval_by_factory_class_from_a_leap_day(letter, due):
    found = one(
        ONE.format(letter),
        date(2024, 3, 1),
        audits="kind | ended_on | result\ninitial | 2024-02-29 | passed",
    )
    assert day(found["follow_up_due_on"]) == due
    assert not found["follow_up_estimated"]


def test_class_of_the_plant_counts_where_the_certificate_has_none():
    found = one(
        ONE.format(""),
        date(2024, 3, 1),
        audits="ended_on | result\n2024-02-29 | passed",
        plants="plant | factory_class\nGöppingen | D",
    )
    assert day(found["follow_up_due_on"]) == date(2024, 8, 29)


def test_without_an_audit_the_date_is_estimated_from_the_issue():
    found = one("certificate_no | issued_on\nC1 | 2026-01-31", date(2026, 3, 1))
    assert day(found["follow_up_due_on"]) == date(2027, 1, 31)
    assert found["follow_up_estimated"]


def test_certificate_first_audit_within_three_months():
    table = "certificate_no | issued_on | certificate_first\nC1 | 2026-01-31 | yes"
    found = one(table, date(2026, 3, 1))
    assert day(found["follow_up_due_on"]) == date(2026, 4, 30)
    assert not found["follow_up_estimated"]
    audited = one(table, date(2026, 4, 1), audits="ended_on | result\n2026-03-15 | passed")
    assert day(audited["follow_up_due_on"]) == date(2027, 3, 15)


@pytest.mark.parametrize(
    ("audits", "due"),
    [
        ("ended_on | result\n2025-05-10 | failed", date(2025, 1, 1)),
        ("ended_on | result\n2025-05-10 | planned", date(2025, 1, 1)),
        ("ended_on | result\n2025-05-10 |", date(2025, 1, 1)),
        ("ended_on | result\n2025-06-02 | passed", date(2025, 1, 1)),
        ("ended_on | result\n2025-05-10 | passed_with_findings", date(2026, 5, 10)),
        ("started_on | result\n2025-05-10 | passed", date(2026, 5, 10)),
        ("ended_on | result\n2025-06-01 | passed", date(2026, 6, 1)),
        ("ended_on | result | kind\n2025-05-10 | passed | special", date(2026, 5, 10)),
    ],
)
def test_only_the_last_passed_audit_that_has_ended_counts(audits, due):
    table = "certificate_no | issued_on\nC1 | 2024-01-01"
    assert day(one(table, date(2025, 6, 1), audits=audits)["follow_up_due_on"]) == due


def test_one_visit_covers_the_plant_and_the_earliest_member_sets_the_day():
    found = look(
        """certificate_no | plant | factory_class | issued_on | scheme | status
           B | Göppingen | B | 2023-01-01 | CQC | valid
           D | Göppingen | D | 2023-01-01 | CQC | valid
           elsewhere | Celaya | B | 2025-06-01 | CQC | valid
           declared | Göppingen | D | 2023-01-01 | CCC-SDOC | valid
           revoked | Göppingen | D | 2022-01-01 | CQC | revoked
           homeless | | B | 2023-01-01 | CQC | valid""",
        date(2026, 1, 1),
        audits="plant | ended_on | result\nGöppingen | 2025-10-31 | passed",
    )
    assert [day(d) for d in found["follow_up_due_on"]] == [
        date(2026, 4, 30),
        date(2026, 4, 30),
        date(2026, 6, 1),
        None,
        None,
        None,
    ]
    assert found["in_audit_group"].tolist() == [True, True, True, False, False, False]
    assert found["follow_up_estimated"].tolist() == [False, False, True, False, False, False]


def test_group_by_plant_and_category():
    book = SHIPPED.with_default("audit_group_by", "plant_category")
    table = """certificate_no | product_category | issued_on
               T | tyres | 2024-01-01
               M | mirrors | 2024-02-01
               N | | 2024-03-01"""
    audits = """product_category | ended_on | result
                tyres | 2025-05-01 | passed
                | 2025-03-01 | passed"""
    found = look(table, date(2025, 6, 1), audits=audits, book=book)
    assert [day(d) for d in found["follow_up_due_on"]] == [
        date(2026, 5, 1),
        date(2026, 3, 1),
        date(2026, 3, 1),
    ]
    assert found["audit_group"].nunique() == 3


def test_group_by_factory_code():
    book = SHIPPED.with_default("audit_group_by", "factory_code")
    found = look(
        """certificate_no | factory_code | issued_on
           C1 | V016952 | 2024-01-01
           C2 | V016953 | 2024-01-01""",
        date(2025, 6, 1),
        audits="factory_code | ended_on | result\nV016952 | 2025-05-01 | passed",
        book=book,
    )
    assert [day(d) for d in found["follow_up_due_on"]] == [date(2026, 5, 1), date(2025, 1, 1)]


def test_an_audit_of_one_certificate_counts_for_it_alone():
    found = look(
        "certificate_no | issued_on\nC1 | 2024-01-01\nC2 | 2024-06-01",
        date(2025, 5, 2),
        audits="certificate_no | ended_on | result\nC1 | 2025-05-01 | passed",
    )
    assert [day(d) for d in found["last_audit_on"]] == [date(2025, 5, 1), None]
    assert day(found["follow_up_due_on"].iloc[0]) == date(2025, 6, 1)


def test_an_audit_without_plant_is_placed_by_its_factory_code():
    found = one(
        "certificate_no | factory_code | issued_on\nC1 | V016952 | 2024-01-01",
        date(2025, 6, 1),
        audits="plant | factory_code | ended_on | result\n | V016952 | 2025-05-01 | passed",
    )
    assert day(found["last_audit_on"]) == date(2025, 5, 1)


@pytest.mark.parametrize(
    ("as_of", "state", "certificate"),
    [
        (date(2026, 6, 16), "later", "valid"),
        (date(2026, 6, 17), "plan", "due_soon"),
        (date(2026, 7, 17), "arrange", "due_soon"),
        (date(2026, 9, 15), "arrange", "due_soon"),
        (date(2026, 9, 16), "overdue", "audit_overdue"),
        (date(2026, 10, 15), "overdue", "audit_overdue"),
        (date(2026, 10, 16), "critical", "audit_overdue"),
    ],
)
def test_audit_window(as_of, state, certificate):
    found = one(
        "certificate_no | issued_on | expires_on\nC1 | 2023-01-01 | 2029-12-31",
        as_of,
        audits="ended_on | result\n2025-09-15 | passed",
    )
    assert (found["audit_state"], found["state"]) == (state, certificate)
    assert day(found["follow_up_deadline"]) == date(2026, 10, 15)
    assert day(found["ask_voluntary_suspension_by"]) == date(2026, 8, 15)


def test_grace_of_one_plant_wins_over_its_scheme():
    book = (
        SHIPPED.with_default("audit_grace_days", 20)
        .with_override("plant", "Göppingen", "audit_grace_days", 5)
        .with_override("scheme", "CQC", "audit_grace_days", 10)
    )
    found = look(
        """certificate_no | plant | scheme | issued_on
           C1 | Göppingen | CQC | 2026-01-01
           C2 | Celaya | CQC | 2026-01-01
           C3 | Chieti | CCC | 2026-01-01""",
        date(2026, 2, 1),
        book=book,
    )
    grace = found["follow_up_deadline"] - found["follow_up_due_on"]
    assert grace.dt.days.tolist() == [5, 10, 20]
