"""Five years ahead: what falls due per month, beside what was done per month."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.audits import interval_months, known_audits
from cqcdash.metrics.calendar import Days, add_months, day, days, earliest_by
from cqcdash.metrics.columns import codes, is_one_of, place, words_of
from cqcdash.metrics.overview.capacity import LOOK_BACK, MONTH, per_month, renewals_in_time
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.overview import RENEWAL_WALL, Period
from cqcdash.vocabulary.records import PLANTS
from cqcdash.vocabulary.rules import SHIPPED, RuleBook


def renewal_wall(  # noqa: PLR0913, PLR0917 - the frames, the day and the rules
    positions: pd.DataFrame,
    audits: pd.DataFrame,
    visits: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    plants: pd.DataFrame | None = None,
    months: int = 60,
) -> pd.DataFrame:
    """Expiries and audits per month ahead, expiries renewed in time and audits held in the past.

    Every group is taken to pass each audit on its due day, and every certificate to be renewed
    for another term only once it expires: the wall shows what is certain to come.

    Args:
        positions: schema POSITIONS.
        audits: schema AUDITS.
        visits: schema VISITS.
        as_of: the day of the positions.
        book: the rules of the positions.
        plants: schema PLANTS, for the factory classes.
        months: how far to look ahead.

    Returns:
        Schema RENEWAL_WALL: for ``expiry`` and ``audit`` 24 months back and so many ahead.
    """
    today = day(as_of)
    held = audits_held(audits, today)
    renewed = renewals_in_time(positions, visits, today, book)
    intervals = interval_months(positions, PLANTS.empty() if plants is None else plants, book)
    ahead = today.astype("datetime64[M]") + MONTH * np.arange(months)
    past = today.astype("datetime64[M]") - MONTH * np.arange(LOOK_BACK, 0, -1)
    parts = [
        _wall("expiry", expiries(positions, today), renewed, ahead, past),
        _wall("audit", audits_due(positions, intervals, today, months), held, ahead, past),
    ]
    return RENEWAL_WALL.conform(pd.concat(parts, ignore_index=True))


def expiries(positions: pd.DataFrame, today: np.datetime64) -> Days:
    """Expiries still to come, of certificates that are not revoked or cancelled."""
    gone = is_one_of(positions["state"], (State.REVOKED, State.CANCELLED, State.EXPIRED))
    expires = days(positions["expires_on"])
    return expires[~gone & (expires >= today)]


def audits_due(
    positions: pd.DataFrame, intervals: np.ndarray, today: np.datetime64, months: int
) -> Days:
    """The due days of each group's next audits; one that is overdue falls on today."""
    group, names = codes(positions["audit_group"])
    member = np.where(positions["in_audit_group"].to_numpy(bool), group, -1)
    due = np.maximum(earliest_by(member, days(positions["follow_up_due_on"]), len(names)), today)
    step = np.full(len(names), months)
    np.minimum.at(step, member[member >= 0], intervals[member >= 0])
    rounds = np.arange(months // max(int(step.min(initial=months)), 1) + 1)
    every = add_months(due[:, None], step[:, None] * rounds)
    return every[~np.isnat(every)]


def audits_held(audits: pd.DataFrame, today: np.datetime64) -> Days:
    """Ends of the audits that took place."""
    seen = known_audits(audits, today)
    return seen.end[seen.passed | seen.failed]


def _wall(what: str, due: Days, done: Days, ahead: Days, past: Days) -> pd.DataFrame:
    before, after = per_month(done, past), per_month(due, ahead)
    period = np.repeat([place(Period.PAST), place(Period.AHEAD)], [len(past), len(ahead)])
    index = pd.RangeIndex(len(period))
    return pd.DataFrame(
        {
            "what": what,
            "month": np.concatenate([past, ahead]).astype("datetime64[us]"),
            "period": words_of(period, Period, index),
            "count": np.concatenate([before, after]),
        },
        index=index,
    )
