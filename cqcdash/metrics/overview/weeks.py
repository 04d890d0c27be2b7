"""Expiries and filing days week by week."""

from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import Days, dates, day, days
from cqcdash.metrics.columns import is_one_of
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.overview import EXPIRY_WEEKS, FILING_WEEKS

ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)


class Weeks(NamedTuple):
    """What a time ahead holds, by Mondays.

    Attributes:
        expiries: schema EXPIRY_WEEKS.
        filings: schema FILING_WEEKS.
    """

    expiries: pd.DataFrame
    filings: pd.DataFrame


def has_ended(positions: pd.DataFrame) -> np.ndarray:
    """Which certificates are revoked, cancelled or expired."""
    return is_one_of(positions["state"], ENDED)


def expiring_within(positions: pd.DataFrame, as_of: date, span: int) -> pd.DataFrame:
    """The living certificates that expire from a day on within so many days.

    Args:
        positions: schema POSITIONS.
        as_of: the day of the positions.
        span: in days; the last one counts.
    """
    expires = days(positions["expires_on"])
    near = (expires >= day(as_of)) & (expires <= day(as_of + timedelta(days=span)))
    return positions.loc[near & ~has_ended(positions)]


def expiries_by_week(positions: pd.DataFrame, as_of: date, span: int) -> Weeks:
    """Certificates that expire in each week of a time ahead, and the filings that fall due.

    Args:
        positions: schema POSITIONS.
        as_of: the day of the positions; its week is the first.
        span: how far to look, in days.
    """
    alive = positions.loc[~has_ended(positions)]
    ending = expiring_within(positions, as_of, span)
    frame = pd.DataFrame(
        {
            "week": dates(_monday(days(ending["expires_on"])), ending.index),
            "standing": ending["standing"].astype("object"),
        }
    )
    expiries = frame.groupby(["week", "standing"]).size().reset_index()
    expiries.columns = pd.Index(["week", "standing", "certificates"])
    open_ones = alive.loc[alive["renewal_application_no"].isna().to_numpy(bool)]
    file_by = days(open_ones["file_renewal_by"])
    last = day(as_of + timedelta(days=span))
    due = file_by[(file_by >= day(as_of)) & (file_by <= last)]
    weeks, filings = np.unique(_monday(due), return_counts=True)
    told = pd.DataFrame({"week": dates(weeks, pd.RangeIndex(len(weeks))), "filings": filings})
    return Weeks(EXPIRY_WEEKS.conform(expiries), FILING_WEEKS.conform(told))


def _monday(found: Days) -> Days:
    """The Monday of each day's week; day 0 of the epoch was a Thursday."""
    since = found.astype("datetime64[D]").astype("int64")
    return found - ((since + 3) % 7).astype("m8[D]")
