"""Whole columns at once: words as numbers, numbers and flags that may be missing."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

Column = Any  # to the type checker frame["name"] is a series or a frame


def whole(numbers: np.ndarray, known: np.ndarray) -> pd.arrays.IntegerArray:
    """Whole numbers, missing where not known."""
    return pd.arrays.IntegerArray(np.where(known, numbers, 0).astype("int64"), ~known)


def flags(truth: np.ndarray) -> pd.arrays.BooleanArray:
    """A column of yes and no, never missing."""
    return pd.arrays.BooleanArray(truth.astype(bool), np.zeros(len(truth), dtype=bool))


def codes(column: Column) -> tuple[np.ndarray, pd.Index]:
    """Each row's place in the list of words (-1 when missing), and that list."""
    words = column.array
    if isinstance(words, pd.Categorical):
        return words.codes.astype("int64"), words.categories
    own, unique = pd.factorize(column)
    return own.astype("int64"), pd.Index(unique)


def codes_in(column: Column, words: pd.Index) -> np.ndarray:
    """Each row's place in a given list of words; -1 when missing or not in it."""
    own, own_words = codes(column)
    places = np.append(words.get_indexer(own_words), -1).astype("int64")
    return places[own]


def is_one_of(column: Column, words: Iterable[str]) -> np.ndarray:
    """Which rows hold one of the words; missing is none of them."""
    own, own_words = codes(column)
    hit = np.append(own_words.isin([str(w) for w in words]), values=False)
    return hit[own]


def words_of(code: np.ndarray, enum: type[StrEnum], index: pd.Index) -> pd.Series:
    """Places in an enumeration (-1 is missing) as an ordered column of its words."""
    words = pd.Categorical.from_codes(
        code,  # pyright: ignore[reportArgumentType] - an array of integers is a sequence of them
        categories=[str(word.value) for word in enum],
        ordered=True,
    )
    return pd.Series(words, index=index)


def place(word: StrEnum) -> int:
    """The place of a word in its enumeration."""
    return list(type(word)).index(word)
