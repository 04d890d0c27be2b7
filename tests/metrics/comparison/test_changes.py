"""What changed, what would change, what contradicts itself, and where a date comes from."""

from datetime import date

import pandas as pd
import pytest
from tables import frame_of
from world import audits_of, certificates_of, day, look

from cqcdash import metrics
from cqcdash.vocabulary.comparison import Change
from cqcdash.vocabulary.health import Problem
from cqcdash.vocabulary.records import CERTIFICATES, PLANTS, VISITS, Kind
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 8, 1)
SOUND = "ended_on | result\n2026-06-01 | passed"
BEFORE = """certificate_no | plant | issued_on | expires_on | status
            same | Göppingen | 2024-01-01 | 2029-01-01 | valid
            reddens | Göppingen | 2024-01-01 | 2029-01-01 | valid
            moves | Göppingen | 2024-01-01 | 2029-01-01 | valid
            leaves | Göppingen | 2024-01-01 | 2029-01-01 | valid
            gone | Göppingen | 2024-01-01 | 2029-01-01 | valid"""
AFTER = """certificate_no | plant | issued_on | expires_on | status
           fresh | Göppingen | 2024-01-01 | 2029-01-01 | valid
           moves | Göppingen | 2024-01-01 | 2030-01-01 | valid
           leaves | | 2024-01-01 | 2029-01-01 | valid
           reddens | Göppingen | 2024-01-01 | 2029-01-01 | suspended
           same | Göppingen | 2024-01-01 | 2029-01-01 | valid"""


def test_changes_between_two_looks():
    found = metrics.changes(look(BEFORE, TODAY, audits=SOUND), look(AFTER, TODAY, audits=SOUND))
    told = sorted(zip(found["change"].astype(str), found["certificate_no"], strict=True))
    assert told == [
        ("audit_date_lost", "leaves"),
        ("expiry_moved", "moves"),
        ("new", "fresh"),
        ("plant_changed", "leaves"),
        ("safe_until_later", "leaves"),
        ("status_changed", "reddens"),
        ("turned_not_usable", "reddens"),
        ("vanished", "gone"),
    ]
    moved = found[found["change"] == "expiry_moved"].iloc[0]
    assert (day(moved["date_before"]), day(moved["date_after"])) == (
        date(2029, 1, 1),
        date(2030, 1, 1),
    )


def test_a_certificate_that_ended_is_not_safe_for_a_longer_time():
    head = "certificate_no | plant | issued_on | expires_on\n"
    looks = (
        look(f"{head}a | Göppingen | 2020-01-01 | {expiry}", TODAY)
        for expiry in ("2029-12-31", "2026-07-01")
    )
    assert "safe_until_later" not in metrics.changes(*looks)["change"].astype(str).tolist()


def test_consequences_count_gravest_first_and_leave_out_what_did_not_happen():
    found = metrics.consequences(
        look(BEFORE, TODAY, audits=SOUND), look(AFTER, TODAY, audits=SOUND)
    )
    assert next(iter(found)).code == Change.TURNED_NOT_USABLE
    assert all(one.count == len(one.rows) > 0 for one in found)
    same = look(BEFORE, TODAY, audits=SOUND)
    assert metrics.consequences(same, same) == ()


def test_a_case_that_went_back():
    before = pd.DataFrame(
        {
            "application_no": ["A1", "A2"],
            "stage": pd.Categorical(["review", "application"]),
            "plant": ["Celaya", "Celaya"],
            "product_category": ["tyres", "tyres"],
            "certificate_no": [None, None],
        }
    )
    after = before.assign(stage=pd.Categorical(["product_tests", "review"]))
    same = look(BEFORE, TODAY)
    found = metrics.changes(same, same, before, after)
    assert found[["change", "application_no", "word_before", "word_after"]].to_numpy().tolist() == [
        ["stage_went_back", "A1", "review", "product_tests"]
    ]


def test_impact_of_other_rules():
    other = SHIPPED.with_default("audit_grace_days", 10)
    before, after = look(BEFORE, TODAY, audits=SOUND), look(BEFORE, TODAY, audits=SOUND, book=other)
    found = metrics.impact(before, after)
    assert len(found) == 5
    assert set(found["changed"]) == {"follow_up_deadline; safe_until"}
    assert metrics.impact(before, before).empty


def health_of(certificates, audits=SOUND, visits=None, today=TODAY):
    told, seen = audits_of(audits), frame_of(visits, VISITS) if visits else VISITS.empty()
    records = certificates_of(certificates)
    positions = metrics.positions(records, told, seen, PLANTS.empty(), today, SHIPPED)
    return metrics.data_health(positions, told, seen, today), positions, records


ROW = """certificate_no | status | first_issued_on | issued_on | expires_on | status_reported_on {h}
         {row}"""


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("C1 | valid | | | 2026-07-31 | 2026-07-20", Problem.REPORTED_VALID_BUT_EXPIRED),
        ("C1 | expired | | | 2026-08-31 | 2026-07-20", Problem.REPORTED_EXPIRED_TOO_EARLY),
        ("C1 | valid | 2024-01-01 | | 2028-01-01 | 2026-07-20", Problem.EXPIRY_DOUBTFUL),
        ("C1 | valid | | 2027-01-01 | 2026-12-01 | 2026-07-20", Problem.EXPIRY_BEFORE_ISSUE),
        (
            "C1 | valid | 2025-01-01 | 2024-01-01 | 2029-12-31 | 2026-07-20",
            Problem.FIRST_ISSUE_AFTER_ISSUE,
        ),
        ("C1 | valid | | 2026-08-02 | | 2026-07-20", Problem.ISSUE_IN_FUTURE),
        ("C1 | valid | 2026-01-01 | | | 2026-08-02", Problem.REPORT_IN_FUTURE),
        ("CQC25001000001 | valid | 2026-01-01 | | | 2026-07-20", Problem.YEAR_OF_NUMBER_DIFFERS),
        ("C1 | valid | | | | 2026-07-20", Problem.EXPIRY_MISSING),
        ("C1 | valid | 2026-01-01 | | | 2026-07-20", Problem.EXPIRY_ESTIMATED),
        ("C1 | unknown | 2026-01-01 | | | 2026-07-20", Problem.STATUS_UNKNOWN),
        ("C1 | valid | 2026-01-01 | | | 2026-06-20", Problem.STATUS_NOT_VERIFIED),
        ("C1 | suspended | 2026-01-01 | | | 2026-07-20", Problem.SUSPENSION_WITHOUT_DATE),
    ],
)
def test_problems_of_certificates(row, problem):
    found, _, _ = health_of(ROW.format(h="", row=row))
    assert problem in found["problem"].tolist()
    assert set(found["kind"]) == {"certificates"}


def test_a_sound_certificate_has_no_problem():
    found, _, _ = health_of(
        ROW.format(h="", row="C1 | valid | 2024-01-01 | 2024-01-01 | 2028-12-31 | 2026-07-20")
    )
    assert found.empty


@pytest.mark.parametrize(
    ("audit", "problem"),
    [
        ("Göppingen | 2026-06-02 | 2026-06-01 | passed | |", Problem.AUDIT_ENDS_BEFORE_START),
        ("Göppingen | 2026-06-02 | | planned | |", Problem.AUDIT_PLANNED_IN_PAST),
        ("Göppingen | | 2026-05-01 | passed | 1 |", Problem.FINDING_NEVER_CLOSED),
        ("Göppingen | | 2026-05-01 | passed | 1 | 2026-04-01", Problem.FINDING_CLOSED_BEFORE_AUDIT),
        (" | | 2026-05-01 | passed | |", Problem.AUDIT_WITHOUT_PLANT),
        ("Chieti | | 2026-05-01 | passed | |", Problem.AUDIT_WITHOUT_CERTIFICATES),
        ("Göppingen | | | passed | |", Problem.AUDIT_WITHOUT_END),
        ("Göppingen | | 2026-05-01 | | |", Problem.AUDIT_WITHOUT_RESULT),
    ],
)
def test_problems_of_audits(audit, problem):
    audits = f"""plant | started_on | ended_on | result | findings_equipment | findings_closed_on
                 {audit}
                 Göppingen | | 2026-06-20 | passed | |"""
    sound = "C1 | valid | 2024-01-01 | 2024-01-01 | 2028-12-31 | 2026-07-20"
    found, positions, _ = health_of(ROW.format(h="", row=sound), audits)
    assert found["problem"].tolist() == [problem]
    counts = metrics.health_counts(found, positions)
    behind = 1 if audit.startswith("Göppingen") else 0
    assert counts["certificates"].tolist() == [behind]
    assert len(metrics.certificates_behind(found, positions)) == behind


def test_problems_of_applications():
    sound = "C1 | valid | 2024-01-01 | 2024-01-01 | 2028-12-31 | 2026-07-20"
    found, _, _ = health_of(
        ROW.format(h="", row=sound),
        visits="""application_no | kind | certificate_no | stage | entered_on | left_on
                  A1 | renewal | C1 | review | 2026-05-01 | 2026-04-01
                  A2 | renewal | C9 | application | 2026-05-01 | 2026-06-01
                  A2 | renewal | C9 | review | 2026-06-01 |""",
    )
    assert found[["problem", "record"]].to_numpy().tolist() == [
        [Problem.STAGE_LEFT_BEFORE_ENTERED, "A1"],
        [Problem.RENEWAL_OF_UNKNOWN_CERTIFICATE, "A2"],
    ]


def test_corrections_are_complete_rows_with_their_problems():
    rows = """C1 | valid | 2026-01-01 | | | 2026-06-20
              C2 | valid | 2024-01-01 | 2024-01-01 | 2028-12-31 | 2026-07-20"""
    found, _, records = health_of(ROW.format(h="", row=rows))
    shown = metrics.corrections(found, records, Kind.CERTIFICATES)
    names = [name for name in CERTIFICATES.names if name != "reported_status"]
    assert shown.columns.tolist() == [*names, "problems"]
    assert shown["certificate_no"].tolist() == ["C1"]
    assert shown["problems"].tolist() == ["expiry_estimated; status_not_verified"]
    assert pd.isna(shown["expires_on"].iloc[0])
