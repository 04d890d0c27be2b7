"""Where each application stands, from its visits: running, between two stages, or done."""

from typing import NamedTuple

import numpy as np

from cqcdash.metrics.stages.known import AUDIT, ISSUE, NEVER, REVIEW, TESTS, KnownVisits
from cqcdash.vocabulary.records import STAGE_ORDER

_NONE = np.iinfo("int64").min


class Cases(NamedTuple):
    """One element per case, in the order of ``KnownVisits.numbers``.

    Attributes:
        first: place of the case's first visit.
        visit: place of the visit that says where the case stands: the open one that was entered
            last, else the one that was left last.
        in_stage: which are inside a stage.
        waiting: which are between two stages.
        done: which have left the stage of issue.
        next_stage: the stage to expect next; of issue when there is none.
        started: day number of the first entry.
        finished: day number of the end of a case that is done, else NEVER.
        visited: cases × stages, whether the case has entered the stage.
    """

    first: np.ndarray
    visit: np.ndarray
    in_stage: np.ndarray
    waiting: np.ndarray
    done: np.ndarray
    next_stage: np.ndarray
    started: np.ndarray
    finished: np.ndarray
    visited: np.ndarray

    @property
    def size(self) -> int:
        """How many cases there are."""
        return len(self.first)


def cases_of(known: KnownVisits) -> Cases:
    """Where each case stands on the day of ``known``."""
    count = len(known.numbers)
    first = np.searchsorted(known.case, np.arange(count))
    visit = _last_by(known, first, known.open, known.entered)
    in_stage = visit >= 0
    left_last = _last_by(known, first, known.ended, known.until)
    visit = np.where(in_stage, visit, left_last)
    stage = known.stage[visit]
    done = ~in_stage & (stage == ISSUE)
    visited = np.zeros((count, len(STAGE_ORDER)), dtype=bool)
    visited[known.case, known.stage] = True
    return Cases(
        first=first,
        visit=visit,
        in_stage=in_stage,
        waiting=~in_stage & ~done,
        done=done,
        next_stage=next_stage(stage, visited),
        started=known.entered[first],
        finished=np.where(done, known.until[visit], NEVER),
        visited=visited,
    )


def before(stage: np.ndarray) -> np.ndarray:
    """The place of ``Place`` where one waits for the stage."""
    return 2 * stage


def inside(stage: np.ndarray) -> np.ndarray:
    """The place of ``Place`` that is the stage."""
    return 2 * stage + 1


def next_stage(stage: np.ndarray, visited: np.ndarray) -> np.ndarray:
    """The stage to expect after this one: the next in order, tests and audit in either order."""
    following = np.minimum(stage + 1, ISSUE)
    passed = visited[:, AUDIT] | visited[:, REVIEW]
    following = np.where((following == AUDIT) & passed, REVIEW, following)
    return np.where((stage == AUDIT) & ~visited[:, TESTS], TESTS, following)


def _last_by(
    known: KnownVisits, first: np.ndarray, which: np.ndarray, day: np.ndarray
) -> np.ndarray:
    """For each case the place of the visit with the latest day (then stage), -1 for none."""
    size = len(known.case)
    if not size:
        return np.zeros(0, dtype=np.int64)
    rank = (day * len(STAGE_ORDER) + known.stage) * size + np.arange(size)
    latest = np.maximum.reduceat(np.where(which, rank, _NONE), first)
    return np.where(latest == _NONE, -1, latest % size)
