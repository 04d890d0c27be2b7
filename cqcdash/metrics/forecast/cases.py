"""When each open application will be certified, at 50 and 85 percent."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import Days, add_days, dates, days, earliest_by
from cqcdash.metrics.columns import Column, flags, whole, words_of
from cqcdash.metrics.durations import MIN_FOR_PERCENTILES
from cqcdash.metrics.forecast.model import Model, days_to_end, days_to_end_waiting, model, states
from cqcdash.metrics.forecast.remaining import HORIZON
from cqcdash.metrics.stages import APPLICATION, Cases, KnownVisits, cases_of, known_visits
from cqcdash.vocabulary.records import Stage
from cqcdash.vocabulary.rules import RuleBook

LIKELY, SAFE = 0.5, 0.85
_CARRIED = ["application_no", "plant", "product_category", "kind", "certificate_no"]
_FORECAST = [
    "stage",
    "age_days",
    "date_50",
    "date_85",
    "days_50",
    "days_85",
    "authority_due_on",
    "chance_in_time",
    "n",
    "enough",
]
_CERTAIN = 1 - 1e-9


class Ahead(NamedTuple):
    """The open cases and how they go on.

    Attributes:
        case: place of each open case in ``KnownVisits.numbers``.
        pattern: which row of ``done_by`` is the case's.
        done_by: chance to be done within 0, 1, … days, one row per stage and age that occurs.
        finished: finished durations behind each case's forecast, the fewest on its way.
    """

    case: np.ndarray
    pattern: np.ndarray
    done_by: np.ndarray
    finished: np.ndarray

    def days(self, share: float) -> np.ndarray:
        """Days until each case is done with this chance; HORIZON when that is too far away."""
        reached = self.done_by >= min(share, _CERTAIN)
        days = np.where(reached.any(axis=1), reached.argmax(axis=1), HORIZON)
        return days[self.pattern]


def ahead(known: KnownVisits, now: Cases) -> Ahead:
    """The remaining days of every open case, conditioned on the age that it has reached."""
    learned = model(known)
    case = np.flatnonzero(~now.done)
    visit = now.visit[case]
    state = states(known)[visit]
    waiting = now.waiting[case]
    age = np.where(waiting, known.as_of - known.until[visit], known.days[visit])
    age = np.clip(age, 0, HORIZON - 2)
    patterns, pattern = np.unique(np.stack([state, waiting, age]), axis=1, return_inverse=True)
    chances = [_chances(learned, *row) for row in patterns.T]
    stays = np.array([length.finished for length in learned.stay])
    present = np.where(waiting, np.iinfo(np.int64).max, stays[known.stage[visit]])
    return Ahead(
        case=case,
        pattern=pattern,
        done_by=np.cumsum(chances, axis=1) if chances else np.zeros((0, HORIZON)),
        finished=np.minimum(learned.finished[state], present),
    )


def _chances(learned: Model, state: int, waiting: int, age: int) -> np.ndarray:
    way = days_to_end_waiting if waiting else days_to_end
    return way(learned, int(state), int(age))


def case_forecasts(visits: pd.DataFrame, as_of: date, book: RuleBook) -> pd.DataFrame:
    """The day on which each open case will be done, at 50 and at 85 percent.

    From the lengths of the remaining stages and waits (Kaplan–Meier, open ones counted), what
    usually follows, and the age already reached. Pass the visits of the whole portfolio and
    filter the result: a part of the history gives a worse forecast.

    Args:
        visits: schema VISITS.
        as_of: the day of the forecast.
        book: gives the authority's target (R19).

    Returns:
        application_no, plant, product_category, kind, certificate_no, stage, age_days, date_50,
        date_85, days_50, days_85 (from as_of), authority_due_on (R19, missing before acceptance),
        chance_in_time (to be done by then, 0 to 1), n (the fewest finished durations behind it),
        enough; no dates when n is below MIN_FOR_PERCENTILES. The next to be done first.
    """
    known = known_visits(visits, as_of)
    now = cases_of(known)
    way = ahead(known, now)
    visit = now.visit[way.case]
    frame = known.rows[_CARRIED].iloc[visit].reset_index(drop=True)
    enough = way.finished >= MIN_FOR_PERCENTILES
    frame["stage"] = words_of(known.stage[visit], Stage, frame.index)
    frame["age_days"] = whole(known.as_of - now.started[way.case], np.ones(len(visit), dtype=bool))
    for name, share in (("50", LIKELY), ("85", SAFE)):
        wait = way.days(share)
        sure = enough & (wait < HORIZON)
        end = (known.as_of + wait).astype("datetime64[D]")
        frame[f"date_{name}"] = dates(np.where(sure, end, np.datetime64("NaT")), frame.index)
        frame[f"days_{name}"] = whole(wait, sure)
    frame["authority_due_on"] = dates(_authority_due(known, now, way, frame, book), frame.index)
    frame["chance_in_time"] = _chance(way, frame["authority_due_on"], known.as_of, enough)
    frame["n"] = whole(way.finished, np.ones(len(visit), dtype=bool))
    frame["enough"] = flags(enough)
    return frame.loc[:, [*_CARRIED, *_FORECAST]].sort_values(
        ["date_85", "application_no"], ignore_index=True
    )


def _authority_due(
    known: KnownVisits, now: Cases, way: Ahead, frame: pd.DataFrame, book: RuleBook
) -> Days:
    accepted = known.ended & (known.stage == APPLICATION)
    left = np.where(accepted, known.until.astype("datetime64[D]"), np.datetime64("NaT"))
    first = earliest_by(known.case, left, now.size)[way.case]
    return add_days(first, book.per_row(frame, "authority_target_days"))


def _chance(way: Ahead, due: Column, today: int, enough: np.ndarray) -> pd.Series:
    """Chance to be done by a day; none once it is past, missing without a day or a forecast."""
    day = days(due)
    left = np.clip(day.astype("int64") - today, -1, HORIZON - 1)
    chance = np.where(left >= 0, way.done_by[way.pattern, left], 0.0)
    known = enough & ~np.isnat(day)
    shown = np.where(known, np.clip(chance, 0, 1).round(4), np.nan)
    return pd.Series(pd.array(shown, dtype="Float64"))
