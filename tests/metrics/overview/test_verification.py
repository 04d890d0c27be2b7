"""Which numbers are to be looked up, in an order written by hand."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from world import look

from cqcdash import metrics
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 23)
HEAD = (
    "certificate_no | status | status_reported_on | first_issued_on | expires_on | verified_on"
    " | verified_by\n"
)
# An audit passed lately, so that only the filing of a renewal can be missed: 90 days before.
AUDIT = "kind | ended_on | result | certificate_no\nfollow_up | 2026-09-01 | passed | \n"


def row(no, status="valid", told="2026-10-01", expires="2029-01-01", seen=" | "):
    return f"{no} | {status} | {told} | 2024-01-02 | {expires} | {seen}"


def listed(*rows, book=SHIPPED):
    found = look(HEAD + "\n".join(rows), TODAY, audits=AUDIT, book=book).reset_index(drop=True)
    return metrics.numbers_to_verify(found, TODAY, book)


def test_the_most_urgent_number_comes_first_and_says_why():
    found = listed(
        row("past", expires="2026-11-01"),
        row("old", told="2026-08-01"),
        row("older", told="2026-05-01"),
        row("soon", expires="2027-02-21"),
        row("later missed", expires="2027-01-15"),
        row("missed", expires="2026-12-15"),
        row("suspended", "suspended"),
        row("unknown", "unknown"),
        row("dayless", told=""),
        row("fresh", told="2026-11-20"),
        row("fresh unknown", "unknown", told="2026-11-10"),
        row("seen unknown", "unknown", told="2026-11-17"),
        row("revoked", "revoked"),
        row("cancelled", "cancelled", told=""),
        row("expired", "expired", expires="2026-11-01"),
    )
    assert list(zip(found["certificate_no"], found["verify_reason"], strict=True)) == [
        ("unknown", "unknown"),
        ("suspended", "suspended"),
        ("missed", "deadline_missed"),
        ("later missed", "deadline_missed"),
        ("soon", "ends_soon"),
        ("dayless", "not_seen"),
        ("older", "not_seen"),
        ("old", "not_seen"),
        ("past", "expired"),
        ("fresh unknown", "unknown"),
    ]
    ages = dict(zip(found["certificate_no"], found["status_age_days"], strict=True))
    assert (ages["old"], ages["fresh unknown"]) == (114, 13)
    assert pd.isna(ages["dayless"])


def test_the_settings_say_how_long_a_status_counts():
    rows = [row("A", told="2026-10-30"), row("B", "suspended", told="2026-11-17")]
    assert listed(*rows).empty
    rules = replace(SHIPPED.defaults, verify_days=20, verify_again_days=3)
    found = listed(*rows, book=replace(SHIPPED, defaults=rules))
    assert list(found["certificate_no"]) == ["A", "B"]


@pytest.mark.parametrize(
    ("told", "seen", "on", "by"),
    [
        ("2026-10-01", "2026-10-05 | 陈伟", "2026-10-05", "陈伟"),
        ("2026-10-05", "2026-10-05 | 陈伟", "2026-10-05", "陈伟"),
        ("2026-10-06", "2026-10-05 | 陈伟", "2026-10-06", None),
        ("2026-10-06", "2027-10-05 | 陈伟", "2026-10-06", None),
        ("", "2026-10-05 | 陈伟", "2026-10-05", "陈伟"),
        ("", " | 陈伟", None, None),
    ],
)
def test_the_last_verification_is_the_later_of_list_and_look(told, seen, on, by):
    found = listed(row("A", told=told, seen=seen)).iloc[0]
    shown = None if pd.isna(found["last_seen_on"]) else f"{found['last_seen_on']:%Y-%m-%d}"
    assert (shown, None if pd.isna(found["last_seen_by"]) else found["last_seen_by"]) == (on, by)
