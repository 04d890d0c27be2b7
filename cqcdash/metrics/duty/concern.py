"""Which certificates a change of duty concerns, and by what it is recognised (R25)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import day, days
from cqcdash.metrics.columns import Column, codes, is_one_of, place
from cqcdash.vocabulary.duty import Criterion
from cqcdash.vocabulary.rules import DutyChange, RuleBook

# Year of first issue, body, then category and product: four digits that name the goods.
CCC_NUMBER = re.compile(r"((?:19|20)[0-9]{2})[0-9]{2}([0-9]{4})[0-9]{6}")
NOT_CONCERNED = -1


class Concern(NamedTuple):
    """One element per certificate.

    Attributes:
        change: place of the change in ``book.duty_changes``; -1 for none.
        criterion: place in ``Criterion`` of what it was recognised by; -1 for none.
    """

    change: np.ndarray
    criterion: np.ndarray


def concern(certificates: pd.DataFrame, as_of: np.datetime64, book: RuleBook) -> Concern:
    """The change of duty that concerns each certificate; of several the one that bites first.

    A change that was announced after ``as_of`` is not known yet. What was issued when a change
    held already was issued under it, and is not concerned. By words alone a certificate is only
    perhaps concerned, and any other change comes before.
    """
    size = len(certificates)
    found = Concern(np.full(size, NOT_CONCERNED), np.full(size, NOT_CONCERNED))
    goods = product_codes(certificates, book)
    for number in _in_order(book.duty_changes):
        change = book.duty_changes[number]
        if change.announced is not None and day(change.announced) > as_of:
            continue
        open_now = (found.change < 0) | _by_words(found)
        criterion = np.where(open_now & _issued_before(certificates, change), 0, -1)
        criterion = np.where(criterion < 0, -1, _recognised(certificates, change, goods))
        better = (criterion >= 0) & (
            (found.change < 0) | (criterion != place(Criterion.WORDS)) & open_now
        )
        found.change[better] = number
        found.criterion[better] = criterion[better]
    return found


def product_codes(certificates: pd.DataFrame, book: RuleBook) -> tuple[np.ndarray, np.ndarray]:
    """The CCC product code in each number, and the one of each product category; else empty."""
    own, numbers = codes(certificates["certificate_no"])
    hits = [CCC_NUMBER.fullmatch(str(number)) for number in numbers]
    in_number = np.array([*(hit.group(2) if hit else "" for hit in hits), ""], dtype="str")
    table = {name.casefold(): code for name, code in book.defaults.category_codes}
    kind, names = codes(certificates["product_category"])
    of_category = np.array([*(table.get(str(n).casefold(), "") for n in names), ""], dtype="str")
    return in_number[own], of_category[kind]


def _by_words(found: Concern) -> np.ndarray:
    return found.criterion == place(Criterion.WORDS)


def _in_order(changes: Sequence[DutyChange]) -> list[int]:
    """Places of the changes, the first day first, what has no day last."""
    far = np.datetime64("9999-12-31", "D")

    def first(number: int) -> np.datetime64:
        change = changes[number]
        bites = change.convert_by or change.without_effect_from
        return far if bites is None else day(bites)

    return sorted(range(len(changes)), key=first)


def _issued_before(certificates: pd.DataFrame, change: DutyChange) -> np.ndarray:
    """What was last issued before the change held; without a date the number's year speaks."""
    issued, first = days(certificates["issued_on"]), days(certificates["first_issued_on"])
    last = np.where(np.isnat(issued), first, issued)
    last = np.where(np.isnat(last), _year_of_number(certificates["certificate_no"]), last)
    if change.without_effect_from is not None:
        return ~(last >= day(change.without_effect_from))
    if change.convert_by is not None:
        return ~(last > day(change.convert_by))
    return np.ones(len(certificates), dtype=bool)


def _year_of_number(column: Column) -> np.ndarray:
    """The first day of the year that a CCC number begins with."""
    own, numbers = codes(column)
    hits = [CCC_NUMBER.fullmatch(str(number)) for number in numbers]
    years = [f"{hit.group(1)}-01-01" if hit else "NaT" for hit in hits]
    return np.array([*years, "NaT"], dtype="datetime64[D]")[own]


def _recognised(
    certificates: pd.DataFrame, change: DutyChange, goods: tuple[np.ndarray, np.ndarray]
) -> np.ndarray:
    """Place in ``Criterion`` of the first one that fits, -1 where none does."""
    in_number, of_category = goods
    scheme = (
        is_one_of(certificates["scheme"], change.schemes)
        if change.schemes
        else np.ones(len(certificates), dtype=bool)
    )
    category = certificates["product_category"]
    tests = {
        Criterion.CODE_IN_NUMBER: _begins(in_number, change.codes),
        Criterion.CODE_OF_CATEGORY: _begins(of_category, change.codes),
        Criterion.RULE: _cites(certificates["rule"], change.rules),
        Criterion.STANDARD: _cites(certificates["standard"], change.standards),
        Criterion.CATEGORY: _equals(category, change.categories),
        Criterion.WORDS: _holds(certificates, change.words),
    }
    fits = [scheme & test for test in tests.values()]
    return np.select(fits, [place(criterion) for criterion in tests], NOT_CONCERNED)


def _begins(goods: np.ndarray, wanted: Sequence[str]) -> np.ndarray:
    """Which codes are wanted; two digits stand for all products of a category."""
    hit = np.zeros(len(goods), dtype=bool)
    for code in wanted:
        hit |= np.char.startswith(goods, code)
    return hit


def _cites(column: Column, wanted: Sequence[str]) -> np.ndarray:
    """Which rows cite one of the rules or standards, in any edition when none is named."""
    if not wanted:
        return np.zeros(len(column), dtype=bool)
    named = "|".join(re.escape(text).replace(r"\ ", r"\s*") for text in wanted)
    return _matching(column, rf"(?:^|[;,\s])(?:{named})(?![0-9A-Za-z])")


def _equals(column: Column, wanted: Sequence[str]) -> np.ndarray:
    if not wanted:
        return np.zeros(len(column), dtype=bool)
    return _matching(column, rf"^(?:{'|'.join(map(re.escape, wanted))})$")


def _holds(certificates: pd.DataFrame, wanted: Sequence[str]) -> np.ndarray:
    """Which rows have one of the words in product, product category or rule."""
    hit = np.zeros(len(certificates), dtype=bool)
    if wanted:
        for name in ("product", "product_category", "rule"):
            hit |= _matching(certificates[name], "|".join(map(re.escape, wanted)))
    return hit


def _matching(column: Column, pattern: str) -> np.ndarray:
    own, words = codes(column)
    hit = words.astype("str").str.contains(pattern, case=False, regex=True)
    return np.append(np.asarray(hit, dtype=bool), values=False)[own]
