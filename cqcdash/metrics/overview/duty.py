"""Changes of duty across the portfolio: how many are concerned, converted, left."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day, days
from cqcdash.metrics.columns import is_one_of
from cqcdash.vocabulary.duty import DutyState
from cqcdash.vocabulary.overview import DUTY_SUMMARY
from cqcdash.vocabulary.rules import DutyChange, RuleBook

LEFT = (DutyState.TO_CONVERT, DutyState.NOT_ENOUGH)


def duty_summary(positions: pd.DataFrame, as_of: date, book: RuleBook) -> pd.DataFrame:
    """Every change known on the day, those ahead first, then what is open, then the past.

    Args:
        positions: schema POSITIONS.
        as_of: the day of the positions.
        book: the rules of the positions.

    Returns:
        Schema DUTY_SUMMARY.
    """
    known = [c for c in book.duty_changes if c.announced is None or c.announced <= as_of]
    rows = [_row(positions, change, as_of) for change in sorted(known, key=_order(as_of))]
    return DUTY_SUMMARY.conform(pd.DataFrame(rows, columns=DUTY_SUMMARY.names))


def _order(as_of: date) -> Callable[[DutyChange], tuple[int, date]]:
    def key(change: DutyChange) -> tuple[int, date]:
        last = change.last_day
        if last is None:
            return 1, date.max
        return (0, last) if last >= as_of else (2, last)

    return key


def _row(positions: pd.DataFrame, change: DutyChange, as_of: date) -> dict[str, object]:
    mine = positions.loc[(positions["duty_change"] == change.name).to_numpy(bool)]
    left = mine.loc[is_one_of(mine["duty_state"], LEFT)]
    counted = {str(word): int((mine["duty_state"] == word).sum()) for word in DutyState}
    last = change.last_day
    return {
        "duty_change": change.name,
        "effect": str(change.effect),
        "title": change.title,
        "convert_by": pd.NaT if last is None else pd.Timestamp(last),
        "duty_days_left": pd.NA if last is None else (last - as_of).days,
        **counted,
        "duty_plants": int(mine["plant"].nunique()),
        "started_late": int((days(left["start_conversion_by"]) < day(as_of)).sum()),
        "duty_source": change.source,
        "trust": str(change.trust),
    }


def duty_burn_down(
    positions: pd.DataFrame, everything: pd.DataFrame, change: DutyChange, as_of: date
) -> pd.DataFrame:
    """How many certificates were left to convert on each day on which one was converted.

    Args:
        positions: schema POSITIONS, of what is looked at.
        everything: the same of the whole portfolio: a filter may leave successors out.
        change: a change with a last day.
        as_of: the day of the positions.

    Returns:
        day, left: from the day on which applications are accepted to ``as_of``, then the last
        day with what is left now if nobody acts.
    """
    last = change.last_day
    begin = change.accepted_from or change.announced
    if last is None or begin is None or begin > as_of:
        return pd.DataFrame({"day": pd.Series([], dtype="datetime64[us]"), "left": []})
    mine = positions.loc[(positions["duty_change"] == change.name).to_numpy(bool)]
    converted = mine.loc[is_one_of(mine["duty_state"], [DutyState.CONVERTED])]
    followers = converted["duty_successor_no"]
    rows = everything.loc[everything["certificate_no"].isin(followers).to_numpy(bool)]
    done = days(rows.set_index("certificate_no")["issued_on"].reindex(followers))
    left = int(is_one_of(mine["duty_state"], LEFT).sum())
    moments = np.unique(done[(done > day(begin)) & (done <= day(as_of))])
    shown = np.concatenate([[day(begin)], moments, [day(as_of), day(max(last, as_of))]])
    open_then = [left + int(((done > moment) | np.isnat(done)).sum()) for moment in shown]
    unknown = int(np.isnat(done).sum())
    counts = [n - unknown for n in open_then]
    return pd.DataFrame({"day": shown.astype("datetime64[us]"), "left": counts})
