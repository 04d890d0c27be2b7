"""Counts for the overview: states, expiry bands, safe-until by month."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day, days
from cqcdash.metrics.columns import Column, is_one_of, place, words_of
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.audits import AuditTask
from cqcdash.vocabulary.certificates import ExpiryBand, Standing, State
from cqcdash.vocabulary.overview import EXPIRY_BANDS, OVERVIEW, SAFE_UNTIL_BY_MONTH, Period


def expiry_bands(positions: pd.DataFrame) -> pd.DataFrame:
    """Certificates by expiry band and category (R14); schema EXPIRY_BANDS.

    Revoked and cancelled certificates are left out: their expiry no longer matters.
    """
    living = positions.loc[~is_one_of(positions["state"], (State.REVOKED, State.CANCELLED))]
    by = living.groupby(["expiry_band", "product_category"], observed=True, dropna=False)
    counts = by.agg(certificates=("certificate_no", "size"), estimated=("expiry_estimated", "sum"))
    return EXPIRY_BANDS.conform(counts.reset_index())


def safe_until_by_month(positions: pd.DataFrame, as_of: date, months: int = 24) -> pd.DataFrame:
    """Certificates by the month in which they cease to be safe, and by reason.

    Returns:
        Schema SAFE_UNTIL_BY_MONTH: one row for each reason in each of so many months from
        ``as_of`` on, and for the past, for all later months, and for those without a date.
    """
    period, month = _periods(positions, as_of, months)
    shown = np.where(period == place(Period.AHEAD), month, np.datetime64("NaT", "M"))
    frame = pd.DataFrame(
        {
            "period": words_of(period, Period, positions.index),
            "month": shown.astype("datetime64[us]"),
            "safe_until_reason": positions["safe_until_reason"],
        }
    )
    by = frame.groupby(["period", "month", "safe_until_reason"], observed=True, dropna=False)
    return SAFE_UNTIL_BY_MONTH.conform(by.size().reset_index().set_axis(COUNTED, axis=1))


def safe_until_in(
    positions: pd.DataFrame, chosen: Sequence[str], as_of: date, months: int = 24
) -> pd.DataFrame:
    """The certificates behind some bars of ``safe_until_by_month``; all when none is chosen.

    Args:
        positions: schema POSITIONS.
        chosen: months as ``2027-03``, and codes of Period.
        as_of: the day looked at.
        months: how many months the chart looks ahead.
    """
    if not chosen:
        return positions
    period, month = _periods(positions, as_of, months)
    codes = [place(Period(word)) for word in chosen if word in set(Period)]
    named = np.array([word for word in chosen if word not in set(Period)], dtype="datetime64[M]")
    ahead = (period == place(Period.AHEAD)) & np.isin(month, named)
    return positions.loc[np.isin(period, codes) | ahead]


def _periods(positions: pd.DataFrame, as_of: date, months: int) -> tuple[np.ndarray, np.ndarray]:
    """Where each certificate's safe-until lies, seen from a day, and its month."""
    until = days(positions["safe_until"])
    month = until.astype("datetime64[M]")
    first = day(as_of).astype("datetime64[M]")
    period = np.select(
        [np.isnat(until), until < day(as_of), month < first + np.timedelta64(months, "M")],
        [place(Period.NONE), place(Period.PAST), place(Period.AHEAD)],
        place(Period.BEYOND),
    )
    return period, month


COUNTED = ["period", "month", "safe_until_reason", "certificates"]


def overview_counts(
    positions: pd.DataFrame, follow_ups: pd.DataFrame, cases: pd.DataFrame, as_of: date
) -> pd.DataFrame:
    """The numbers of the overview, each with what it could not count; schema OVERVIEW.

    Args:
        positions: schema POSITIONS.
        follow_ups: schema FOLLOW_UPS.
        cases: one row per application with a ``state`` (CaseState).
        as_of: the day of all three.
    """
    endless = positions["unlimited"].to_numpy(bool, na_value=False)
    without_expiry = int(np.count_nonzero(positions["expires_on"].isna() & ~endless))
    in_group = positions["in_audit_group"].to_numpy(bool)
    without_due = int(np.count_nonzero(in_group & positions["follow_up_due_on"].isna()))
    open_cases = cases.loc[~is_one_of(cases["state"], [CaseState.DONE])]
    soon = (days(positions["safe_until"]) - day(as_of)).astype("int64")
    running = (
        ~is_one_of(positions["standing"], [Standing.NOT_USABLE]) & ~positions["safe_until"].isna()
    )
    rows = [
        ("certificates", len(positions), 0),
        *((f"standing_{s}", _number(positions["standing"], s), 0) for s in Standing),
        *((f"state_{s}", _number(positions["state"], s), 0) for s in State),
        ("safe_until_within_90", int(np.count_nonzero(running & (soon <= NEAR))), without_expiry),
        *(
            (f"expires_{band}", _number(positions["expiry_band"], band), without_expiry)
            for band in ExpiryBand
        ),
        *((f"audits_{t}", _number(follow_ups["audit_task"], t), without_due) for t in AuditTask),
        ("applications_open", len(open_cases), 0),
        *(
            (f"applications_{s}", _number(open_cases["state"], s), 0)
            for s in CaseState
            if s != CaseState.DONE
        ),
        ("not_verified", int(np.count_nonzero(~positions["verified"])), 0),
        (
            "follow_up_estimated",
            int(np.count_nonzero(positions["follow_up_estimated"])),
            without_due,
        ),
    ]
    return OVERVIEW.conform(pd.DataFrame(rows, columns=["figure", "count", "not_counted"]))


NEAR = 90


def _number(column: Column, word: str) -> int:
    return int(np.count_nonzero(is_one_of(column, [word])))
