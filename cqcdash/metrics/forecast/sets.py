"""When a set of applications will be done: all of them, half of them, so many by a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cqcdash.metrics.durations import MIN_FOR_PERCENTILES
from cqcdash.metrics.forecast.cases import LIKELY, SAFE, ahead
from cqcdash.metrics.forecast.remaining import HORIZON
from cqcdash.metrics.stages import cases_of, known_visits

DRAWS = 4000
_SEED = 20_241


@dataclass(frozen=True, slots=True)
class SetForecast:
    """What the simulation says about a set of open applications.

    Attributes:
        cases: how many of the asked-for cases are open and have enough history.
        left_out: the asked-for numbers that are not: done, unknown, or without enough history.
        all_50: the day by which all are done with 50 percent; None without a case.
        all_85: the same with 85 percent.
        half_50: the day by which half of them are done with 50 percent.
        half_85: the same with 85 percent.
        done_by: day, done_50 and done_85: how many are done by that day at least, with 50 and
            with 85 percent; one row per day on which one of the two rises.
    """

    cases: int
    left_out: tuple[str, ...]
    all_50: date | None
    all_85: date | None
    half_50: date | None
    half_85: date | None
    done_by: pd.DataFrame


def forecast_set(
    visits: pd.DataFrame, as_of: date, application_nos: Sequence[str], draws: int = DRAWS
) -> SetForecast:
    """Simulate the set, each case on its own way, with a fixed seed: equal data, equal answer.

    Args:
        visits: schema VISITS, of the whole portfolio.
        as_of: the day of the forecast.
        application_nos: the set.
        draws: how often it is simulated.
    """
    known = known_visits(visits, as_of)
    way = ahead(known, cases_of(known))
    numbers = known.numbers[way.case]
    usable = np.isin(numbers, list(application_nos)) & (way.finished >= MIN_FOR_PERCENTILES)
    chosen = np.flatnonzero(usable)
    used = set(numbers[chosen])
    left_out = tuple(n for n in dict.fromkeys(application_nos) if n not in used)
    rng = np.random.default_rng(_SEED)
    order = chosen[np.argsort(numbers[chosen])]
    drawn = [np.searchsorted(way.done_by[way.pattern[case]], rng.random(draws)) for case in order]
    ends = np.sort(np.array(drawn).reshape(len(order), draws), axis=0)
    likely, safe = _within(ends, LIKELY), _within(ends, SAFE)
    half = (len(order) + 1) // 2
    return SetForecast(
        cases=len(order),
        left_out=left_out,
        all_50=_day(as_of, likely, len(order)),
        all_85=_day(as_of, safe, len(order)),
        half_50=_day(as_of, likely, half),
        half_85=_day(as_of, safe, half),
        done_by=_done_by(as_of, likely, safe),
    )


def _within(ends: np.ndarray, share: float) -> np.ndarray:
    """For 1, 2, … cases, the days within which so many are done with this chance."""
    if not len(ends):
        return np.zeros(0, dtype=np.int64)
    return np.quantile(ends, share, axis=1, method="inverted_cdf").astype(np.int64)


def _day(as_of: date, within: np.ndarray, count: int) -> date | None:
    if not count:
        return None
    days = int(within[count - 1])
    return as_of + timedelta(days=days) if days < HORIZON - 1 else None


def _done_by(as_of: date, likely: np.ndarray, safe: np.ndarray) -> pd.DataFrame:
    days = np.unique(np.concatenate([likely, safe]))
    days = days[days < HORIZON - 1]
    return pd.DataFrame(
        {
            "day": (np.datetime64(as_of) + days).astype("datetime64[us]"),
            "done_50": np.searchsorted(likely, days, side="right"),
            "done_85": np.searchsorted(safe, days, side="right"),
        }
    )
