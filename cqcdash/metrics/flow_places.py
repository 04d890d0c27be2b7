"""Where the time of applications goes, month by month: in which stage, or in which waiting."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.codes import words_of
from cqcdash.metrics.days import flags
from cqcdash.metrics.stages_cases import before, cases_of, inside
from cqcdash.metrics.stages_seen import Seen, seen
from cqcdash.metrics.stages_waiting import waits
from cqcdash.vocabulary.case_frames import Place

MONTHS = 18


class Spells(NamedTuple):
    """Every known spell in a stage or between two, one element each.

    Attributes:
        visit: place of the visit in ``Seen``; of a wait, the one that was left before it, whose
            ``waiting_for`` says whose move it was.
        place: place of ``Place``.
        begin: day number.
        end: day number; ``as_of`` while it lasts.
        ended: which are over.
    """

    visit: np.ndarray
    place: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    ended: np.ndarray


def spells(known: Seen) -> Spells:
    """Stays and waits of all cases; those with an unknown end are left out."""
    stay = np.flatnonzero(known.ended | known.open)
    waiting = waits(known, cases_of(known))
    wait_end = np.where(waiting.ended, known.entered[waiting.visit], known.as_of)
    return Spells(
        visit=np.concatenate([stay, waiting.left]),
        place=np.concatenate([inside(known.stage[stay]), before(waiting.stage)]),
        begin=np.concatenate([known.entered[stay], wait_end - waiting.days]),
        end=np.concatenate([known.until[stay], wait_end]),
        ended=np.concatenate([known.ended[stay], waiting.ended]),
    )


def bottleneck_over_time(visits: pd.DataFrame, as_of: date, months: int = MONTHS) -> pd.DataFrame:
    """Days that applications spent in each place in each month, the present month up to ``as_of``.

    Returns:
        month (its first day), place (Place), case_days (one case, one day), share (of the month's
        case-days), bottleneck (the place with the most days of its month).
    """
    known = seen(visits, as_of)
    found = spells(known)
    size = len(Place)
    bounds = _month_bounds(known.as_of, months)
    days = np.stack([_days_between(found, low, high, size) for low, high in pairwise(bounds)])
    total = days.sum(axis=1, keepdims=True)
    most = (days == days.max(axis=1, keepdims=True)) & (days > 0)
    first = most & (np.cumsum(most, axis=1) == 1)
    place = np.tile(np.arange(size), months)
    return pd.DataFrame(
        {
            "month": np.repeat(bounds[:-1].astype("datetime64[D]").astype("datetime64[us]"), size),
            "place": words_of(place, Place, pd.RangeIndex(months * size)),
            "case_days": pd.array(days.ravel(), dtype="Int64"),
            "share": pd.array((days / np.maximum(total, 1)).ravel(), dtype="Float64"),
            "bottleneck": flags(first.ravel()),
        }
    )


def _month_bounds(today: int, months: int) -> np.ndarray:
    """First days of the months, as day numbers, and the day after the last one counted."""
    this = np.datetime64(today, "D").astype("datetime64[M]")
    firsts = np.arange(this - months + 1, this + 1).astype("datetime64[D]").astype("int64")
    return np.append(firsts, today + 1)


def _days_between(found: Spells, low: int, high: int, size: int) -> np.ndarray:
    within = np.minimum(found.end, high) - np.maximum(found.begin, low)
    within = np.maximum(within, 0)
    return np.bincount(found.place, weights=within, minlength=size).astype("int64")
