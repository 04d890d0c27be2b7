"""A frame as the three things that a terminal takes: a table, CSV, JSON."""

import json
import sys
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import pandas as pd

from cqcdash import exports


def write_frame(frame: pd.DataFrame, form: str) -> None:
    """Print the frame as ``table``, ``csv`` or ``json``; missing values are empty or null."""
    if form == "json":
        write_json(records(frame))
    elif form == "csv":
        # A pipe wants plain line ends; spreadsheet programs get theirs from the app.
        sys.stdout.write(exports.csv_text(_as_text(frame)).replace("\r\n", "\n"))
    else:
        sys.stdout.write(_table(_as_text(frame)))


def write_json(value: object) -> None:
    """Print a value as JSON; dates are ISO dates."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=plain) + "\n")


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dicts of plain values; what is missing is None."""
    columns = {name: [plain(value) for value in frame[name].tolist()] for name in frame}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def plain(value: object) -> object:
    """A value that JSON knows: ISO dates, None for missing, numbers and texts as they are."""
    if isinstance(value, (list, tuple, dict)):
        return value
    if value is None or pd.isna(value):  # pyright: ignore[reportGeneralTypeIssues,reportArgumentType,reportCallIssue]
        return None
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else str(value)
    return value.isoformat() if isinstance(value, date) else getattr(value, "item", lambda: value)()


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({name: [_cell(v) for v in frame[name].tolist()] for name in frame})


def _cell(value: object) -> str:
    known = plain(value)
    if known is None:
        return ""
    if isinstance(known, bool):
        return "yes" if known else "no"
    return f"{known:g}" if isinstance(known, float) else str(known)


def _width(text: str) -> int:
    """Columns of a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _table(frame: pd.DataFrame) -> str:
    rows = [list(map(str, frame.columns)), *frame.to_numpy().tolist()]
    clean = [["".join(c if c.isprintable() else " " for c in cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*clean, strict=True)]
    return "".join(_line(row, widths) + "\n" for row in clean)


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (
        cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
    )
    return "  ".join(padded).rstrip()
