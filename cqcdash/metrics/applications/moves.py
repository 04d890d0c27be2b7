"""Unusual walks: backward moves, skipped stages, tests and audit swapped or at the same time."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.stages import (
    APPLICATION,
    AUDIT,
    ISSUE,
    NEVER,
    REVIEW,
    TESTS,
    Cases,
    KnownVisits,
)
from cqcdash.vocabulary.records import STAGE_ORDER

_APART = 1 << 32


class Moves(NamedTuple):
    """One element per case: see the columns of the same names in CASES."""

    backward: np.ndarray
    skipped: pd.Categorical
    overlapping: np.ndarray
    swapped: np.ndarray


def moves(known: KnownVisits, now: Cases) -> Moves:
    """What is unusual in each case's walk; the order of tests and audit is free."""
    highest = _before(known, known.stage, -1)
    tests_late = (known.stage == TESTS) & (highest == AUDIT)
    tests_late &= ~_seen_before(known, TESTS)
    back = (known.stage < highest) & ~tests_late
    overlap = known.entered < _before(known, known.until, NEVER)
    swapped = np.zeros(now.size, dtype=bool)
    swapped[known.case[tests_late]] = True
    return Moves(
        backward=np.bincount(known.case[back], minlength=now.size),
        skipped=_skipped(now.visited),
        overlapping=np.bincount(known.case[overlap], minlength=now.size) > 0,
        swapped=swapped,
    )


def _before(known: KnownVisits, value: np.ndarray, none: int) -> np.ndarray:
    """The highest value among the case's earlier visits, ``none`` for the first visit."""
    apart = known.case * _APART
    highest = np.append(none, (np.maximum.accumulate(value + apart) - apart)[:-1])
    first = np.ones(len(known.case), dtype=bool)
    first[1:] = known.case[1:] != known.case[:-1]
    return np.where(first, none, highest)


def _seen_before(known: KnownVisits, stage: int) -> np.ndarray:
    return _before(known, (known.stage == stage).astype("int64"), 0) > 0


def _skipped(visited: np.ndarray) -> pd.Categorical:
    """Stages that were left out, as words joined by '; '."""
    highest = np.where(visited.any(axis=1), visited.shape[1] - 1, 0)
    highest -= np.argmax(visited[:, ::-1], axis=1)
    needed_from = {APPLICATION: TESTS, TESTS: REVIEW, AUDIT: REVIEW, REVIEW: ISSUE}
    code = np.zeros(len(visited), dtype=np.int64)
    for stage, reached in needed_from.items():
        code += (~visited[:, stage] & (highest >= reached)) * (1 << stage)
    words = [
        "; ".join(str(s) for at, s in enumerate(STAGE_ORDER) if bits >> at & 1)
        for bits in range(1, 1 << ISSUE)
    ]
    return pd.Categorical.from_codes(
        code - 1,  # pyright: ignore[reportArgumentType] - an array of integers is a sequence
        categories=words,
    )
