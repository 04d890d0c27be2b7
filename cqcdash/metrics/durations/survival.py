"""Kaplan–Meier: how long something takes when some of it is still running.

Leaving the open ones out makes a slow stage look fast, most of all under a filter on recent
months. The estimate equals ``scipy.stats.ecdf`` over ``CensoredData``; scipy is not needed here.
"""

from typing import Literal, NamedTuple

import numpy as np

Method = Literal["log-log", "linear"]
_TIE = 1e-12
_MISSING = float("nan")


class KaplanMeier(NamedTuple):
    """The share that lasts longer than each time.

    Attributes:
        times: the distinct durations, ascending, finished and running ones.
        survival: the share that lasts longer than each of them.
        low: lower confidence limit of ``survival``; NaN where the formula has none.
        high: upper confidence limit.
        at_risk: how many were still running just before each time.
        events: how many finished at each time.
    """

    times: np.ndarray
    survival: np.ndarray
    low: np.ndarray
    high: np.ndarray
    at_risk: np.ndarray
    events: np.ndarray

    def percentile(self, share: float) -> float:
        """The time by which this share has finished; NaN when it is never reached."""
        return _first_below(self.times, self.survival, share)

    def limits(self, share: float) -> tuple[float, float]:
        """Confidence limits of a percentile, where the limits of the curve pass the share."""
        return (
            _first_below(self.times, self.low, share),
            _first_below(self.times, self.high, share),
        )

    def longer_than(self, time: float) -> float:
        """The share that lasts longer than ``time``; NaN without any observation."""
        if not len(self.times):
            return _MISSING
        place = int(np.searchsorted(self.times, time, side="right"))
        return float(self.survival[place - 1]) if place else 1.0


def kaplan_meier(
    durations: np.ndarray, finished: np.ndarray, method: Method = "log-log"
) -> KaplanMeier:
    """The Kaplan–Meier estimate with pointwise 95 % limits after Greenwood.

    Args:
        durations: how long each one took, or has been running; no missing ones.
        finished: which of them have ended; the others are censored.
        method: ``log-log`` keeps the limits inside 0 and 1 and is better for few observations;
            ``linear`` is the plain formula of Greenwood, clipped to 0 and 1.
    """
    order = np.argsort(durations, kind="stable")
    time, ended = durations[order], finished[order].astype(np.int64)
    is_first = np.ones(len(time), dtype=bool)
    is_first[1:] = time[1:] != time[:-1]
    first = np.flatnonzero(is_first)
    at_risk = len(time) - first
    events = np.add.reduceat(ended, first) if len(first) else np.zeros(0, dtype=np.int64)
    survival = np.cumprod((at_risk - events) / at_risk)
    low, high = _greenwood(survival, at_risk, events, method)
    return KaplanMeier(time[first], survival, low, high, at_risk, events)


_Z95 = 1.959963984540054


def _greenwood(
    survival: np.ndarray, at_risk: np.ndarray, events: np.ndarray, method: Method
) -> tuple[np.ndarray, np.ndarray]:
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.cumsum(events / (at_risk * (at_risk - events)))
        if method == "linear":
            step = _Z95 * survival * np.sqrt(spread)
            low, high = survival - step, survival + step
        else:
            step = _Z95 * np.sqrt(spread / np.log(survival) ** 2)
            middle = np.log(-np.log(survival))
            low, high = np.exp(-np.exp(middle + step)), np.exp(-np.exp(middle - step))
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def _first_below(times: np.ndarray, curve: np.ndarray, share: float) -> float:
    reached = np.flatnonzero(curve <= 1 - share + _TIE)
    return float(times[reached[0]]) if len(reached) else _MISSING
