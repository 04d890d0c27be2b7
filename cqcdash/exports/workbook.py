"""Frames to XLSX: text stays text, dates are dates, nothing is a formula or a link."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cqcdash.exports.guard import is_text
from cqcdash.texts import _

Tints = Mapping[str, Mapping[str, str]]
# Dark enough on every pale background.
INK = "#1B2228"

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
    "constant_memory": True,
}
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed mark, so that the same frame gives the same file
MOST_ROWS = 1_048_575
LONGEST_TEXT = 32_767
LONGEST_NAME = 31
NARROWEST, WIDEST = 8, 60
ROWS_MEASURED = 500


def xlsx_bytes(
    sheets: Mapping[str, pd.DataFrame],
    about: Sequence[tuple[str, str]] = (),
    tints: Tints | None = None,
) -> bytes:
    """A workbook with one worksheet for each frame; a longer frame goes on in a further sheet.

    The header is bold and stays in view, columns can be filtered and are as wide as their content.

    Args:
        sheets: frames by the name of their worksheet.
        about: names and values for a last worksheet that says what the workbook shows.
        tints: for a column's heading the background of each of its words.
    """
    buffer = io.BytesIO()
    book = new_workbook(buffer)
    names: set[str] = set()
    for title, frame in sheets.items():
        for begin in range(0, max(len(frame), 1), MOST_ROWS):
            part = frame.iloc[begin : begin + MOST_ROWS]
            sheet = book.add_worksheet(sheet_name(title, names))
            write_frame(book, sheet, part, tints or {})
    if about:
        _write_about(book, book.add_worksheet(sheet_name(_("About"), names)), about)
    book.close()
    return buffer.getvalue()


def new_workbook(buffer: io.BytesIO) -> Workbook:
    """An empty workbook that is written to a buffer."""
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": MADE})
    return book


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that workbooks allow and that is not taken yet."""
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip("' ")[:LONGEST_NAME] or "1"
    name, count = plain, 1
    while name.casefold() in taken:
        count += 1
        name = f"{plain[: LONGEST_NAME - 6]} ({count})"
    taken.add(name.casefold())
    return name


def _write_about(book: Workbook, sheet: Worksheet, about: Sequence[tuple[str, str]]) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, WIDEST)
    for row, (name, value) in enumerate(about):
        sheet.write_string(row, 0, name[:LONGEST_TEXT], bold)
        sheet.write_string(row, 1, value[:LONGEST_TEXT], wrapped)


def write_frame(
    book: Workbook, sheet: Worksheet, frame: pd.DataFrame, tints: Tints | None = None
) -> None:
    """Header and rows of a frame."""
    shaded = {
        (title, word): book.add_format({"bg_color": shade, "font_color": INK})
        for title, words in (tints or {}).items()
        for word, shade in words.items()
    }
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    columns = [frame.iloc[:, position] for position in range(frame.shape[1])]
    titles = [str(name) for name in frame.columns]
    for position, (title, values) in enumerate(zip(titles, columns, strict=True)):
        sheet.set_column(position, position, _width(title, values))
    sheet.freeze_panes(1, 0)
    if titles:
        sheet.autofilter(0, 0, max(len(frame), 1), len(titles) - 1)
    for position, title in enumerate(titles):
        sheet.write_string(0, position, title, bold)
    cells = [_cells(values) for values in columns]
    dated = [pd.api.types.is_datetime64_any_dtype(values.dtype) for values in columns]
    for row in range(len(frame)):
        for position, values in enumerate(cells):
            value = values[row]
            if value is not None:
                form = day if dated[position] else shaded.get((titles[position], value))
                _write(sheet, (row + 1, position), value, form)


def _write(sheet: Worksheet, at: tuple[int, int], value: Any, day: Any) -> None:  # noqa: ANN401 - a cell and a format
    if isinstance(value, str):
        sheet.write_string(*at, value[:LONGEST_TEXT], day)
    elif day is not None:
        sheet.write_datetime(*at, value, day)
    elif isinstance(value, bool):
        sheet.write_boolean(*at, value)
    else:
        sheet.write_number(*at, value)


def _cells(values: pd.Series) -> list[Any]:
    """Plain Python values; missing is None, whole numbers beyond 15 digits are text."""
    present = values.notna()
    if is_text(values):
        texts = values.astype("str").astype(object)
        return texts.where(present, None).tolist()
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        naive = values.dt.tz_localize(None)
        return [v.to_pydatetime() if ok else None for v, ok in zip(naive, present, strict=True)]
    listed = values.astype(object).where(present, None).tolist()
    return [_number(value) for value in listed]


def _number(value: Any) -> Any:  # noqa: ANN401 - a number, a flag or nothing
    if isinstance(value, float) and (value != value or abs(value) == float("inf")):  # noqa: PLR0124 - not a number
        return None
    exact = 10**15
    return str(value) if isinstance(value, int) and abs(value) >= exact else value


def _width(title: str, values: pd.Series) -> float:
    sample = values.iloc[:ROWS_MEASURED]
    texts = (
        sample.dt.strftime("%Y-%m-%d") if "datetime" in str(sample.dtype) else sample.astype("str")
    )
    longest = max(map(_display_width, texts.dropna()), default=0)
    return min(WIDEST, max(NARROWEST, _display_width(title) + 3, longest + 1))


def _display_width(text: str) -> int:
    """Chinese characters are twice as wide."""
    wide = sum(char >= "\u2e80" for char in text)
    return len(text) + wide
