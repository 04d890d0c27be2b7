"""Columns between pandas and pyarrow, and the small things that all judges do with them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute

# The functions are made at run time, so the type checker cannot know them.
compute: Any = pyarrow.compute

Fields = dict[str, pd.Series]


def column(frame: pd.DataFrame, name: str) -> pd.Series:
    """One column of a frame."""
    return pd.Series(frame[name])


def mask(condition: Any) -> np.ndarray:  # noqa: ANN401 - a comparison of two columns
    """A condition on rows as plain booleans; unknown is False."""
    return pd.Series(condition).to_numpy(dtype=bool, na_value=False)


def as_arrow(values: pd.Series) -> pa.ChunkedArray:
    """The texts of a column for pyarrow's functions."""
    found = pa.array(values.array)
    return found if isinstance(found, pa.ChunkedArray) else pa.chunked_array([found])


def as_text(values: pa.ChunkedArray, index: pd.Index) -> pd.Series:
    """Back to a ``str`` column."""
    return pd.Series(pd.array(values, dtype="str"), index=index)


def by_distinct(values: pd.Series, change: Callable[[pd.Series], pd.Series]) -> pd.Series:
    """Apply a function of texts once to each different value."""
    positions, found = pd.factorize(values)
    changed = change(pd.Series(found, dtype="str"))
    table = changed.reindex(range(-1, len(found)))
    return pd.Series(table.array.take(positions + 1), index=values.index)


def no_dates(index: pd.Index) -> pd.Series:
    """A column of missing dates."""
    return pd.Series(np.datetime64("NaT"), index=index, dtype="datetime64[us]")


def spelled(codes: np.ndarray, table: list[str | None], index: pd.Index) -> pd.Series:
    """Codes as words of a table; -1 is missing."""
    words = pd.Series([*table, None], dtype="str")
    return pd.Series(words.array.take(codes), index=index)
