"""Frames as CSV bytes, fast enough for hundreds of thousands of rows."""

import numpy as np
import pandas as pd


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The frame as UTF-8 CSV with ISO dates; missing is an empty cell."""
    return frame.apply(_text).to_csv(index=False, lineterminator="\n").encode()


def _text(column: pd.Series) -> pd.Series:
    if column.dtype.kind == "M":
        days = column.to_numpy().astype("datetime64[D]")
        text = pd.Series(np.datetime_as_string(days), index=column.index, dtype="object")
        return text.mask(column.isna(), "")
    if column.dtype.kind == "f" and (column.dropna() % 1 == 0).all():
        return column.astype("Int64")
    return column
