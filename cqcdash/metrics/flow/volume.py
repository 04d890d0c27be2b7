"""How many applications come in, are on their way and come out over time."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.stages import NEVER, Cases, KnownVisits, cases_of, known_visits
from cqcdash.vocabulary.records import STAGE_ORDER

MONTHS = 24
POINTS = 106
"""Two years of weeks: as many points as a chart can show."""

DONE = "done"
_NOT_YET = np.iinfo(np.int64).max


def cumulative_flow(
    visits: pd.DataFrame, as_of: date, points: int = POINTS, step_days: int = 7
) -> pd.DataFrame:
    """How many cases had reached each stage by each day, counted from the very first case.

    A case has reached a stage when it entered it or a later one, so that skipped and swapped
    stages leave no dent; the distance between two columns is the work between them.

    Returns:
        day, one integer column per stage in order, done. Within a row no number is smaller than
        the one after it; within a column no number falls.
    """
    known = known_visits(visits, as_of)
    now = cases_of(known)
    days = known.as_of - step_days * np.arange(points - 1, -1, -1)
    table = {"day": days.astype("datetime64[D]").astype("datetime64[us]")}
    reached = _reached(known, now)
    for stage, day in zip(STAGE_ORDER, reached.T, strict=True):
        table[str(stage)] = np.searchsorted(np.sort(day), days, side="right")
    finished = np.where(now.done, now.finished, _NOT_YET)
    table[DONE] = np.searchsorted(np.sort(finished), days, side="right")
    return pd.DataFrame(table)


def _reached(known: KnownVisits, now: Cases) -> np.ndarray:
    """Cases × stages: the first day in the stage or in a later one."""
    first = np.full((now.size, len(STAGE_ORDER)), _NOT_YET)
    np.minimum.at(first, (known.case, known.stage), known.entered)
    return np.minimum.accumulate(first[:, ::-1], axis=1)[:, ::-1]


def arrivals_and_completions(
    visits: pd.DataFrame, as_of: date, months: int = MONTHS
) -> pd.DataFrame:
    """Cases begun and done in each month, and open at its end; the present month up to ``as_of``.

    Returns:
        month (its first day), arrivals, completions, open_at_end: the open ones of the month
        before + arrivals − completions.
    """
    known = known_visits(visits, as_of)
    now = cases_of(known)
    this = np.datetime64(known.as_of, "D").astype("datetime64[M]")
    month = np.arange(this - months + 1, this + 1)
    begun = _by_month(now.started, month)
    done = _by_month(now.finished[now.done], month)
    before = month[0].astype("datetime64[D]").astype("int64") if months else NEVER
    open_before = (now.started < before).sum() - (now.finished[now.done] < before).sum()
    return pd.DataFrame(
        {
            "month": month.astype("datetime64[us]"),
            "arrivals": begun,
            "completions": done,
            "open_at_end": open_before + np.cumsum(begun - done),
        }
    )


def _by_month(day: np.ndarray, month: np.ndarray) -> np.ndarray:
    place = (day.astype("datetime64[D]").astype("datetime64[M]") - month[0]).astype("int64")
    return np.bincount(place[place >= 0], minlength=len(month))
