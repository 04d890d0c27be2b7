"""Changes of duty across the portfolio: how many are concerned, converted, left."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day, days
from cqcdash.metrics.columns import is_one_of
from cqcdash.metrics.duty import CCC_NUMBER
from cqcdash.vocabulary.duty import LEFT_TO_CONVERT, DutyState
from cqcdash.vocabulary.overview import DUTY_SUMMARY
from cqcdash.vocabulary.records import Scheme
from cqcdash.vocabulary.rules import DutyChange, RuleBook


def duty_summary(positions: pd.DataFrame, as_of: date, book: RuleBook) -> pd.DataFrame:
    """Every change known on the day, those ahead first, then what is open, then the past.

    Args:
        positions: schema POSITIONS.
        as_of: the day of the positions.
        book: the rules of the positions.

    Returns:
        Schema DUTY_SUMMARY.
    """
    known = sorted(book.duty_changes_on(as_of), key=_order(as_of))
    rows = [_row(positions, change, as_of) for change in known]
    return DUTY_SUMMARY.conform(pd.DataFrame(rows, columns=DUTY_SUMMARY.names))


def _order(as_of: date) -> Callable[[DutyChange], tuple[int, date]]:
    def key(change: DutyChange) -> tuple[int, date]:
        last = change.last_day
        if last is None:
            return 1, date.max
        return (0, last) if last >= as_of else (2, last)

    return key


def _row(positions: pd.DataFrame, change: DutyChange, as_of: date) -> dict[str, object]:
    mine = concerned_by(positions, change)
    left = mine.loc[_left(mine, change)]
    idle = left.loc[left["conversion_application_no"].isna().to_numpy()]
    counted = {str(word): int(np.sum(is_one_of(mine["duty_state"], [word]))) for word in DutyState}
    if change.updates:
        counted["to_convert"] = len(left)
    last = change.last_day
    begin = days(idle["start_conversion_by"])
    lead = (days(idle["convert_by"]) - begin)[~np.isnat(begin)].astype("int64")
    return {
        "duty_change": change.name,
        "effect": str(change.effect),
        "title": change.title,
        "convert_by": pd.NaT if last is None else pd.Timestamp(last),
        "duty_days_left": pd.NA if last is None else (last - as_of).days,
        **counted,
        "duty_concerned": len(left) + counted["converted"],
        "duty_plants": mine["plant"].nunique(),
        "with_case": len(left) - len(idle),
        "without_case": len(idle),
        "started_late": int(np.count_nonzero(begin < day(as_of))),
        "least_lead_days": lead.min() if len(lead) else pd.NA,
        "most_lead_days": lead.max() if len(lead) else pd.NA,
        "duty_source": change.source,
        "trust": str(change.trust),
    }


def concerned_by(positions: pd.DataFrame, change: DutyChange) -> pd.DataFrame:
    """The certificates that a change concerns, surely or perhaps.

    Args:
        positions: schema POSITIONS.
        change: of who must hold what, or of a rule or standard to follow (R24).
    """
    found = is_one_of(positions["duty_change"], [change.name])
    if change.updates:
        found = found | is_one_of(positions["rule_change"], [change.name])
    return positions.loc[found]


def with_body(mine: pd.DataFrame) -> pd.DataFrame:
    """Certificates with ``certification_body``, which body issued each, by its number."""
    numbers = mine["certificate_no"].astype("str")
    mandatory = numbers.str.fullmatch(CCC_NUMBER).to_numpy(bool, na_value=False)
    digits = numbers.str.slice(BODY.start, BODY.stop).where(mandatory)
    body = digits.replace(OF_CODE)
    for word in VOLUNTARY:
        own = is_one_of(mine["scheme"], [word])
        body = body.mask(own & ~mandatory, str(word))
    return mine.assign(certification_body=body)


# The only code of a body that the domain names.
OF_CODE = {"01": "CQC"}
BODY = slice(4, 6)
VOLUNTARY = (Scheme.CQC, Scheme.CCAP)


def _left(mine: pd.DataFrame, change: DutyChange) -> np.ndarray:
    """Which are still to be converted, or to be updated."""
    if change.updates:
        return is_one_of(mine["rule_change"], [change.name])
    return is_one_of(mine["duty_state"], LEFT_TO_CONVERT)


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
    mine = concerned_by(positions, change)
    converted = mine.loc[is_one_of(mine["duty_state"], [DutyState.CONVERTED])]
    followers = converted["duty_successor_no"]
    rows = everything.loc[everything["certificate_no"].isin(followers).to_numpy(bool)]
    done = days(rows.set_index("certificate_no")["issued_on"].reindex(followers))
    left = int(_left(mine, change).sum())
    moments = np.unique(done[(done > day(begin)) & (done <= day(as_of))])
    shown = np.concatenate([[day(begin)], moments, [day(as_of), day(max(last, as_of))]])
    open_then = [left + int(((done > moment) | np.isnat(done)).sum()) for moment in shown]
    unknown = int(np.isnat(done).sum())
    counts = [n - unknown for n in open_then]
    return pd.DataFrame({"day": shown.astype("datetime64[us]"), "left": counts})
