"""Rows of cells to a table: find the header, drop what is no record, keep account of the rest."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.columns import compute
from cqcdash.intake.lexicon import exact_hits, header_hits
from cqcdash.intake.reading.header import (
    grouped,
    header_position,
    joined,
    looks_like_record,
    trimmed,
    unique_labels,
)
from cqcdash.intake.reading.limits import (
    HEADER_SEARCH_ROWS,
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
)
from cqcdash.vocabulary.finding import Finding, Level

Row = list[str]
CHUNK_ROWS = 8_000
LEAST_HEADERS, HEADER_SHARE = 2, 0.6
SHORTEST_RULER = 3
TOLD_AT_MOST = 200
MOST_TORN = 10_000


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
    short: dict[int, int] = field(default_factory=dict)
    delimiter: str = ""
    order: tuple[int, ...] = ()
    foreign: set[int] = field(default_factory=set)
    other: bool = False
    told: Counter[str] = field(default_factory=Counter)

    def mention(self, code: str, level: Level, line: int, **params: int) -> None:
        """Mention something about a line; what is told too often is only counted."""
        self.told[code] += 1
        if self.told[code] <= TOLD_AT_MOST:
            self.findings.append(Finding(code, level, line, "", "", params))

    def mention_the_rest(self) -> None:
        """How much of a kind was not listed one by one."""
        self.findings += [
            Finding(
                "more_of_the_same",
                Level.NOTE,
                0,
                "",
                "",
                {"code": code, "count": count - TOLD_AT_MOST},
            )
            for code, count in self.told.items()
            if count > TOLD_AT_MOST
        ]


def build(
    file: str,
    chunks: Iterable[Chunk],
    refused: dict[int, str] | None = None,
    delimiter: str = "",
) -> Grid:
    """Turn chunks of rows into a table.

    Args:
        file: the file's name, for sentences.
        chunks: the rows; the first chunk holds the header.
        refused: line → code of rows that could not be split; filled while the chunks are read.
        delimiter: of a text, to take apart lines that stand in quotation marks as a whole.

    Raises:
        UnreadableFileError: nothing but a header, no header, or more than the limits allow.
    """
    source = iter(chunks)
    first = _first(source)
    if not any(any(map(str.strip, row)) for row in first.rows):
        raise UnreadableFileError(file, "The file is empty.", "Export it again.")
    at, hits = header_position(first.rows[:HEADER_SEARCH_ROWS])
    at, header = _two_rows(first.rows, at, hits)
    _require_columns(file, header)
    _require_header(file, first, at, header)
    above = [i for i in range(at) if looks_like_record(first.rows[i])]
    titles = (
        " ".join(filter(None, map(str.strip, row)))
        for i, row in enumerate(first.rows[:at])
        if i not in above
    )
    grid = Grid(file, header, (), int(first.lines[at]), tuple(titles), delimiter=delimiter)
    below = at + 1 + _header_rows(grid, first, at)
    grid.labels = unique_labels(joined(_around(first.rows, at, below), header))
    kept = [*above, *range(below, len(first.rows))]
    body = Chunk(first.lines[kept], [first.rows[i] for i in kept])
    if above:
        grid.mention(
            "records_above_header", Level.WARN, int(first.lines[above[0]]), count=len(above)
        )
    _fill(grid, _records(grid, body, source), refused if refused is not None else {})
    return grid


def _first(source: Iterator[Chunk]) -> Chunk:
    """The rows up to the first that hold anything; a broken line may stand before them."""
    lines: list[np.ndarray] = []
    rows: list[Row] = []
    for chunk in source:
        lines.append(chunk.lines)
        rows += chunk.rows
        if any(any(map(str.strip, row)) for row in chunk.rows) and len(rows) > 1:
            break
    return Chunk(np.concatenate(lines) if lines else np.zeros(0, dtype="int64"), rows)


def _two_rows(rows: list[Row], at: int, hits: int) -> tuple[int, Row]:
    """The header, and the row where it ends: titles of groups may stand above their columns."""
    best = (hits, at, trimmed(rows[at]))
    for upper in (at - 1, at):
        if upper < 0 or upper + 1 >= len(rows) or not _all_words(rows[upper + 1]):
            continue
        both = grouped(trimmed(rows[upper]), trimmed(rows[upper + 1]))
        found = exact_hits(both)
        plain = {cell.strip() for cell in (*rows[upper], *rows[upper + 1])}
        titled = exact_hits([cell for cell in both if cell not in plain])
        better = titled and (found > best[0] or (found == best[0] and titled >= LEAST_HEADERS))
        if better:
            best = (found, upper + 1, both)
    return best[1], best[2]


def _all_words(row: Row) -> bool:
    """Whether a row can be part of a header: words without any digit."""
    filled = [cell for cell in row if cell.strip()]
    words = all(any(c.isalpha() for c in cell) for cell in filled)
    return words and not any(c.isdigit() for cell in filled for c in cell)


def _require_header(file: str, first: Chunk, at: int, header: Row) -> None:
    """Refuse a list that begins with a record: its first line must not become the header."""
    if looks_like_record(header) and header_hits(header) < LEAST_HEADERS:
        raise UnreadableFileError(
            file,
            f"There is no header line; line {first.lines[at]} is a record already.",
            "Write the names of the columns into the first line, and import it again.",
        )


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
        grid.mention("repeated_header", Level.NOTE, int(chunk.lines[at + count]))
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
    good: list[int] = []
    for i, row in enumerate(chunk.rows):
        first = row[0] if row else ""
        if first[-1:].isdigit() and first[:1].isalnum() and not (grid.order or grid.other):
            # Numbers of certificates and cases end with a digit; no header and no ruler does.
            good.append(i)
        elif not _is_record(row, header):
            if row and trimmed(row) == header:
                grid.order, grid.other = (), False
                grid.mention("repeated_header", Level.NOTE, int(chunk.lines[i]))
        elif _is_ruler(row):
            grid.mention("ruler", Level.NOTE, int(chunk.lines[i]))
        elif _is_header(row):
            _turn(grid, row, int(chunk.lines[i]))
        else:
            good.append(i)
            if grid.order:
                chunk.rows[i] = _turned(grid, row)
            elif grid.other:
                grid.foreign.add(int(chunk.lines[i]))
    if len(good) == len(chunk.rows):
        return chunk
    return Chunk(chunk.lines[good], [chunk.rows[i] for i in good])


def _is_ruler(row: Row) -> bool:
    """A line of dashes between the rows of a printed list."""
    first = row[0].strip() if row else ""
    return len(row) == 1 and len(first) >= SHORTEST_RULER and not first.strip("-=_+*|. ")


def _is_header(row: Row) -> bool:
    """Whether a row among the records names columns: another table begins."""
    first = row[0] if row else ""
    if first[:1].isdigit() or any(c.isdigit() for cell in row for c in cell):
        return False
    filled = sum(1 for cell in row if cell.strip())
    return filled > 1 and header_hits(row) >= max(LEAST_HEADERS, HEADER_SHARE * filled)


def _turn(grid: Grid, row: Row, line: int) -> None:
    """Another header: the same columns in another order are put in order, others are left out."""
    names = unique_labels(trimmed(row))
    known = {label: i for i, label in enumerate(unique_labels(grid.header))}
    same = set(names) == set(known)
    grid.order = tuple(known[name] for name in names) if same else ()
    grid.other = not same
    grid.mention("another_header", Level.WARN, line)


def _turned(grid: Grid, row: Row) -> Row:
    turned = [""] * len(grid.header)
    for place, cell in zip(grid.order, row, strict=False):
        turned[place] = cell
    return [*turned, *row[len(grid.order) :]]


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
        _require_even(grid, position)
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
    for line in grid.foreign:
        refused.setdefault(line, "second_table")
    wrong = np.flatnonzero(np.isin(grid.lines, list(refused))) if refused else ()
    grid.refused = {int(row): refused[int(grid.lines[row])] for row in wrong}
    grid.mention_the_rest()


def _require_even(grid: Grid, position: int) -> None:
    """Refuse a text most of whose lines have not the cells of the header: it is no such list.

    Raises:
        UnreadableFileError: names how many, and the usual cause.
    """
    torn = len(grid.short) + len(grid.surplus)
    if torn > MOST_TORN and torn * 2 > position:
        raise UnreadableFileError(
            grid.file,
            f"Of the first {position:,} lines {torn:,} have more or fewer cells than the header.",
            "A quotation mark that is not closed, or another separator, is the usual cause; "
            "export the list again.",
        )


def _even(grid: Grid, chunk: Chunk, position: int) -> list[Row]:
    """All rows in the width of the header; what is beyond it is kept as surplus."""
    width = len(grid.header)
    if all(len(row) == width for row in chunk.rows):
        return chunk.rows
    even = []
    for i, whole in enumerate(chunk.rows):
        row = _opened(grid, whole)
        extra = trimmed(row[width:])
        if extra:
            grid.surplus[position + i] = tuple(extra)
        elif len(row) < width:
            grid.short[position + i] = len(row)
        even.append(row[:width] + [""] * (width - len(row)))
    return even


def _opened(grid: Grid, row: Row) -> Row:
    """A line that stands in quotation marks as a whole, taken apart."""
    width = len(grid.header)
    if len(row) != 1 or not grid.delimiter or row[0].count(grid.delimiter) < width - 1:
        return row
    try:
        inner = next(csv.reader([row[0]], delimiter=grid.delimiter, strict=True), row)
    except csv.Error:
        return row
    return inner if len(inner) == width else row


def mark_cut_off(grid: Grid) -> None:
    """Refuse the last row of a text that ends within it: the end of its last cell is missing.

    The text has no line end there; its last cell is shorter than that of the others, and written
    in the same way up to there.
    """
    last = len(grid.lines) - 1
    if last in grid.short:
        grid.refused[last] = "cut_off"
        return
    cells = grid.cells.iloc[:, -1].astype("str").str.strip()
    shape = re.sub(r"\d", "9", str(cells.iloc[last]))
    others = cells.iloc[:last].str.replace(r"\d", "9", regex=True).value_counts()
    usual = str(others.index[0]) if len(others) else ""
    begun = "9" in shape and len(shape) < len(usual) and usual.startswith(shape)
    half_padded = re.fullmatch(r"\d{4}-0\d-\d", str(cells.iloc[last])) is not None
    if begun or half_padded:
        grid.refused[last] = "cut_off"


def _column(file: str, values: Sequence[str], lines: np.ndarray) -> pa.Array:
    made = pa.array(values, type=pa.large_string())
    longest = compute.max(compute.utf8_length(made)).as_py() or 0
    if longest > MAX_CELL_CHARACTERS:
        at = next(i for i, value in enumerate(values) if len(value) > MAX_CELL_CHARACTERS)
        raise UnreadableFileError(
            file,
            f"Line {lines[at]}: one cell holds {longest:,} characters; "
            f"at most {MAX_CELL_CHARACTERS:,} are read.",
            "A quotation mark that is not closed is the usual cause; correct that line.",
        )
    return made
