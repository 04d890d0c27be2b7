"""What a certificate is recognised by: codes, rule, standard, category, words (R25)."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import Days, days
from cqcdash.metrics.columns import Column, codes, place
from cqcdash.vocabulary.duty import Criterion
from cqcdash.vocabulary.rules import DutyChange, RuleBook

# Year of first issue, body, category and product, serial: category and product name the goods.
CCC_NUMBER = r"(?:19|20)[0-9]{14}"
YEAR, GOODS = slice(0, 4), slice(6, 10)
NOT_CONCERNED = -1
READ = ["rule", "standard", "product_category", "product"]


def last_issue(certificates: pd.DataFrame) -> Days:
    """When each was last issued; without a date, the first day of the year in its number."""
    issued, first = days(certificates["issued_on"]), days(certificates["first_issued_on"])
    last = np.where(np.isnat(issued), first, issued)
    silent = np.flatnonzero(np.isnat(last))
    if len(silent):
        years = _part_of_number(certificates["certificate_no"].iloc[silent], YEAR)
        known = years != ""
        last[silent[known]] = np.char.add(years[known], "-01-01").astype("datetime64[D]")
    return last


def product_codes(certificates: pd.DataFrame, book: RuleBook) -> tuple[np.ndarray, np.ndarray]:
    """The CCC product code in each number, and the one of each product category; else empty."""
    in_number = _part_of_number(certificates["certificate_no"], GOODS)
    table = {name.casefold(): code for name, code in book.defaults.category_codes}
    kind, names = codes(certificates["product_category"])
    of_category = np.array([*(table.get(str(n).casefold(), "") for n in names), ""], dtype="U4")
    return in_number, of_category[kind]


def _part_of_number(numbers: Column, part: slice) -> np.ndarray:
    """These digits of each CCC number; empty for any other number."""
    texts = numbers.astype("str")
    mandatory = texts.str.fullmatch(CCC_NUMBER).to_numpy(bool, na_value=False)
    found = np.full(len(texts), "", dtype="U4")
    found[mandatory] = texts[mandatory].str.slice(part.start, part.stop).to_numpy("U4")
    return found


def recognised(
    certificates: pd.DataFrame, change: DutyChange, goods: tuple[np.ndarray, ...]
) -> np.ndarray:
    """Place in ``Criterion`` of the first one that fits, -1 where none does.

    Args:
        certificates: the columns READ.
        change: whom it concerns.
        goods: what ``product_codes`` gives for these certificates.
    """
    in_number, of_category = goods
    tests = {
        Criterion.CODE_IN_NUMBER: _begins(in_number, change.codes),
        Criterion.CODE_OF_CATEGORY: _begins(of_category, change.codes),
        Criterion.RULE: _cites(certificates["rule"], change.rules, whole=change.whole),
        Criterion.STANDARD: _cites(certificates["standard"], change.standards, whole=change.whole),
        Criterion.CATEGORY: _equals(certificates["product_category"], change.categories),
    }
    found = np.select(list(tests.values()), [place(word) for word in tests], NOT_CONCERNED)
    rest = np.flatnonzero(found < 0)
    named = _holds(certificates.iloc[rest], change.words)
    found[rest[named]] = place(Criterion.WORDS)
    return found


def _begins(goods: np.ndarray, wanted: Sequence[str]) -> np.ndarray:
    """Which codes are wanted; two digits stand for all products of a category."""
    own, known = pd.factorize(goods)
    hit = np.array([bool(code) and str(code).startswith(tuple(wanted)) for code in known])
    return hit[own] if len(own) else np.zeros(0, dtype=bool)


def _cites(column: Column, wanted: Sequence[str], *, whole: bool) -> np.ndarray:
    """Which rows cite one of the rules or standards, in any edition when none is named.

    A whole entry of the list of what is cited has to be the same, its edition too.
    """
    if not wanted:
        return np.zeros(len(column), dtype=bool)
    named = "|".join(re.escape(text).replace(r"\ ", r"\s*") for text in wanted)
    if whole:
        return _matching(column, rf"(?:^|;)\s*(?:{named})\s*(?:;|$)")
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
