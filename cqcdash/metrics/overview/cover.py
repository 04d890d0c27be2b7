"""The cover: how many certificates are still usable month by month."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.audits import interval_months
from cqcdash.metrics.calendar import (
    NO_DAY,
    Days,
    add_days,
    add_months,
    dates,
    day,
    days,
    earliest,
)
from cqcdash.metrics.columns import Column, codes, is_one_of, words_of
from cqcdash.vocabulary.certificates import SafeUntilReason, Standing
from cqcdash.vocabulary.cover import COVER, COVER_LOST
from cqcdash.vocabulary.duty import DutyState
from cqcdash.vocabulary.rules import RuleBook

USABLE = (Standing.DEADLINE_MISSED, Standing.ACT_SOON, Standing.FINE)
MOST_MONTHS = 48


class Cover(NamedTuple):
    """The cover and what takes from it.

    Attributes:
        months: schema COVER.
        lost: schema COVER_LOST.
    """

    months: pd.DataFrame
    lost: pd.DataFrame


def cover_months(  # noqa: PLR0913, PLR0917 - the frames, the day and the rules
    positions: pd.DataFrame,
    forecasts: pd.DataFrame,
    plants: pd.DataFrame,
    as_of: date,
    book: RuleBook,
    months: int = 24,
) -> Cover:
    """Certificates still usable on the day, then on the first of each of so many months.

    Usable today is what is neither not usable nor of unknown status: nobody can vouch for that
    one, so it counts on no day. If nobody acts, such a certificate stays usable through
    ``safe_until``; one without an end stays.

    With what is planned, a booked visit is taken to pass on its day: it answers a failed audit and
    the findings that it settles (R17), and the next audit is due one interval later. A running
    case is taken to be done on its careful day (85 %): from then on the renewed certificate holds,
    for longer than this looks ahead, and a conversion answers the law. Until then the old days
    hold, so a certificate may be lost for a while and come back.

    Args:
        positions: schema POSITIONS.
        forecasts: schema CASE_FORECASTS; without a day for its case nothing is saved by it.
        plants: schema PLANTS, for the factory classes.
        as_of: the day of the positions.
        book: the rules of the positions.
        months: how far to look ahead, up to ``MOST_MONTHS``.
    """
    base = positions.loc[is_one_of(positions["standing"], USABLE)]
    looked = _looked_at(as_of, min(months, MOST_MONTHS))
    until = days(base["safe_until"])
    alive = np.isnat(until) | (until >= looked[:, None])
    alive[0] = True
    planned = _planned(base, forecasts, plants, day(as_of), book, looked) | alive
    kept, saved = alive.sum(axis=1), planned.sum(axis=1)
    index = pd.RangeIndex(len(looked))
    frame = pd.DataFrame(
        {
            "day": dates(looked, index),
            "usable": kept,
            "usable_planned": saved,
            "saved": saved - kept,
        }
    )
    return Cover(COVER.conform(frame), _lost(base, alive, looked))


def _looked_at(as_of: date, months: int) -> Days:
    first = day(as_of).astype("datetime64[M]") + np.timedelta64(1, "M")
    ahead = first + np.timedelta64(1, "M") * np.arange(months)
    return np.concatenate([[day(as_of)], ahead.astype("datetime64[D]")])


def _planned(  # noqa: PLR0913, PLR0917 - as above
    base: pd.DataFrame,
    forecasts: pd.DataFrame,
    plants: pd.DataFrame,
    today: np.datetime64,
    book: RuleBook,
    looked: Days,
) -> np.ndarray:
    """Whether each certificate is usable on each day, with what is planned."""
    at = looked[:, None]
    other = earliest(days(base["suspension_ends_on"]), days(base["rule_change_deadline"]))
    to_convert = is_one_of(base["duty_state"], [DutyState.TO_CONVERT])
    ends = np.where(to_convert, days(base["convert_by"]), NO_DAY)
    renewed = _done_on(base["renewal_application_no"], forecasts)
    converted = _done_on(base["conversion_application_no"], forecasts)
    return (
        _audited(base, plants, today, book, at)
        & _holds(at, other)
        & (_holds(at, days(base["expires_on"])) | (renewed <= at))
        & (_holds(at, ends) | (converted <= at))
    )


def _holds(at: Days, end: Days) -> np.ndarray:
    return np.isnat(end) | (end >= at)


def _audited(
    base: pd.DataFrame, plants: pd.DataFrame, today: np.datetime64, book: RuleBook, at: Days
) -> np.ndarray:
    """Whether audit, failed audit and findings allow it, with the booked visit held."""
    finding, failed = days(base["finding_due_on"]), days(base["repeat_audit_by"])
    booked = days(base["audit_planned_on"])
    held = (booked >= today) & (booked <= at)
    again = add_days(
        add_months(booked, _interval(base, plants, book)),
        np.asarray(book.applying(base, "audit_grace_days")),
    )
    # A failed audit stands among the findings, and a passed one always answers it.
    settles = book.defaults.findings_closed_by_later_pass | (finding == failed)
    return (
        (_holds(at, days(base["follow_up_deadline"])) | (held & (at <= again)))
        & (_holds(at, failed) | held)
        & (_holds(at, finding) | (held & settles))
    )


def _interval(base: pd.DataFrame, plants: pd.DataFrame, book: RuleBook) -> np.ndarray:
    """Months between the audits of each certificate's group: the shortest of its members (R10)."""
    own = interval_months(base, plants, book)
    group, names = codes(base["audit_group"])
    shortest = np.full(len(names) + 1, np.iinfo("int64").max)
    np.minimum.at(shortest, group, own)
    return np.where(group >= 0, shortest[group], own)


def _done_on(cases: Column, forecasts: pd.DataFrame) -> Days:
    """The careful day on which each certificate's case is done; missing without one."""
    known = forecasts.dropna(subset=["date_85"]).drop_duplicates("application_no")
    at = pd.Index(known["application_no"]).get_indexer(pd.Index(cases))
    return np.append(days(known["date_85"]), NO_DAY)[np.where(cases.isna().to_numpy(), -1, at)]


def _lost(base: pd.DataFrame, alive: np.ndarray, looked: Days) -> pd.DataFrame:
    """How many have ended by each day, by what ended them."""
    reason = base["safe_until_reason"].cat.codes.to_numpy("int64")
    counts = np.array([np.bincount(reason[~row], minlength=len(SafeUntilReason)) for row in alive])
    at, cause = np.nonzero(counts)
    index = pd.RangeIndex(len(at))
    frame = pd.DataFrame(
        {
            "day": dates(looked[at], index),
            "safe_until_reason": words_of(cause, SafeUntilReason, index),
            "lost": counts[at, cause],
        }
    )
    return COVER_LOST.conform(frame)
