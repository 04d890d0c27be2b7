"""Frames to CSV."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd

from cqcdash.exports.guard import guarded, is_text


def csv_text(frame: pd.DataFrame) -> str:
    """The frame as CSV: comma, one header line, dates in ISO form, formulas made harmless."""
    columns = [_cells(frame.iloc[:, position]) for position in range(frame.shape[1])]
    safe = pd.concat(columns, axis=1) if columns else frame.copy()
    safe.columns = pd.Index(guarded(pd.Series(frame.columns.astype("str"))))
    return safe.to_csv(index=False, lineterminator="\r\n")


def _cells(values: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        return _days(values)
    return guarded(values) if is_text(values) else values


def _days(values: pd.Series) -> pd.Series:
    """Days in ISO form, moments with their time of day."""
    naive = values.dt.tz_localize(None).to_numpy()
    known = ~np.isnat(naive)
    whole = bool((naive[known] == naive[known].astype("datetime64[D]")).all())
    texts = np.datetime_as_string(naive, unit="D" if whole else "s")
    spaced = np.char.replace(texts, "T", " ") if not whole else texts
    return pd.Series(spaced, index=values.index, dtype="str").where(known)


def csv_bytes(frame: pd.DataFrame, about: Sequence[tuple[str, str]] = ()) -> bytes:
    """The same as UTF-8 with the mark by which spreadsheet programs recognise it.

    Args:
        frame: the rows.
        about: names and values that stand above the header, each in a line that begins with
            ``#``: the import and other readers of such lines pass over them.
    """
    lines = [f"# {_one_cell(name)}: {_one_cell(value)}\r\n" for name, value in about]
    return ("".join(lines) + csv_text(frame)).encode("utf-8-sig")


def _one_cell(text: str) -> str:
    """A text that neither ends its line nor is split into cells."""
    return re.sub(r'[\s",]+', " ", text.replace(", ", "; ")).strip()
