"""The cells of a worksheet as text."""

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np
import python_calamine as calamine

from cqcdash.intake.reading.grid import CHUNK_ROWS, Chunk, Row
from cqcdash.intake.reading.sheet_marks import Marks

EXACT_DIGITS = 10**15


def chunks(
    sheet: calamine.CalamineSheet,
    marks: Marks,
    rounded: dict[int, list[int]],
    typed: dict[int, list[int]],
) -> Iterator[Chunk]:
    """The rows of a worksheet as text, with their numbers; a cell merged downwards fills them all.

    Args:
        sheet: the worksheet.
        marks: its errors and formulas without a value, which stand in their cells as text.
        rounded: filled with the rows, by column, in which a number has more digits than a
            spreadsheet keeps.
        typed: filled with the rows, by column, that hold a real date.
    """
    left = sheet.start[1] if sheet.start else 0
    rows = enumerate(sheet.iter_rows(), start=1)
    merged = _merged(sheet)
    while part := list(islice(rows, CHUNK_ROWS)):
        for number, row in part:
            for column, value in merged.get(number, {}).items():
                row[column] = value
            for said in (marks.errors, marks.unsaved):
                for column, value in said.get(number, {}).items():
                    if left <= column < left + len(row):
                        row[column - left] = value
            _note(number, row, rounded, typed)
        lines = np.fromiter((number for number, _ in part), dtype="int64", count=len(part))
        yield Chunk(lines, [texts(row) for _, row in part])


def _merged(sheet: calamine.CalamineSheet) -> dict[int, dict[int, Any]]:
    """Row number → column → the value of the merged cell that reaches down to it."""
    ranges = [r for r in sheet.merged_cell_ranges or [] if r[1][0] > r[0][0]]
    if not ranges or sheet.start is None:
        return {}
    left, height = sheet.start[1], sheet.end[0] if sheet.end else 0
    wanted = {top for (top, _), _ in ranges}
    tops = {i: row for i, row in enumerate(sheet.iter_rows()) if i in wanted}
    merged: dict[int, dict[int, Any]] = {}
    for (top, first), (bottom, _) in ranges:
        row, column = tops.get(top, []), first - left
        if 0 <= column < len(row) and row[column] != "":
            for number in range(top + 2, min(bottom, height) + 2):
                merged.setdefault(number, {})[column] = row[column]
    return merged


def _note(
    number: int, row: list[Any], rounded: dict[int, list[int]], typed: dict[int, list[int]]
) -> None:
    for column, value in enumerate(row):
        if isinstance(value, float):
            if abs(value) >= EXACT_DIGITS:
                rounded.setdefault(column, []).append(number)
        elif isinstance(value, dt.date):
            typed.setdefault(column, []).append(number)


def texts(row: list[Any]) -> Row:
    """A row of typed cells as text."""
    return [value if isinstance(value, str) else _text(value) for value in row]


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    """A typed cell as a spreadsheet shows it, dates in ISO form."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
