"""The canonical frame of applications: one row per case, where it stands and what threatens it."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.applications.clocks import history, stalled_after, targets
from cqcdash.metrics.applications.moves import moves
from cqcdash.metrics.applications.type_tests import tests_passed
from cqcdash.metrics.calendar import add_months, dates
from cqcdash.metrics.columns import flags, is_one_of, place, whole, words_of
from cqcdash.metrics.stages import (
    ISSUE,
    NEVER,
    Cases,
    KnownVisits,
    before,
    cases_of,
    inside,
    known_visits,
    visit_norms,
)
from cqcdash.vocabulary.applications import CASES, CaseState, Place
from cqcdash.vocabulary.case_records import SAMPLES
from cqcdash.vocabulary.records import ApplicationKind, Stage
from cqcdash.vocabulary.rules import RuleBook

_CARRIED = ("plant", "product_category", "kind", "certificate_no")


def cases(
    visits: pd.DataFrame, as_of: date, book: RuleBook, samples: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Every application that began by ``as_of``, ordered by its number; schema CASES.

    Pass the visits of the whole portfolio: P85 comes from all of them (R21). Where ``samples``
    (schema SAMPLES) say when a type test was passed, the clock of the retest starts there, else
    at the end of the stage of product tests (R18).
    """
    known = known_visits(visits, as_of)
    now = cases_of(known)
    rows = _carried(known, now)
    at = now.visit
    norms = visit_norms(known, book)
    norm = np.where(now.in_stage, norms[at], np.nan)
    past = history(known, now)
    p85 = np.where(now.waiting, past.wait[now.next_stage], past.stay[known.stage[at]])
    p85 = np.where(now.done, np.nan, p85)
    limit = np.where(now.done, np.nan, stalled_after(now, norm, p85, rows, book))
    waited = np.where(now.waiting, known.as_of - known.until[at], 0)
    present = np.where(now.waiting, waited, known.days[at])
    told = SAMPLES.empty() if samples is None else samples
    passed = tests_passed(told, pd.Index(known.numbers), np.datetime64(known.as_of, "D"))
    aim = targets(known, now, rows, book, passed)
    walk = moves(known, now)
    open_now = ~now.done
    index = rows.index
    frame = rows.assign(
        stage=words_of(known.stage[at], Stage, index),
        entered_stage_on=_dates(known.entered[at], index),
        days_in_stage=whole(known.days[at], np.ones(now.size, dtype=bool)),
        age_days=whole(
            np.where(open_now, known.as_of, now.finished) - now.started,
            np.ones(now.size, dtype=bool),
        ),
        state=words_of(_states(now, present, norm, limit), CaseState, index),
        place=words_of(_places(known, now), Place, index),
        here_since=_dates(np.where(open_now, known.as_of - present, NEVER), index),
        days_here=whole(present, open_now),
        started_on=_dates(now.started, index),
        finished_on=_dates(now.finished, index),
        waiting_since=_dates(np.where(now.waiting, known.until[at], NEVER), index),
        waiting_days=whole(waited, now.waiting),
        next_stage=words_of(_next(known, now), Stage, index),
        whose_move=known.rows["waiting_for"].array[at],
        norm_days=whole(np.nan_to_num(norm), ~np.isnan(norm)),
        p85_days=pd.array(p85, dtype="Float64"),
        stalled_after_days=pd.array(limit, dtype="Float64"),
        days_lost=whole(days_lost(known, norms), np.ones(now.size, dtype=bool)),
        over_case_norm=flags(_over_case_norm(known, now, rows, book)),
        accepted_on=dates(aim.accepted, index),
        authority_due_on=dates(aim.authority_due, index),
        authority_days_left=whole(aim.authority_left, ~np.isnat(aim.authority_due)),
        retest_by=dates(aim.retest_by, index),
        retest_days_left=whole(aim.retest_left, ~np.isnat(aim.retest_by)),
        retest_risk=flags(aim.retest_risk),
        backward_moves=whole(walk.backward, np.ones(now.size, dtype=bool)),
        skipped_stages=walk.skipped.astype("str"),
        overlapping=flags(walk.overlapping),
        swapped=flags(walk.swapped),
    )
    return CASES.conform(frame).sort_values("application_no", ignore_index=True)


def open_cases(frame: pd.DataFrame) -> pd.DataFrame:
    """The cases that are not done."""
    return frame.loc[(frame["state"] != CaseState.DONE).to_numpy(bool)]


def days_lost(known: KnownVisits, norms: np.ndarray) -> np.ndarray:
    """Days above the norms (R20), added up per case; a stage without a norm loses none."""
    above = np.where(norms < known.days, known.days - norms, 0)
    return np.bincount(known.case, weights=above, minlength=len(known.numbers)).astype("int64")


def _carried(known: KnownVisits, now: Cases) -> pd.DataFrame:
    """Plant, category, kind and certificate of each case, as its last visit that names them."""
    frame = pd.DataFrame({"application_no": known.numbers})
    for column in _CARRIED:
        named = np.flatnonzero(known.rows[column].notna())
        last = now.visit.copy()
        last[known.case[named]] = named
        frame[column] = known.rows[column].array[last]
    return frame


def _states(now: Cases, present: np.ndarray, norm: np.ndarray, limit: np.ndarray) -> np.ndarray:
    return np.select(
        [now.done, present > limit, now.waiting, present > norm],
        [
            place(CaseState.DONE),
            place(CaseState.STALLED),
            place(CaseState.WAITING),
            place(CaseState.OVER_NORM),
        ],
        place(CaseState.ON_TRACK),
    )


def _places(known: KnownVisits, now: Cases) -> np.ndarray:
    at = np.where(now.waiting, before(now.next_stage), inside(known.stage[now.visit]))
    return np.where(now.done, -1, at)


def _next(known: KnownVisits, now: Cases) -> np.ndarray:
    return np.where(now.done | (known.stage[now.visit] == ISSUE), -1, now.next_stage)


def _over_case_norm(
    known: KnownVisits, now: Cases, rows: pd.DataFrame, book: RuleBook
) -> np.ndarray:
    months = np.where(
        is_one_of(rows["kind"], [ApplicationKind.CONVERSION]),
        book.applying(rows, "conversion_case_months"),
        book.applying(rows, "case_norm_months"),
    )
    norm_end = add_months(now.started.astype("datetime64[D]"), months)
    until = np.where(now.done, now.finished, known.as_of).astype("datetime64[D]")
    return until > norm_end


def _dates(day_number: np.ndarray, index: pd.Index) -> pd.Series:
    days = day_number.astype("datetime64[D]")
    return dates(np.where(day_number == NEVER, np.datetime64("NaT", "D"), days), index)
