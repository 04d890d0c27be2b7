"""The trend against looking at each day by hand."""

from collections import Counter
from datetime import date, datetime

import pytest
from copies import begun

from cqcdash import metrics, portfolio
from cqcdash.vocabulary.rules import SHIPPED

FIRST = (
    "certificate_no,plant,status,issued_on,expires_on\n"
    "CQC21001345678,North,valid,2021-05-10,2026-09-30\n"
    "CQC21001345679,North,valid,2021-05-10,2030-05-09\n"
    "CQC21001345680,South,valid,2021-05-10,2030-05-09\n"
)
SECOND = "certificate_no,status\nCQC21001345679,revoked\n"
TODAY = date(2026, 11, 23)


@pytest.fixture
def address(tmp_path):
    path = str(tmp_path / "portfolio.duckdb")
    begun(path)
    for moment, text in (
        (datetime(2026, 8, 15, 9), FIRST),
        (datetime(2026, 10, 10, 9), SECOND),
    ):
        files = [("list.csv", text.encode())]
        portfolio.commit(path, portfolio.preview(path, files), "tester", moment)
    return path


def counted(frame):
    return Counter(
        {
            (row["day"].date(), row["plant"], row["standing"]): row["certificates"]
            for row in frame.to_dict("records")
        }
    )


def test_the_ends_of_months_lead_to_the_day():
    assert metrics.month_ends(date(2024, 3, 31), 3) == [
        date(2023, 12, 31),
        date(2024, 1, 31),
        date(2024, 2, 29),
        date(2024, 3, 31),
    ]


def test_each_day_is_seen_with_what_was_known_then(address):
    found = portfolio.trend(portfolio.looks_back(portfolio.known_then(address, SHIPPED), TODAY, 4))
    days = [day.date() for day in found["day"].drop_duplicates()]
    assert days == [date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31), TODAY]
    by_hand = Counter()
    for day in days:
        seen = portfolio.load(address, day, SHIPPED, day).positions
        for row in seen.to_dict("records"):
            by_hand[day, row["plant"], row["standing"]] += 1
    assert counted(found) == by_hand
    gone = found.loc[found["standing"] == "not_usable"].groupby("day")["certificates"].sum()
    assert gone.tolist() == [2, 2], "the revocation was known from October on, the expiry as well"


def test_with_what_is_known_now_the_revocation_was_always_there(address):
    look = portfolio.known_now(portfolio.snapshot(address), SHIPPED)
    found = portfolio.trend(portfolio.looks_back(look, TODAY, 4))
    first = found.loc[found["day"] == found["day"].min()]
    assert first.loc[first["standing"] == "not_usable", "certificates"].sum() == 1


def test_a_scope_narrows_it(address):
    look = portfolio.known_then(address, SHIPPED)
    found = portfolio.trend(
        portfolio.looks_back(look, TODAY, 2), portfolio.Scope(plants=("South",))
    )
    assert set(found["plant"]) == {"South"}
    assert found.groupby("day")["certificates"].sum().tolist() == [1, 1, 1]


def test_before_the_first_import_nothing_began(address):
    imports = portfolio.snapshot(address).imports
    assert not portfolio.began(imports, date(2026, 8, 14))
    assert portfolio.began(imports, date(2026, 8, 15))
