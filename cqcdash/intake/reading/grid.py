"""Rows of cells to a table: find the header, drop what is no record, keep account of the rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.lexicon import header_hits
from cqcdash.intake.reading.header import header_position, joined, trimmed, unique_labels
from cqcdash.intake.reading.limits import (
    HEADER_SEARCH_ROWS,
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
)
from cqcdash.vocabulary.finding import Finding, Level

Row = list[str]
CHUNK_ROWS = 50_000
LEAST_HEADERS, HEADER_SHARE = 2, 0.6


@dataclass(slots=True)
class Chunk:
    """Some rows and the lines where they begin."""

    lines: np.ndarray
    rows: list[Row]


@dataclass(slots=True)
class Grid:
    """A table while it is being read; see RawTable for the meaning of the parts."""

    file: str
    header: Row
    labels: tuple[str, ...]
    header_line: int
    titles: tuple[str, ...]
    cells: pd.DataFrame = field(default_factory=pd.DataFrame)
    lines: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype="int64"))
    findings: list[Finding] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    surplus: dict[int, tuple[str, ...]] = field(default_factory=dict)


def build(file: str, chunks: Iterable[Chunk], refused: dict[int, str] | None = None) -> Grid:
    """Turn chunks of rows into a table.

    Args:
        file: the file's name, for sentences.
        chunks: the rows; the first chunk holds the header.
        refused: line → code of rows that could not be split; filled while the chunks are read.

    Raises:
        UnreadableFileError: nothing but a header, or more than the limits allow.
    """
    source = iter(chunks)
    first = next(source, Chunk(np.zeros(0), []))
    if not any(any(map(str.strip, row)) for row in first.rows):
        raise UnreadableFileError(file, "The file is empty.", "Export it again.")
    at, _ = header_position(first.rows[:HEADER_SEARCH_ROWS])
    header = trimmed(first.rows[at])
    _require_columns(file, header)
    titles = (" ".join(filter(None, map(str.strip, row))) for row in first.rows[:at])
    grid = Grid(file, header, (), int(first.lines[at]), tuple(titles))
    below = at + 1 + _header_rows(grid, first, at)
    grid.labels = unique_labels(joined(_around(first.rows, at, below), header))
    body = Chunk(first.lines[below:], first.rows[below:])
    _fill(grid, _records(grid, body, source), refused if refused is not None else {})
    return grid


def _around(rows: list[Row], at: int, below: int) -> list[Row]:
    """The further header rows below the header, and the row above it when it is one too."""
    above = [row for row in rows[max(at - 1, 0) : at] if header_hits(row) >= LEAST_HEADERS]
    return [*rows[at + 1 : below], *above]


def _header_rows(grid: Grid, chunk: Chunk, at: int) -> int:
    """How many rows below the header say the same in another language; they are no records."""
    count = 0
    for row in chunk.rows[at + 1 : at + 1 + HEADER_SEARCH_ROWS]:
        filled = sum(1 for cell in row if cell.strip())
        if header_hits(row) < max(LEAST_HEADERS, HEADER_SHARE * filled):
            break
        count += 1
        line = int(chunk.lines[at + count])
        grid.findings.append(Finding("repeated_header", Level.NOTE, line))
    return count


def _require_columns(file: str, header: Row) -> None:
    if len(header) > MAX_COLUMNS:
        raise UnreadableFileError(
            file,
            f"The table has {len(header):,} columns; at most {MAX_COLUMNS:,} are read.",
            "Export only the columns that are needed.",
        )


def _records(grid: Grid, first: Chunk, rest: Iterator[Chunk]) -> Iterator[Chunk]:
    """The chunks without blank rows and without repetitions of the header."""
    yield _kept(grid, first)
    for chunk in rest:
        yield _kept(grid, chunk)


def _kept(grid: Grid, chunk: Chunk) -> Chunk:
    header = grid.header
    good = [i for i, row in enumerate(chunk.rows) if _is_record(row, header)]
    if len(good) == len(chunk.rows):
        return chunk
    grid.findings += [
        Finding("repeated_header", Level.NOTE, int(line))
        for line, row in zip(chunk.lines, chunk.rows, strict=True)
        if row and trimmed(row) == header
    ]
    return Chunk(chunk.lines[good], [chunk.rows[i] for i in good])


def _is_record(row: Row, header: Row) -> bool:
    """Whether a row holds anything and is not the header once more."""
    first = row[0] if row else ""
    if first and first != header[0] and not first.isspace():
        return True
    if first == header[0] and trimmed(row) == header:
        return False
    return any(cell and not cell.isspace() for cell in row)


def _fill(grid: Grid, chunks: Iterator[Chunk], refused: dict[int, str]) -> None:
    """Take the rows chunk by chunk, so that Python objects exist for one chunk only."""
    columns: list[list[pa.Array]] = [[] for _ in grid.header]
    lines: list[np.ndarray] = []
    position = 0
    for chunk in chunks:
        if not chunk.rows:
            continue
        records = _even(grid, chunk, position)
        for parts, column in zip(columns, zip(*records, strict=True), strict=True):
            parts.append(_column(grid.file, column, chunk.lines))
        lines.append(chunk.lines)
        position += len(chunk.rows)
        if position > MAX_ROWS:
            raise UnreadableFileError(
                grid.file,
                f"The table has more than {MAX_ROWS:,} rows.",
                "Split it into several files and import them together.",
            )
    if not position:
        raise UnreadableFileError(
            grid.file,
            "The table has a header but no rows.",
            "Export it again and check that it holds records.",
        )
    arrays = {str(i): pa.chunked_array(parts) for i, parts in enumerate(columns)}
    grid.cells = pa.table(arrays).to_pandas()
    grid.cells.columns = pd.Index(grid.labels, dtype="str")
    grid.lines = np.concatenate(lines)
    wrong = np.flatnonzero(np.isin(grid.lines, list(refused))) if refused else ()
    grid.refused = {int(row): refused[int(grid.lines[row])] for row in wrong}


def _even(grid: Grid, chunk: Chunk, position: int) -> list[Row]:
    """All rows in the width of the header; what is beyond it is kept as surplus."""
    width = len(grid.header)
    if all(len(row) == width for row in chunk.rows):
        return chunk.rows
    even = []
    for i, row in enumerate(chunk.rows):
        extra = trimmed(row[width:])
        if extra:
            grid.surplus[position + i] = tuple(extra)
        elif len(row) < width:
            params = {"expected": width, "found": len(row)}
            grid.findings.append(
                Finding("short_row", Level.WARN, int(chunk.lines[i]), "", "", params)
            )
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
