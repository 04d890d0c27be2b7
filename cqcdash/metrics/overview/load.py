"""Renewals to file: by month and plant against what can be done, bundled by plant and week."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day, days
from cqcdash.metrics.certificates import renewal_flags
from cqcdash.metrics.columns import codes, flags, is_one_of, whole
from cqcdash.metrics.overview.capacity import Capacity, renewal_capacity
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.load import RENEWAL_BUNDLES, RENEWAL_LOAD, RENEWAL_MONTHS
from cqcdash.vocabulary.rules import SHIPPED, RuleBook

ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)
MONTHS = 18
MONTH = np.timedelta64(1, "M")


class Load(NamedTuple):
    """The renewals to file in the months ahead.

    Attributes:
        months: schema RENEWAL_MONTHS.
        plants: schema RENEWAL_LOAD, plants with most to file first.
        capacity: what can be filed in a month.
    """

    months: pd.DataFrame
    plants: pd.DataFrame
    capacity: Capacity


def renewal_load(
    positions: pd.DataFrame,
    visits: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    months: int = MONTHS,
) -> Load:
    """What is to be filed in this month and the ones after it (R11).

    A renewal whose last day for filing has passed is still to be filed: it counts in the first
    month. What is filed or has ended is no work any more.

    Args:
        positions: schema POSITIONS.
        visits: schema VISITS; give the capacity when no setting does.
        as_of: the day of the positions.
        book: the rules of the positions.
        months: how many months, this one among them.
    """
    today = day(as_of)
    rows = to_file(positions)
    by = days(rows["file_renewal_by"])
    ahead = today.astype("datetime64[M]") + MONTH * np.arange(months)
    at = (np.maximum(by, today).astype("datetime64[M]") - ahead[0]).astype("int64")
    inside = at < months
    rows, at, overdue = rows.loc[inside], at[inside], (by < today)[inside]
    filings = np.bincount(at, minlength=months)
    capacity = renewal_capacity(positions, visits, as_of, book)
    known, limit = capacity.per_month is not None, capacity.per_month or 0
    frame = pd.DataFrame(
        {
            "month": ahead.astype("datetime64[us]"),
            "to_file": filings,
            "filings_overdue": np.bincount(at[overdue], minlength=months),
            "capacity": whole(np.full(months, limit), np.full(months, known)),
            "over": flags(known & (filings > limit)),
        }
    )
    return Load(RENEWAL_MONTHS.conform(frame), _by_plant(rows, at, ahead), capacity)


def _by_plant(rows: pd.DataFrame, at: np.ndarray, ahead: np.ndarray) -> pd.DataFrame:
    """One row per plant and month in which it has something to file; most in all comes first."""
    plant, names = codes(rows["plant"])
    months, missing = len(ahead), len(names)
    cell = np.where(plant < 0, missing, plant) * months + at
    counts = np.bincount(cell, minlength=months * (missing + 1)).reshape(missing + 1, months)
    order = np.argsort(-counts.sum(axis=1), kind="stable")
    turn, month = np.nonzero(counts[order])
    own = order[turn]
    frame = pd.DataFrame(
        {
            "plant": np.array([*names, None], dtype=object)[own],
            "month": ahead[month].astype("datetime64[us]"),
            "to_file": counts[own, month],
        }
    )
    return RENEWAL_LOAD.conform(frame)


def to_file(positions: pd.DataFrame) -> pd.DataFrame:
    """The positions whose renewal is still to be filed by a day that is known."""
    ended = is_one_of(positions["state"], ENDED)
    filed = positions["renewal_application_no"].notna().to_numpy()
    known = positions["file_renewal_by"].notna().to_numpy()
    return positions.loc[~ended & ~filed & known]


def filing_weeks(positions: pd.DataFrame) -> pd.Series:
    """The ISO week of each filing day, such as ``2026-W49``; missing where there is no day."""
    iso = positions["file_renewal_by"].dt.isocalendar()
    week = iso["year"].astype("str") + "-W" + iso["week"].astype("str").str.zfill(2)
    return week.where(positions["file_renewal_by"].notna()).astype("str")


def renewal_bundles(
    positions: pd.DataFrame, as_of: date, book: RuleBook = SHIPPED, months: int = MONTHS
) -> pd.DataFrame:
    """Renewals of one plant whose last days for filing lie in one week; the earliest first.

    Args:
        positions: schema POSITIONS.
        as_of: the day of the positions.
        book: the rules of the positions.
        months: how far ahead, this month among them, as in ``renewal_load``.

    Returns:
        Schema RENEWAL_BUNDLES.
    """
    end = day(as_of).astype("datetime64[M]") + MONTH * months
    rows = to_file(positions)
    rows = rows.loc[days(rows["file_renewal_by"]) < end.astype("datetime64[D]")]
    late = renewal_flags(rows, as_of, book)
    each = pd.DataFrame(
        {
            "plant": rows["plant"],
            "filing_week": filing_weeks(rows),
            "file_renewal_by": rows["file_renewal_by"],
            "blocked": rows["renewal_blocked_by"].notna(),
            "starts_overdue": late["start_overdue"],
            "filings_overdue": late["filing_overdue"],
            "cannot_be_in_time": late["not_in_time"],
            "most_gap_days": late["gap_days"],
        }
    )
    groups = each.groupby(["plant", "filing_week"], observed=True, dropna=False)
    sums = ["blocked", "starts_overdue", "filings_overdue", "cannot_be_in_time"]
    found = groups.agg(
        file_renewal_by=("file_renewal_by", "min"),
        to_file=("file_renewal_by", "size"),
        most_gap_days=("most_gap_days", "max"),
        **{name: (name, "sum") for name in sums},
    ).reset_index()
    ordered = found.sort_values(["file_renewal_by", "to_file"], ascending=[True, False])
    return RENEWAL_BUNDLES.conform(ordered.reset_index(drop=True))
