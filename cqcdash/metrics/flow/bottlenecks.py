"""Where the time of applications goes, month by month: in which stage, or in which waiting."""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import flags, words_of
from cqcdash.metrics.stages import Spells, known_visits, spells
from cqcdash.vocabulary.applications import Place

MONTHS = 18


def bottleneck_over_time(visits: pd.DataFrame, as_of: date, months: int = MONTHS) -> pd.DataFrame:
    """Days that applications spent in each place in each month, the present month up to ``as_of``.

    Returns:
        month (its first day), place (Place), case_days (one case, one day), share (of the month's
        case-days), bottleneck (the place with the most days of its month).
    """
    known = known_visits(visits, as_of)
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
