"""R1, R2, R3, R14."""

from datetime import date

import pytest
from world import certificates_of, day, look, one

from cqcdash.metrics.certificates.expiry import doubtful_expiry
from cqcdash.vocabulary.rules import SHIPPED


def test_first_issue_counts_not_the_re_issue():
    found = one(
        """certificate_no | scheme | first_issued_on | issued_on
           2017011101000119 | CCC | 2017-04-17 | 2017-06-23""",
        date(2021, 1, 1),
    )
    assert day(found["expires_on"]) == date(2022, 4, 16)
    assert found["expiry_estimated"]
    assert day(found["file_renewal_by"]) == date(2022, 1, 16)


def test_printed_expiry_wins_over_the_computed_one():
    found = one(
        "certificate_no | first_issued_on | expires_on\nC1 | 2020-01-01 | 2026-06-30",
        date(2026, 1, 1),
    )
    assert day(found["expires_on"]) == date(2026, 6, 30)
    assert day(found["expires_printed_on"]) == date(2026, 6, 30)
    assert not found["expiry_estimated"]


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2024-02-29", date(2029, 2, 27)), ("2021-03-01", date(2026, 2, 28)), ("", None)],
)
def test_validity_from_edge_days(issued, expected):
    found = one(f"certificate_no | first_issued_on\nC1 | {issued}", date(2025, 1, 1))
    assert day(found["expires_on"]) == expected


@pytest.mark.parametrize("column", ["rule", "standard"])
def test_the_automotive_rules_of_2022_run_ten_years(column):
    found = one(
        f"certificate_no | first_issued_on | {column}\nC1 | 2022-05-01 | CQC16-271921-2022",
        date(2025, 1, 1),
    )
    assert day(found["expires_on"]) == date(2032, 4, 30)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("CQC16001151037", None),
        ("CQC23001151037", date(2028, 6, 30)),
        ("2016011101000119", None),
        ("2023011101000119", date(2028, 6, 30)),
        ("ZZZ", date(2028, 6, 30)),
    ],
)
def test_present_issue_stands_in_unless_the_number_is_older(number, expected):
    found = one(f"certificate_no | issued_on\n{number} | 2023-07-01", date(2025, 1, 1))
    assert day(found["expires_on"]) == expected


def test_valid_through_the_expiry_day():
    table = "certificate_no | first_issued_on | expires_on\nC1 | 2025-06-15 | 2026-05-31"
    assert one(table, date(2026, 5, 31))["state"] != "expired"
    assert one(table, date(2026, 6, 1))["state"] == "expired"


def test_reported_valid_but_past_the_expiry_is_expired_and_not_verified():
    found = one(
        """certificate_no | reported_status | status | status_reported_on | expires_on
           C1 | 有效 | valid | 2026-01-10 | 2026-05-31""",
        date(2026, 6, 1),
    )
    assert found["state"] == "expired"
    assert found["reported_status"] == "有效"
    assert not found["verified"]


def test_reported_expired_before_its_date_is_expired_and_safe_no_longer_than_the_report():
    found = one(
        """certificate_no | status | status_reported_on | expires_on
           C1 | expired | 2026-01-10 | 2027-05-31""",
        date(2026, 6, 1),
    )
    assert (found["state"], found["expiry_band"]) == ("expired", "expired")
    assert day(found["safe_until"]) == date(2026, 1, 10)
    assert found["safe_until_reason"] == "expiry"


@pytest.mark.parametrize(
    ("expires", "band", "days"),
    [
        ("2025-12-31", "expired", -1),
        ("2026-01-01", "0-30", 0),
        ("2026-01-31", "0-30", 30),
        ("2026-02-01", "31-90", 31),
        ("2026-04-01", "31-90", 90),
        ("2026-04-02", "91-180", 91),
        ("2026-06-30", "91-180", 180),
        ("2026-07-01", "over_180", 181),
    ],
)
def test_bands(expires, band, days):
    found = one(f"certificate_no | expires_on\nC1 | {expires}", date(2026, 1, 1))
    assert (found["expiry_band"], found["days_to_expiry"]) == (band, days)


def test_bands_of_one_plant_may_differ():
    book = SHIPPED.with_override("plant", "Celaya", "expiry_bands", [60, 120, 240])
    found = look(
        """certificate_no | plant | expires_on
           C1 | Celaya | 2026-02-10
           C2 | Göppingen | 2026-02-10""",
        date(2026, 1, 1),
        book=book,
    )
    assert found["expiry_band"].tolist() == ["0-30", "31-90"]


def test_no_expiry_at_all_is_a_band_of_its_own():
    found = one("certificate_no | plant\nC1 | Göppingen", date(2026, 1, 1))
    assert found["expiry_band"] == "unknown"


def test_printed_expiry_far_from_the_validity_is_doubtful():
    certificates = certificates_of(
        """certificate_no | first_issued_on | issued_on | expires_on | rule
           exact | 2020-01-01 | | 2024-12-31 |
           within three days | 2020-01-01 | | 2025-01-03 |
           after renewal | 2015-01-01 | 2020-01-01 | 2024-12-31 |
           ten years, no rule | 2020-01-01 | | 2029-12-31 |
           ten years, rule of five | 2020-01-01 | | 2029-12-31 | CQC11-000000-2010
           four days off | 2020-01-01 | | 2025-01-04 |
           no date to compare | | | 2025-01-04 |"""
    )
    doubtful = certificates["certificate_no"][doubtful_expiry(certificates, SHIPPED)]
    assert doubtful.tolist() == ["ten years, rule of five", "four days off"]
