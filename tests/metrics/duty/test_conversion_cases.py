"""Conversion cases: begun counts as begun; they have norms and lead times of their own (R27)."""

from datetime import date, timedelta

import pytest
from tables import frame_of
from world import day, one

from cqcdash import metrics
from cqcdash.vocabulary.records import VISITS
from cqcdash.vocabulary.rules import SHIPPED, RuleChange

NOVEMBER, JANUARY = date(2026, 11, 26), date(2027, 1, 1)
TABLE = """
certificate_no | scheme | plant | product_category | product | issued_on | expires_on
2022011301000001 | CCC-SDOC | Wuhan | safety glass | windscreen | 2022-01-15 | 2031-01-14
"""
VISIT = "application_no | kind | certificate_no | plant | product_category | stage"
VISIT += " | entered_on | left_on\n"
RUNNING = (
    VISIT + "K1 | conversion | 2022011301000001 | Wuhan | safety glass | application | 2026-11-02 |"
)


@pytest.mark.parametrize(
    ("status", "rule", "blocked"),
    [
        ("valid", "", None),
        ("suspended", "", "suspended"),
        ("valid", "CNCA-C13-01:2014", "old_standard"),
        ("suspended", "CNCA-C13-01:2014", "suspended"),
    ],
)
def test_a_basis_has_to_be_in_force_and_on_the_newest_standard(status, rule, blocked):
    table = (
        TABLE.strip()
        .replace("expires_on", "expires_on | status | rule")
        .replace("2031-01-14", f"2031-01-14 | {status} | {rule}")
    )
    book = SHIPPED.with_rule_changes((RuleChange("CNCA-C13-01:2014", date(2027, 7, 1)),))
    found = one(table, NOVEMBER, book=book)["conversion_blocked_by"]
    assert (found if isinstance(found, str) else None) == blocked


def finished(count: int, kind: str, days: int, plant: str = "Wuhan", first: int = 0) -> str:
    end = date(2026, 10, 1)
    begin = end - timedelta(days=days)
    return "\n".join(
        f"{kind}{n} | {kind} | | {plant} | safety glass | issue | {begin} | {end}"
        for n in range(first, first + count)
    )


def test_what_a_case_is_on_its_way_for_need_not_be_begun():
    row = one(TABLE, NOVEMBER, visits=RUNNING)
    assert row["conversion_application_no"] == "K1"
    assert row["next_action"] != "convert"
    assert (row["state"], day(row["safe_until"])) == ("due_soon", date(2026, 12, 31))


def test_a_case_that_is_not_done_in_time_does_not_help():
    row = one(TABLE, JANUARY, visits=RUNNING)
    assert (row["state"], row["next_action"]) == ("duty_change_overdue", "convert")


@pytest.mark.parametrize("kind", ["renewal", "change", "initial"])
def test_a_case_of_another_kind_is_no_conversion(kind):
    row = one(TABLE, NOVEMBER, visits=RUNNING.replace("conversion", kind))
    assert row["conversion_application_no"] != row["conversion_application_no"]


@pytest.mark.parametrize(
    ("visits", "days", "source", "start"),
    [
        (finished(10, "conversion", 40), 40, "conversions_of_plant", date(2026, 11, 21)),
        (finished(10, "conversion", 40, "Lyon"), 40, "conversions_of_category", date(2026, 11, 21)),
        (finished(9, "conversion", 40), None, "default", date(2026, 8, 31)),
        (finished(10, "renewal", 100), 100, "plant", date(2026, 9, 22)),
        (
            finished(10, "renewal", 100) + "\n" + finished(10, "conversion", 40),
            40,
            "conversions_of_plant",
            date(2026, 11, 21),
        ),
    ],
    ids=["of the plant", "of the category", "too few", "none: the usual one", "both"],
)
def test_the_lead_time_is_that_of_finished_conversions(visits, days, source, start):
    row = one(TABLE, NOVEMBER, visits=VISIT + visits)
    assert (None if days is None else row["conversion_lead_days"]) == days
    assert row["conversion_lead_from"] == source
    assert day(row["start_conversion_by"]) == start


def test_conversions_do_not_shorten_the_lead_time_of_renewals():
    visits = finished(10, "renewal", 100) + "\n" + finished(30, "conversion", 40)
    row = one(TABLE, NOVEMBER, visits=VISIT + visits)
    assert (row["lead_time_days"], row["lead_time_cases"]) == (100, 10)


@pytest.mark.parametrize(("kind", "state"), [("conversion", "over_norm"), ("renewal", "on_track")])
def test_conversions_have_norms_of_their_own(kind, state):
    book = SHIPPED.with_default("conversion_norm_days", {"application": 3})
    visits = frame_of(
        VISIT + f"K1 | {kind} | | Wuhan | safety glass | application | 2026-11-22 |", VISITS
    )
    assert metrics.cases(visits, NOVEMBER, book)["state"].tolist() == [state]
    assert metrics.stage_statistics(visits, NOVEMBER, book)["over_norm"].iloc[0] == (
        state == "over_norm"
    )


@pytest.mark.parametrize(("kind", "over"), [("conversion", True), ("renewal", False)])
def test_a_whole_conversion_has_its_own_norm(kind, over):
    book = SHIPPED.with_default("conversion_case_months", 1)
    visits = frame_of(
        VISIT + f"K1 | {kind} | | Wuhan | safety glass | application | 2026-10-20 |", VISITS
    )
    assert metrics.cases(visits, NOVEMBER, book)["over_case_norm"].tolist() == [over]
