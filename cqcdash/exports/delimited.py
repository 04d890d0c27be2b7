"""Frames to CSV."""

import pandas as pd

from cqcdash.exports.guard import guarded, is_text


def csv_text(frame: pd.DataFrame) -> str:
    """The frame as CSV: comma, one header line, dates in ISO form, formulas made harmless."""
    safe = frame.copy()
    safe.columns = pd.Index(guarded(pd.Series(frame.columns.astype("str"))))
    for position in range(safe.shape[1]):
        values = frame.iloc[:, position]
        if pd.api.types.is_datetime64_any_dtype(values.dtype):
            safe.isetitem(position, values.dt.strftime(_pattern(values)))
        elif is_text(values):
            safe.isetitem(position, guarded(values))
    return safe.to_csv(index=False, lineterminator="\r\n")


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The same as UTF-8 with the mark by which spreadsheet programs recognise it."""
    return csv_text(frame).encode("utf-8-sig")


def _pattern(values: pd.Series) -> str:
    """Days without a time of day, moments with it."""
    midnight = values.dropna().dt.normalize().equals(values.dropna())
    return "%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M:%S"
