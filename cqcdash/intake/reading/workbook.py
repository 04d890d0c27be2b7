"""Workbooks to tables: the worksheet with the best headers, its cells as text."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

import numpy as np
import python_calamine as calamine

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.lexicon import MILESTONES, match, missing_fields
from cqcdash.intake.model import EVERY_SHEET, Answers, RawTable
from cqcdash.intake.reading.container import is_encrypted, opened_zip, require_moderate_sheets
from cqcdash.intake.reading.grid import Grid, Row, build
from cqcdash.intake.reading.header import header_position
from cqcdash.intake.reading.limits import HEADER_SEARCH_ROWS
from cqcdash.intake.reading.sheet_marks import Marks, marks_of
from cqcdash.intake.reading.worksheet import chunks, texts
from cqcdash.vocabulary.finding import Finding, Level
from cqcdash.vocabulary.records import Kind

_DATE_1904 = re.compile(rb"date1904=[\"'](1|true)")


@dataclass(slots=True)
class _Sheet:
    """A worksheet that holds records, and the kinds that its headers fit."""

    name: str
    sheet: calamine.CalamineSheet
    hits: int
    filled: bool
    kinds: tuple[Kind, ...]
    hidden: bool = False
    marks: Marks = field(default_factory=Marks)
    rounded: dict[int, list[int]] = field(default_factory=dict)
    typed: dict[int, list[int]] = field(default_factory=dict)


def read_workbook(file: str, raw: bytes, given: Answers, sha256: str) -> list[RawTable]:
    """The tables of a workbook: one worksheet for each kind of record, or those asked for.

    Where several worksheets hold the same kind, the first is read and ``sheets`` names them all.

    Raises:
        UnreadableFileError: damaged, behind a password, too big, or without any list.
    """
    serials, packed = True, None
    if not raw.startswith(b"PK"):
        _require_open(file, raw)
    else:
        packed = opened_zip(file, raw)
        require_moderate_sheets(file, packed)
        serials = not _DATE_1904.search(_part(packed, "xl/workbook.xml"))
    book = _guarded(file, lambda: calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw)))
    sheets = _guarded(file, lambda: _with_records(book))
    _require_visible(file, sheets, given)
    if not sheets:
        raise UnreadableFileError(
            file, "No worksheet holds a list.", "Check that the workbook has records in it."
        )
    chosen, choice = _chosen(file, sheets, given)
    tables = []
    for sheet in chosen:
        if packed is not None:
            sheet.marks = marks_of(packed, sheet.name)
        grid = _guarded(file, lambda sheet=sheet: _read(file, sheet))
        tables.append(_table(file, sheet, grid, sha256, serials=serials))
    several = len(tables) > 1
    return [replace(table, more=several, sheets=choice) for table in tables]


def _require_open(file: str, raw: bytes) -> None:
    if is_encrypted(raw):
        raise UnreadableFileError(
            file, "The workbook is protected by a password.", "Save it without password."
        )


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    return packed.read(name) if name in packed.namelist() else b""


def _guarded(file: str, action: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the action gives
    """Run the reader; whatever it stumbles over becomes a sentence.

    The reader is compiled code: broken input may also end in a panic, which is no Exception.
    """
    try:
        return action()
    except calamine.PasswordError as error:
        raise UnreadableFileError(
            file, "The workbook is protected by a password.", "Save it without password."
        ) from error
    except (calamine.CalamineError, OSError, ValueError, OverflowError, MemoryError) as error:
        raise _damaged(file) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged(file) from error


def _damaged(file: str) -> UnreadableFileError:
    return UnreadableFileError(
        file,
        "The workbook is damaged or no workbook at all.",
        "Open it in a spreadsheet program and save it again as XLSX or CSV.",
    )


def _require_visible(file: str, sheets: list[_Sheet], given: Answers) -> None:
    """Refuse a list that stands on a hidden worksheet only; its name may be said to read it.

    Raises:
        UnreadableFileError: names the worksheet.
    """
    shown = [s for s in sheets if not s.hidden]
    secret = [s.name for s in sheets if s.hidden and s.kinds and s.filled]
    if secret and not given.sheet and not any(s.kinds and s.filled for s in shown):
        raise UnreadableFileError(
            file,
            f"The list stands on the hidden worksheet {secret[0]!r}.",
            "Unhide it and save the workbook, or name the worksheet (--sheet NAME).",
        )
    sheets[:] = [s for s in sheets if not s.hidden or s.name.casefold() == _wanted(given)]


def _wanted(given: Answers) -> str:
    return (given.sheet or "").casefold()


def _with_records(book: calamine.CalamineWorkbook) -> list[_Sheet]:
    """The worksheets, those whose headers fit a kind of record first, filled ones before."""
    found = []
    for about in book.sheets_metadata:
        hidden = about.visible != calamine.SheetVisibleEnum.Visible
        if about.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        top = [texts(row) for row in islice(sheet.iter_rows(), HEADER_SEARCH_ROWS)]
        at, hits = header_position(top)
        if top:
            filled = _height(sheet) > at + 1
            found.append(_Sheet(about.name, sheet, hits, filled, _kinds(top[at]), hidden))
    return sorted(found, key=lambda s: (not s.kinds, not s.filled, 0 if s.kinds else -s.hits))


def _height(sheet: calamine.CalamineSheet) -> int:
    """The number of the last row that holds anything."""
    return sheet.end[0] + 1 if sheet.end else 0


def _kinds(labels: Row) -> tuple[Kind, ...]:
    """The kinds of record that the headers fit, the best one first."""
    tried = [match(kind, labels, ()) for kind in Kind]
    whole = [m for m in tried if not missing_fields(m.kind, m.fields, MILESTONES)]
    return tuple(m.kind for m in sorted(whole, key=lambda m: m.weight, reverse=True))


def _chosen(
    file: str, sheets: list[_Sheet], given: Answers
) -> tuple[list[_Sheet], tuple[str, ...]]:
    """The worksheets to read, and the names to choose from when that is the user's decision."""
    whole = [s for s in sheets if s.kinds and s.filled] or [s for s in sheets if s.kinds][:1]
    if given.sheet == EVERY_SHEET:
        return whole or sheets[:1], ()
    if given.sheet:
        named = [s for s in sheets if s.name.casefold() == given.sheet.casefold()]
        if not named:
            raise UnreadableFileError(
                file,
                f"There is no worksheet {given.sheet!r} with a list.",
                f"Choose one of: {', '.join(s.name for s in sheets)}.",
            )
        return named, ()
    if not whole:
        return sheets[:1], ()
    first: dict[Kind, _Sheet] = {}
    doubtful: list[str] = []
    for sheet in whole:
        kind = sheet.kinds[0]
        if kind in first:
            doubtful += [name for name in (first[kind].name, sheet.name) if name not in doubtful]
        first.setdefault(kind, sheet)
    return list(first.values()), tuple(doubtful)


def _read(file: str, sheet: _Sheet) -> Grid:
    return build(file, chunks(sheet.sheet, sheet.marks, sheet.rounded, sheet.typed))


def _table(file: str, sheet: _Sheet, grid: Grid, sha256: str, *, serials: bool) -> RawTable:
    left = sheet.sheet.start[1] if sheet.sheet.start else 0
    unsaved: dict[int, list[int]] = {}
    for row, cells in sheet.marks.unsaved.items():
        for column in cells:
            unsaved.setdefault(column - left, []).append(row)
    return RawTable(
        file=file,
        sheet=sheet.name,
        labels=grid.labels,
        cells=grid.cells,
        lines=grid.lines,
        sha256=sha256,
        header_line=grid.header_line,
        titles=grid.titles,
        findings=(*_hidden(sheet, grid, left), *grid.findings),
        refused=grid.refused,
        surplus=grid.surplus,
        short=grid.short,
        rounded=_rows(grid, sheet.rounded),
        typed=_rows(grid, sheet.typed),
        unsaved=_rows(grid, unsaved),
        serial_days=serials,
    )


def _rows(grid: Grid, numbers: Mapping[int, list[int]]) -> dict[int, np.ndarray]:
    """Row numbers of the worksheet, by column, as masks over the rows of the table."""
    width = len(grid.labels)
    return {
        column: np.isin(grid.lines, rows) for column, rows in numbers.items() if 0 <= column < width
    }


def _hidden(sheet: _Sheet, grid: Grid, left: int) -> list[Finding]:
    """What a reader of the workbook does not see, and what is imported all the same."""
    found = []
    rows = int(np.isin(grid.lines, list(sheet.marks.hidden_rows)).sum())
    if rows:
        code = "filtered_rows" if sheet.marks.filtered else "hidden_rows"
        found.append(Finding(code, Level.WARN, 0, "", sheet.name, {"count": rows}))
    columns = [
        label for i, label in enumerate(grid.labels) if i + left in sheet.marks.hidden_columns
    ]
    if columns:
        told = {"headers": columns}
        found.append(Finding("hidden_columns", Level.WARN, 0, "", sheet.name, told))
    return found
