"""Renewals to file against what can be done: counted again by hand, renewal by renewal."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from copies import begun
from dateutil.relativedelta import relativedelta
from tables import frame_of
from world import look

from cqcdash import metrics, portfolio
from cqcdash.metrics.certificates import renewals
from cqcdash.metrics.overview.capacity import renewals_in_time
from cqcdash.sample import sample_portfolio
from cqcdash.vocabulary.load import CapacityFrom
from cqcdash.vocabulary.records import VISITS
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 23)
ENDED = {"revoked", "cancelled", "expired"}


@cache
def seen(seed):
    with TemporaryDirectory() as folder:
        address = str(Path(folder) / "portfolio.duckdb")
        begun(address)
        files = [*sample_portfolio(160, seed, TODAY).items()]
        moment = datetime.combine(TODAY, time(8))
        portfolio.commit(address, portfolio.preview(address, files), "tester", moment)
        return portfolio.load(address, TODAY, SHIPPED)


def waiting(row):
    return row["state"] not in ENDED and pd.isna(row["renewal_application_no"])


def ready(row):
    if row["lead_time_from"] == "default":
        return TODAY + relativedelta(months=4)
    return TODAY + timedelta(days=int(row["lead_time_days"]))


def past(row, name):
    return waiting(row) and pd.notna(row[name]) and row[name].date() < TODAY


def gap(row):
    if not waiting(row) or pd.isna(row["expires_on"]):
        return 0
    return max((ready(row) - row["expires_on"].date()).days, 0)


@pytest.mark.parametrize("seed", [7, 11])
def test_the_three_names_of_late_are_three_rules(seed):
    positions = seen(seed).positions
    found = metrics.renewal_flags(positions, TODAY)
    rows = positions.to_dict("records")
    assert found["start_overdue"].tolist() == [past(r, "start_renewal_by") for r in rows]
    assert found["filing_overdue"].tolist() == [past(r, "file_renewal_by") for r in rows]
    assert found["not_in_time"].tolist() == [gap(r) > 0 for r in rows]
    assert found["gap_days"].fillna(0).tolist() == [gap(r) for r in rows]
    assert found.any().all(), "the sample has some of each"
    assert (found["filing_overdue"] <= found["start_overdue"]).all()


@pytest.mark.parametrize("seed", [7, 11])
def test_start_overdue_counts_the_same_in_the_list_of_renewals(seed):
    positions = seen(seed).positions
    turns = renewals(positions)["turn"].value_counts()
    assert turns["too_late"] == metrics.renewal_flags(positions, TODAY)["start_overdue"].sum()


@pytest.mark.parametrize("seed", [7, 11])
def test_the_load_counts_every_renewal_in_its_month(seed):
    whole = seen(seed)
    found = metrics.renewal_load(whole.positions, whole.visits, TODAY, SHIPPED, 12)
    first = TODAY.replace(day=1)
    months = [first + relativedelta(months=n) for n in range(12)]
    expected, of_plant, overdue = Counter(), Counter(), 0
    for row in whole.positions.to_dict("records"):
        if not waiting(row) or pd.isna(row["file_renewal_by"]):
            continue
        by = row["file_renewal_by"].date()
        overdue += by < TODAY
        month = max(by, TODAY).replace(day=1)
        if month <= months[-1]:
            expected[month] += 1
            of_plant[str(row["plant"]), month] += 1
    assert [d.date() for d in found.months["month"]] == months
    assert found.months["to_file"].tolist() == [expected[month] for month in months]
    assert found.months["filings_overdue"].tolist() == [overdue] + [0] * 11
    cells = zip(found.plants["plant"].astype("str"), found.plants["month"], strict=True)
    counts = {(plant, month.date()) for plant, month in cells}
    assert counts == set(of_plant)
    assert found.plants["to_file"].sum() == sum(expected.values())
    per_plant = found.plants.groupby("plant", observed=True, sort=False)["to_file"].sum()
    assert per_plant.tolist() == sorted(per_plant, reverse=True)


@pytest.mark.parametrize("seed", [7, 11])
def test_bundles_hold_each_renewal_once(seed):
    positions = seen(seed).positions
    found = metrics.renewal_bundles(positions, TODAY, SHIPPED, 12)
    end = TODAY.replace(day=1) + relativedelta(months=12)
    expected = Counter()
    blocked = late = 0
    for row in positions.to_dict("records"):
        if not waiting(row) or pd.isna(row["file_renewal_by"]):
            continue
        by = row["file_renewal_by"].date()
        if by < end:
            year, week, _ = by.isocalendar()
            expected[str(row["plant"]), f"{year}-W{week:02}"] += 1
            blocked += pd.notna(row["renewal_blocked_by"])
            late += gap(row) > 0
    keys = zip(found["plant"].astype("str"), found["filing_week"], strict=True)
    assert dict(zip(keys, found["to_file"], strict=True)) == dict(expected)
    assert found["blocked"].sum() == blocked > 0
    assert found["cannot_be_in_time"].sum() == late > 0
    assert found["file_renewal_by"].is_monotonic_increasing


PAPER = "certificate_no | first_issued_on | issued_on | expires_on\n"
CASE = "application_no | kind | certificate_no | stage | entered_on | left_on\n"


@pytest.mark.parametrize(
    ("paper", "case", "in_time"),
    [
        # Issued anew by the case: the term from the first issue ended on 2026-03-31.
        ("2021-04-01 | 2026-03-10 | 2031-03-09", "2026-01-05 | 2026-03-10", True),
        ("2021-04-01 | 2026-04-20 | 2031-04-19", "2026-01-05 | 2026-04-20", False),
        # The second renewal: the second term ended on 2026-03-31.
        ("2016-04-01 | 2026-03-10 | 2031-03-09", "2026-01-05 | 2026-03-10", True),
        # The record still shows the old paper.
        ("2021-04-01 | 2021-04-01 | 2026-03-31", "2026-01-05 | 2026-03-31", True),
        ("2021-04-01 | 2021-04-01 | 2026-03-31", "2026-01-05 | 2026-04-01", False),
        # Nobody knows since when it ran.
        (" | 2026-03-10 | 2031-03-09", "2026-01-05 | 2026-03-10", False),
    ],
)
def test_in_time_is_by_the_expiry_that_is_renewed(paper, case, in_time):
    positions = look(f"{PAPER}C1 | {paper}", TODAY)
    visits = frame_of(f"{CASE}A1 | renewal | C1 | issue | {case}", VISITS)
    found = renewals_in_time(positions, visits, pd.Timestamp(TODAY).to_datetime64(), SHIPPED)
    assert len(found) == int(in_time)


def many(months):
    """So many renewals in each of these months, all in time, with their certificates."""
    numbered = [(f"C{m}-{n}", m) for m, many in months.items() for n in range(many)]
    papers = [f"{c} | 2021-12-01 | {m}-10 | 2031-11-30" for c, m in numbered]
    cases = [f"A{c} | renewal | {c} | issue | {m}-02 | {m}-10" for c, m in numbered]
    return (
        look(PAPER + "\n".join(papers), TODAY),
        frame_of(CASE + "\n".join(cases), VISITS),
    )


def test_the_capacity_is_the_fullest_month_in_which_renewals_were_in_time():
    positions, visits = many({"2026-03": 4, "2026-05": 7, "2026-11": 9})
    found = metrics.renewal_capacity(positions, visits, TODAY)
    assert found == metrics.Capacity(7, CapacityFrom.HISTORY, 11), "this month is not over yet"


def test_a_short_history_says_nothing_and_a_setting_always_wins():
    positions, visits = many({"2026-03": 4, "2026-05": 5})
    assert metrics.renewal_capacity(positions, visits, TODAY).per_month is None
    load = metrics.renewal_load(positions, visits, TODAY)
    assert not load.months["over"].any()
    assert load.months["capacity"].isna().all()
    book = SHIPPED.with_default("renewal_capacity_per_month", 3)
    found = metrics.renewal_capacity(positions, visits, TODAY, book)
    assert found == metrics.Capacity(3, CapacityFrom.SETTING, 9)


def test_a_month_with_more_than_can_be_filed_is_too_full():
    book = SHIPPED.with_default("renewal_capacity_per_month", 2)
    table = "certificate_no | issued_on | expires_on\n" + "\n".join(
        f"C{n} | 2022-01-01 | 2027-06-{n + 10}" for n in range(3)
    )
    load = metrics.renewal_load(look(table, TODAY), VISITS.empty(), TODAY, book)
    full = load.months.loc[load.months["over"], ["month", "to_file", "capacity"]]
    assert full.to_numpy().tolist() == [[pd.Timestamp(2027, 3, 1), 3, 2]]


def test_without_certificates_there_is_no_load():
    none = look(PAPER + "C1 | | |", TODAY).iloc[:0]
    load = metrics.renewal_load(none, VISITS.empty(), TODAY)
    assert load.months["to_file"].sum() == 0
    assert load.plants.empty
    assert metrics.renewal_bundles(none, TODAY).empty
