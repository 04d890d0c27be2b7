"""Cutting stage visits by plant, category, kind of application or time."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.columns import codes
from cqcdash.metrics.stages.known import KnownVisits

PERIOD = "period"


class Cut(NamedTuple):
    """Which group each visit is in, and what the groups are called.

    Attributes:
        of_visit: the place of the visit's group in ``keys``.
        keys: one row per group, one column per criterion.
    """

    of_visit: np.ndarray
    keys: pd.DataFrame

    @property
    def size(self) -> int:
        """How many groups there are."""
        return len(self.keys)


def cut_by(known: KnownVisits, by: Sequence[str]) -> Cut:
    """The visits cut by some columns; without any there is one group of all.

    ``period`` is the quarter in which the visit began, such as ``2026-Q3``.
    """
    if not by:
        return Cut(np.zeros(len(known.case), dtype=np.int64), pd.DataFrame(index=[0]))
    packed = np.zeros(len(known.case), dtype=np.int64)
    columns = [_column(known, name) for name in by]
    for code, words in columns:
        packed = packed * (len(words) + 1) + code + 1
    unique, of_visit = np.unique(packed, return_inverse=True)
    keys = {}
    for name, (_, words) in reversed(list(zip(by, columns, strict=True))):
        unique, code = np.divmod(unique, len(words) + 1)
        keys[name] = pd.Categorical.from_codes(code - 1, categories=words)
    return Cut(of_visit, pd.DataFrame({name: keys[name] for name in by}))


def _column(known: KnownVisits, name: str) -> tuple[np.ndarray, pd.Index]:
    if name == PERIOD:
        quarter, names = pd.factorize(quarters(known.entered), sort=True)
        return quarter, pd.Index(names)
    return codes(known.rows[name])


def quarters(day: np.ndarray) -> np.ndarray:
    """The quarter of each day number, such as ``2026-Q3``."""
    month = day.astype("datetime64[D]").astype("datetime64[M]").astype("int64")
    unique, place = np.unique(month // 3, return_inverse=True)
    names = [f"{1970 + quarter // 4}-Q{quarter % 4 + 1}" for quarter in unique]
    return np.array(names, dtype=object)[place]
