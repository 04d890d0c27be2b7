"""Which certificates a change of duty concerns, and by what it is recognised (R25)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day
from cqcdash.metrics.columns import is_one_of, place
from cqcdash.metrics.duty.recognised import (
    NOT_CONCERNED,
    READ,
    last_issue,
    product_codes,
    recognised,
)
from cqcdash.vocabulary.duty import Criterion
from cqcdash.vocabulary.rules import DutyChange, RuleBook

WORDS, ANSWER = place(Criterion.WORDS), place(Criterion.ANSWER)


class Concern(NamedTuple):
    """One element per certificate; a change is its place among the changes known on the day.

    Attributes:
        change: the change of who must hold what; -1 for none.
        criterion: place in ``Criterion`` of what it was recognised by; -1 for none.
        update: the change that asks to update what is held (R24); -1 for none.
        updated_by: the same as ``criterion`` for it.
    """

    change: np.ndarray
    criterion: np.ndarray
    update: np.ndarray
    updated_by: np.ndarray


def concern(
    certificates: pd.DataFrame,
    alive: np.ndarray,
    changes: Sequence[DutyChange],
    answers: pd.DataFrame,
    book: RuleBook,
) -> Concern:
    """The changes that concern each certificate; of several the one that bites first.

    What was issued when a change held already was issued under it, and is not concerned. By
    words alone a certificate is only perhaps concerned, until somebody has said so, and any
    other change comes before.

    Args:
        certificates: schema CERTIFICATES.
        alive: which of them can be concerned.
        changes: what is known on the day.
        answers: schema DUTY_ANSWERS.
        book: gives the product codes of the categories.
    """
    size = len(certificates)
    found = Concern(*(np.full(size, NOT_CONCERNED) for _ in Concern._fields))
    issued = last_issue(certificates)
    goods = product_codes(certificates, book)
    told = certificates.loc[:, READ]
    numbers = pd.Index(certificates["certificate_no"])
    for number in _in_order(changes):
        asked = changes[number]
        may_be = alive & _of_scheme(certificates, asked)
        if asked.last_day is not None and not asked.whole:
            may_be &= ~(issued > day(asked.last_day))
        rows = np.flatnonzero(may_be)
        fits = recognised(told.iloc[rows], asked, tuple(part[rows] for part in goods))
        fits = _answered(numbers[rows], fits, asked, answers)
        sure = fits != WORDS
        if asked.updates:
            _take(found.update, found.updated_by, number, rows[sure], fits[sure])
            rows, fits = rows[~sure], fits[~sure]
        _take(found.change, found.criterion, number, rows, fits)
    return found


def _take(
    change: np.ndarray, criterion: np.ndarray, number: int, rows: np.ndarray, fits: np.ndarray
) -> None:
    """Enter the change where none is yet, or only a perhaps and this one is sure."""
    free = (change[rows] < 0) | ((criterion[rows] == WORDS) & (fits != WORDS))
    better = (fits >= 0) & free
    change[rows[better]], criterion[rows[better]] = number, fits[better]


def _answered(
    numbers: pd.Index, fits: np.ndarray, change: DutyChange, answers: pd.DataFrame
) -> np.ndarray:
    """What words left open, as a person has answered it."""
    mine = answers.loc[(answers["duty_change"] == change.name).to_numpy(bool, na_value=False)]
    if mine.empty or not (fits == WORDS).any():
        return fits
    yes = mine["concerned"].to_numpy(bool)
    said = mine["certificate_no"]
    concerned, spared = numbers.isin(said[yes]), numbers.isin(said[~yes])
    asked = fits == WORDS
    return np.select([asked & concerned, asked & spared], [ANSWER, NOT_CONCERNED], fits)


def _in_order(changes: Sequence[DutyChange]) -> list[int]:
    """Places of the changes, the first day first, what has no day last."""
    return sorted(range(len(changes)), key=lambda number: changes[number].last_day or date.max)


def _of_scheme(certificates: pd.DataFrame, change: DutyChange) -> np.ndarray:
    if not change.schemes:
        return np.ones(len(certificates), dtype=bool)
    return is_one_of(certificates["scheme"], change.schemes)
