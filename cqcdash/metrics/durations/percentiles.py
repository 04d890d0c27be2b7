"""Medians and P85 of many groups of durations at once, open ones counted."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from cqcdash.metrics.durations.survival import KaplanMeier, kaplan_meier

MIN_FOR_PERCENTILES = 5
"""With fewer finished ones no P85 and no limits are given, and ``enough`` is false."""

SUMMARY = (
    "median_days",
    "p85_days",
    "n_closed",
    "open",
    "median_low",
    "median_high",
    "p85_low",
    "p85_high",
    "enough",
)
_DAYS = ("median_days", "p85_days", "median_low", "median_high", "p85_low", "p85_high")


def estimates(
    group: np.ndarray, days: np.ndarray, finished: np.ndarray, size: int
) -> Iterator[KaplanMeier]:
    """The Kaplan–Meier estimate of each group 0…size-1; group -1 does not count."""
    order = np.argsort(group, kind="stable")
    bounds = np.searchsorted(group[order], np.arange(size + 1))
    for low, high in pairwise(bounds):
        part = order[low:high]
        yield kaplan_meier(days[part], finished[part])


def summaries(
    group: np.ndarray, days: np.ndarray, finished: np.ndarray, size: int
) -> tuple[pd.DataFrame, list[KaplanMeier]]:
    """One row per group, columns SUMMARY; all days are missing where they are not known.

    The median is given from the first finished one on; P85 and the 95 % limits from
    MIN_FOR_PERCENTILES finished ones on.
    """
    curves = list(estimates(group, days, finished, size))
    known = group >= 0
    closed = np.bincount(group[known & finished], minlength=size)
    running = np.bincount(group[known & ~finished], minlength=size)
    enough = closed >= MIN_FOR_PERCENTILES
    values = np.array([_days_of(curve) for curve in curves]).reshape(size, len(_DAYS))
    values[~enough, 1:] = np.nan
    frame = pd.DataFrame(values, columns=pd.Index(_DAYS)).astype("Float64")
    frame["n_closed"] = pd.array(closed, dtype="Int64")
    frame["open"] = pd.array(running, dtype="Int64")
    frame["enough"] = pd.array(enough, dtype="boolean")
    return frame.loc[:, list(SUMMARY)], curves


def _days_of(curve: KaplanMeier) -> tuple[float, ...]:
    return (
        curve.percentile(0.5),
        curve.percentile(0.85),
        *curve.limits(0.5),
        *curve.limits(0.85),
    )
