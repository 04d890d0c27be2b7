"""Rows of cells to a table: find the header, drop what is no record, keep account of the rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import pandas as pd
import pyarrow as pa

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.limits import (
    HEADER_SEARCH_ROWS,
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
)
from cqcdash.intake.names import header_hits
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.words import Level

Row = list[str]
CHUNK_ROWS = 50_000
REPEATED_HEADER_SHARE = 0.8


@dataclass(slots=True)
class Grid:
    """A table while it is being read; see RawTable for the meaning of the parts."""

    labels: tuple[str, ...] = ()
    cells: pd.DataFrame = field(default_factory=pd.DataFrame)
    lines: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype="int64"))
    header_line: int = 1
    titles: tuple[str, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    surplus: dict[int, tuple[str, ...]] = field(default_factory=dict)


def header_position(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The row that holds the headers, and how many of its cells are known headers.

    Without any known header it is the first row that is as wide as the table.
    """
    hits = [header_hits(list(row)) for row in rows[:HEADER_SEARCH_ROWS]]
    best = max(hits, default=0)
    if best:
        return hits.index(best), best
    widths = [sum(1 for cell in row if cell.strip()) for row in rows[:HEADER_SEARCH_ROWS]]
    widest = max(widths, default=0)
    return next((i for i, w in enumerate(widths) if w >= max(1, widest - 1)), 0), 0


def unique_labels(header: Sequence[str]) -> tuple[str, ...]:
    """The headers made unique: ``Status``, ``Status (2)``; one without text is ``#5``."""
    seen: dict[str, int] = {}
    labels = []
    for position, cell in enumerate(header, start=1):
        name = " ".join(cell.split()) or f"#{position}"
        seen[name] = seen.get(name, 0) + 1
        label = name if seen[name] == 1 else f"{name} ({seen[name]})"
        while label in labels:
            label += "'"
        labels.append(label)
    return tuple(labels)


def build(
    file: str, rows: Iterable[tuple[int, Row]], refused: "dict[int, str] | None" = None
) -> Grid:
    """Turn numbered rows into a grid; ``refused`` are lines that could not be split.

    Raises:
        UnreadableFileError: nothing but a header, or more than the limits allow.
    """
    numbered = iter(rows)
    top = list(islice(numbered, HEADER_SEARCH_ROWS))
    at, _ = header_position([row for _, row in top])
    if not top:
        raise UnreadableFileError(file, "The file is empty.", "Export it again.")
    header = _trimmed(top[at][1])
    _require_columns(file, header)
    grid = Grid(labels=unique_labels(header), header_line=top[at][0])
    grid.titles = tuple(" ".join(filter(None, map(str.strip, row))) for _, row in top[:at])
    _fill(file, grid, _chain(top[at + 1 :], numbered), header, refused or {})
    return grid


def _chain(first: list[tuple[int, Row]], rest: Iterator[tuple[int, Row]]) -> Iterator:
    yield from first
    yield from rest


def _trimmed(header: Row) -> Row:
    width = max((i + 1 for i, cell in enumerate(header) if cell.strip()), default=0)
    return header[:width]


def _require_columns(file: str, header: Row) -> None:
    if len(header) > MAX_COLUMNS:
        raise UnreadableFileError(
            file,
            f"The table has {len(header):,} columns; at most {MAX_COLUMNS:,} are read.",
            "Export only the columns that are needed.",
        )


def _fill(
    file: str, grid: Grid, rows: Iterator[tuple[int, Row]], header: Row, refused: dict[int, str]
) -> None:
    """Read the rows chunk by chunk, so that Python objects exist for one chunk only."""
    width = len(header)
    chunks: list[list[pa.Array]] = []
    lines: list[np.ndarray] = []
    position = 0
    while chunk := list(islice(rows, CHUNK_ROWS)):
        numbers = np.fromiter((line for line, _ in chunk), dtype="int64", count=len(chunk))
        good = [i for i, (_, row) in enumerate(chunk) if _is_record(row, header)]
        if len(good) < len(chunk):
            _note_repeated(grid, chunk, header)
            chunk = [chunk[i] for i in good]
        if not chunk:
            continue
        records = _even(grid, chunk, width, position)
        if refused:
            for i, (line, _) in enumerate(chunk):
                if line in refused:
                    grid.refused[position + i] = refused[line]
        chunks.append(
            [_column(file, column, numbers[good]) for column in zip(*records, strict=True)]
        )
        lines.append(numbers[good])
        position += len(chunk)
        if position > MAX_ROWS:
            raise UnreadableFileError(
                file,
                f"The table has more than {MAX_ROWS:,} rows.",
                "Split it into several files and import them together.",
            )
    if not position:
        raise UnreadableFileError(
            file,
            "The table has a header but no rows.",
            "Export it again and check that it holds records.",
        )
    columns = {str(i): pa.chunked_array([c[i] for c in chunks]) for i in range(width)}
    frame = pa.table(columns).to_pandas()
    frame.columns = pd.Index(grid.labels, dtype="str")
    grid.cells = frame
    grid.lines = np.concatenate(lines)


def _is_record(row: Row, header: Row) -> bool:
    """Whether a row holds anything and is not the header once more."""
    first = row[0] if row else ""
    if first and first != header[0] and not first.isspace():
        return True
    if first == header[0] and _repeats(row, header):
        return False
    return any(cell and not cell.isspace() for cell in row)


def _repeats(row: Row, header: Row) -> bool:
    return _trimmed(row) == header


def _note_repeated(grid: Grid, chunk: list[tuple[int, Row]], header: Row) -> None:
    grid.findings += [
        Finding("repeated_header", Level.NOTE, line) for line, row in chunk if _repeats(row, header)
    ]


def _even(grid: Grid, chunk: list[tuple[int, Row]], width: int, position: int) -> list[Row]:
    """All rows in the width of the header; what is beyond it is kept as surplus."""
    records = [row for _, row in chunk]
    if all(len(row) == width for row in records):
        return records
    even = []
    for i, row in enumerate(records):
        extra = _trimmed(row[width:])
        if extra:
            grid.surplus[position + i] = tuple(extra)
        elif len(row) < width:
            params = {"expected": width, "found": len(row)}
            grid.findings.append(Finding("short_row", Level.WARN, chunk[i][0], "", "", params))
        even.append(row[:width] + [""] * (width - len(row)))
    return even


def _column(file: str, values: Sequence[str], lines: np.ndarray) -> pa.Array:
    longest = max(map(len, values))
    if longest > MAX_CELL_CHARACTERS:
        at = next(i for i, value in enumerate(values) if len(value) > MAX_CELL_CHARACTERS)
        raise UnreadableFileError(
            file,
            f"Line {lines[at]}: one cell holds {longest:,} characters; "
            f"at most {MAX_CELL_CHARACTERS:,} are read.",
            "A quotation mark that is not closed is the usual cause; correct that line.",
        )
    return pa.array(values, type=pa.large_string())
