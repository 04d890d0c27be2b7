"""The stage visits as they were known on a day, in the order of each case's walk.

Durations are calendar days, left − entered. What was entered after the day is unseen; what was
left after the day is still open. A visit without an end is open, unless its case went on to
another stage since: then its end was forgotten, and it is neither open nor measured. (Product
tests that begin during a factory audit do not end the audit: these two may overlap.)
"""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import Column, codes
from cqcdash.vocabulary.records import STAGE_ORDER

APPLICATION, TESTS, AUDIT, REVIEW, ISSUE = range(len(STAGE_ORDER))
NEVER = np.iinfo("int32").min
_STAGES = len(STAGE_ORDER)
_MOST_DAYS = 1 << 23
_WIDE = 1 << 32  # wider than any day number: keeps running maxima of two cases apart


class KnownVisits(NamedTuple):
    """Visits sorted by case, day and stage; every array has one element per visit.

    Attributes:
        rows: the visits themselves, in this order.
        as_of: the day, as a day number.
        numbers: the application numbers, one per case.
        case: place of the visit's case in ``numbers``.
        stage: place of the stage in the order of stages.
        entered: day number of the entry.
        until: day number of the end; of ``as_of`` while open; NEVER when the end is unknown.
        ended: which have a known end.
        open: which are running.
        days: how long it took, or has been running; 0 when the end is unknown.
        wait: days without any stage before the entry.
        waited: which have a known ``wait``: not the first one, nor one after an unknown end.
    """

    rows: pd.DataFrame
    as_of: int
    numbers: pd.Index
    case: np.ndarray
    stage: np.ndarray
    entered: np.ndarray
    until: np.ndarray
    ended: np.ndarray
    open: np.ndarray
    days: np.ndarray
    wait: np.ndarray
    waited: np.ndarray


def known_visits(visits: pd.DataFrame, as_of: date) -> KnownVisits:
    """The visits (schema VISITS) that were known on ``as_of``, walk by walk."""
    today = int(np.datetime64(as_of, "D").astype("int64"))
    entered, left = day_numbers(visits["entered_on"]), day_numbers(visits["left_on"])
    stage = _places(visits["stage"])
    known = np.flatnonzero((entered != NEVER) & (entered <= today) & (stage >= 0))
    case, numbers = pd.factorize(visits["application_no"].array[known])
    order = _walk_order(case, entered[known], stage[known])
    chosen, case = known[order], case[order]
    entered, left, stage = entered[chosen], left[chosen], stage[chosen]
    ended = (left >= entered) & (left <= today)
    unfinished = ~ended & ~((left <= today) & _went_on(case, stage))
    until = np.where(ended, left, np.where(unfinished, today, NEVER))
    before = _latest_before(case, until)
    first = np.ones(len(case), dtype=bool)
    first[1:] = case[1:] != case[:-1]
    return KnownVisits(
        rows=visits.iloc[chosen],
        as_of=today,
        numbers=pd.Index(numbers),
        case=case,
        stage=stage,
        entered=entered,
        until=until,
        ended=ended,
        open=unfinished,
        days=np.where(until == NEVER, 0, until - entered),
        wait=np.maximum(entered - before, 0),
        waited=~first & np.roll(until != NEVER, 1),
    )


def _walk_order(case: np.ndarray, entered: np.ndarray, stage: np.ndarray) -> np.ndarray:
    """The order by case, day and stage, packed into one number: most files are nearly sorted."""
    day = entered - entered.min(initial=0)
    return np.argsort((case * _MOST_DAYS + day) * _STAGES + stage, kind="stable")


def day_numbers(column: Column) -> np.ndarray:
    """Dates as day numbers, NEVER when missing."""
    days = column.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), NEVER, days.astype("int64"))


def _places(stage: Column) -> np.ndarray:
    code, words = codes(stage)
    order = pd.Index([str(s) for s in STAGE_ORDER]).get_indexer(words.astype("str"))
    return np.append(order, -1)[code]


def _went_on(case: np.ndarray, stage: np.ndarray) -> np.ndarray:
    """Which visits were followed by a stage that says that they have ended."""
    apart = (case.max(initial=0) - case) * _WIDE
    highest = (np.maximum.accumulate((stage + apart)[::-1]) - apart[::-1])[::-1]
    later = np.full(len(case), -1)
    same = case[1:] == case[:-1]
    later[:-1][same] = highest[1:][same]
    overlapping = (stage == AUDIT) & (later == TESTS)
    return (later >= 0) & ~overlapping


def _latest_before(case: np.ndarray, until: np.ndarray) -> np.ndarray:
    """The latest end among the earlier visits of the same case; meaningless for the first one."""
    apart = case * _WIDE
    latest = np.maximum.accumulate(until + apart) - apart
    return np.append(NEVER, latest[:-1])
