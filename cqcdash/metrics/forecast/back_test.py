"""Is the forecast any good? Made again on earlier days, with what was known then."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from cqcdash.metrics.durations import MIN_FOR_PERCENTILES
from cqcdash.metrics.forecast.cases import LIKELY, SAFE, ahead
from cqcdash.metrics.stages import cases_of, known_visits

EVERY_DAYS = 28
BACK_DAYS = 730
UNDECIDED_DAYS = 180
"""The last half year is left out: its cases have not had the time to show how they end."""

CASES_AT_ONCE = 5000
"""With so many cases, twice as many, … the days between two repetitions are doubled, tripled, …:
the forecasts of one day are then enough, and the whole takes about a second."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often the forecast dates held.

    Attributes:
        days: on how many earlier days forecasts were made.
        n: forecasts whose dates have come.
        cases: applications behind them; one is forecast again on every day on which it is open.
        undecided: forecasts left out, because their 85 percent date has not come yet.
        covered_50: share of cases that were done by their 50 percent date; None without any.
        covered_85: the same for the 85 percent date.
    """

    days: int
    n: int
    cases: int
    undecided: int
    covered_50: float | None
    covered_85: float | None


def backtest(
    visits: pd.DataFrame,
    as_of: date,
    every_days: int = EVERY_DAYS,
    back_days: int = BACK_DAYS,
) -> Coverage:
    """Repeat the forecast on earlier days and compare its dates with what happened.

    Args:
        visits: schema VISITS.
        as_of: the day to look back from.
        every_days: days between two repetitions, in a portfolio of fewer than CASES_AT_ONCE cases.
        back_days: how far back.
    """
    outcomes = forecast_outcomes(visits, as_of, every_days, back_days)
    decided = outcomes["decided"].to_numpy(bool)
    n = int(decided.sum())
    return Coverage(
        days=len(set(outcomes["made_on"])),
        n=n,
        cases=len(set(outcomes["application_no"].array[decided])),
        undecided=len(outcomes) - n,
        covered_50=float(outcomes["held_50"].to_numpy(bool)[decided].mean()) if n else None,
        covered_85=float(outcomes["held_85"].to_numpy(bool)[decided].mean()) if n else None,
    )


def forecast_outcomes(
    visits: pd.DataFrame,
    as_of: date,
    every_days: int = EVERY_DAYS,
    back_days: int = BACK_DAYS,
) -> pd.DataFrame:
    """Every repeated forecast beside its outcome.

    Returns:
        made_on, application_no, date_50, date_85, finished_on, held_50, held_85, decided (both
        dates have come; a case that was done before them counts only then, since one that will
        be late cannot be known any earlier).
    """
    final = known_visits(visits, as_of)
    now = cases_of(final)
    step = every_days * (1 + now.size // CASES_AT_ONCE)
    ended = pd.Series(np.where(now.done, now.finished, np.iinfo(np.int64).max), final.numbers)
    made = [as_of - timedelta(days=d) for d in range(UNDECIDED_DAYS, back_days + 1, step)]
    frames = [_made_on(visits, day, ended) for day in reversed(made)]
    table = pd.concat(frames, ignore_index=True)
    today = np.datetime64(as_of, "D").astype("int64")
    held_50, held_85 = (table["end"] <= table[c] for c in ("day_50", "day_85"))
    done = table["end"] <= today
    return pd.DataFrame(
        {
            "made_on": table["made_on"],
            "application_no": table["application_no"],
            "date_50": table["day_50"].to_numpy().astype("datetime64[D]"),
            "date_85": table["day_85"].to_numpy().astype("datetime64[D]"),
            "finished_on": _days(np.where(done, table["end"], np.iinfo(np.int64).min)),
            "held_50": held_50,
            "held_85": held_85,
            "decided": table["day_85"] <= today,
        }
    )


def _days(number: np.ndarray) -> np.ndarray:
    return number.astype("datetime64[D]")  # the least number is NaT


def _made_on(visits: pd.DataFrame, day: date, ended: pd.Series) -> pd.DataFrame:
    known = known_visits(visits, day)
    way = ahead(known, cases_of(known))
    enough = way.finished >= MIN_FOR_PERCENTILES
    numbers = known.numbers[way.case]
    return pd.DataFrame(
        {
            "made_on": np.datetime64(day, "us"),
            "application_no": numbers[enough],
            "day_50": known.as_of + way.days(LIKELY)[enough],
            "day_85": known.as_of + way.days(SAFE)[enough],
            "end": ended.reindex(numbers[enough]).to_numpy(),
        }
    )
