"""Text to a table: the separator that gives the best header wins, Python's csv splits the rows."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

import numpy as np

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.lexicon import header_hits
from cqcdash.intake.reading.grid import CHUNK_ROWS, Chunk, Grid, Row, build, mark_cut_off
from cqcdash.intake.reading.header import header_position, looks_like_record
from cqcdash.intake.reading.limits import HEADER_SEARCH_ROWS, SAMPLE_CHARACTERS

DELIMITERS = (",", ";", "\t", "|", "，", "；", "^", "~", "¦")
NAMED = "comma, semicolon, tab, | and ^"
MAX_BROKEN_LINES = 200
SHORTEST_SWALLOWED = 5
_HINT = re.compile(r'\A"?sep=(.)"?\r?\n')
# SharePoint writes what its columns are before the list.
_SCHEMA = re.compile(r"\A\ufeff?\"?ListSchema=[^\n]*\n")
# Some write a blank behind the separator, also before a quotation mark.
_LOOSE = re.compile(r'[,;\t|] +"(?!")')
_WIDE_GAP = re.compile(r"\s{2,}")
LEAST_FIELDS = 2


def split(file: str, text: str) -> tuple[Grid, str]:
    """The table in a delimited text, and its separator.

    A record whose quotation marks do not match is refused, the others are read.

    Raises:
        UnreadableFileError: no rows, a cell beyond the limit, or broken quotes all over.
    """
    hint = _HINT.match(text) or _SCHEMA.match(text)
    delimiter = hint.group(1) if hint and hint.lastindex else _delimiter(text)
    skipped = 1 if hint else 0
    body = text[hint.end() :] if hint else text
    body = _unwrapped(body, delimiter)
    _require_fields(file, body, delimiter)
    refused: dict[int, str] = {}
    rows = (
        _quoted_rows(file, body, delimiter, refused, skipped)
        if '"' in body
        else _plain_rows(file, body, delimiter, skipped)
    )
    grid = build(file, rows, refused, delimiter)
    if not body.endswith(("\n", "\r")):
        mark_cut_off(grid)
    return grid, delimiter


def is_prose(content: bytes) -> bool:
    """Whether a text beside lists is a letter or a note: no separator, no known header."""
    text = content[:SAMPLE_CHARACTERS].decode("utf-8", errors="replace")
    lines = [line for line in text.splitlines()[:HEADER_SEARCH_ROWS] if line.strip()]
    rows = [re.split(r"[,;\t|]", line) for line in lines]
    return max((header_hits(row) for row in rows), default=0) < LEAST_FIELDS and not any(
        looks_like_record([line]) and len(row) > 1 for line, row in zip(lines, rows, strict=True)
    )


def _unwrapped(text: str, delimiter: str) -> str:
    """The lines of a list each of which a spreadsheet has put into quotation marks as a whole."""
    head = text[:SAMPLE_CHARACTERS].lstrip("\r\n").partition("\n")[0].strip()
    if not (head.startswith('"') and head.endswith('"') and delimiter in head):
        return text
    whole = next(csv.reader([head], delimiter=delimiter))
    if len(whole) > 1 or header_hits(whole[0].split(delimiter)) < LEAST_FIELDS:
        return text
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return text
    if any(len(row) > 1 for row in rows):
        return text
    return "\n".join(row[0] if row else "" for row in rows) + "\n"


def _require_fields(file: str, text: str, delimiter: str) -> None:
    """Refuse a list whose columns nothing separates that we know.

    Raises:
        UnreadableFileError: fixed width, or another separator.
    """
    for line in text[:SAMPLE_CHARACTERS].splitlines()[:HEADER_SEARCH_ROWS]:
        if delimiter in line or header_hits([line]):
            continue
        if header_hits(_WIDE_GAP.split(line.strip())) >= LEAST_FIELDS:
            raise UnreadableFileError(
                file,
                "The columns stand side by side in a fixed width; nothing separates them.",
                f"Export the list with a separator: {NAMED} are read.",
            )
        signs = {c for c in line if not c.isalnum() and c not in " .\"'()/_-"}
        if any(header_hits(line.split(c)) >= LEAST_FIELDS for c in signs):
            raise UnreadableFileError(
                file,
                "The cells are separated by a sign that is not known as a separator.",
                f"Export the list with one of these: {NAMED}.",
            )


def _delimiter(text: str) -> str:
    """The separator with the most known headers in one row, then the most even rows."""
    sample = text[:SAMPLE_CHARACTERS]
    return max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[int, int, float]:
    loose = _LOOSE.search(sample) is not None
    source = io.StringIO(sample, newline="")
    reader = csv.reader(source, delimiter=delimiter, skipinitialspace=loose)
    try:
        rows = list(islice(reader, HEADER_SEARCH_ROWS))
    except csv.Error:
        return (0, 0, 0.0)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return (0, 0, 0.0)
    at, hits = header_position(filled)
    width = len(filled[at])
    body = filled[at + 1 :]
    even = sum(len(row) == width for row in body) / max(len(body), 1)
    return (hits, int(even * 10), even * min(width, 50))


def _plain_rows(file: str, text: str, delimiter: str, skipped: int) -> Iterator[Chunk]:
    """Rows of a text without quotation marks: each line is a row."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    begin = 1 + skipped
    try:
        while rows := list(islice(reader, CHUNK_ROWS)):
            yield Chunk(np.arange(begin, begin + len(rows)), rows)
            begin += len(rows)
    except csv.Error as error:
        raise UnreadableFileError(
            file,
            f"Line {reader.line_num + skipped}: one cell holds far too many characters.",
            "Check that the file is a list with one record in each line.",
        ) from error


def _quoted_rows(
    file: str, text: str, delimiter: str, refused: dict[int, str], skipped: int
) -> Iterator[Chunk]:
    """Rows with the line where each begins; after broken quotes reading goes on a line later."""
    source = io.StringIO(text, newline="")
    loose = _LOOSE.search(text) is not None
    begin = skipped + 1
    while True:
        offset = source.tell()
        chunk, begins, whole = _strict_chunk(source, delimiter, begin, loose=loose)
        yield Chunk(begins[:-1], chunk)
        broken, begin = begin, int(begins[-1])
        if whole:
            if not chunk:
                return
            continue
        refused[begin] = "broken_quotes"
        if len(refused) > MAX_BROKEN_LINES:
            raise UnreadableFileError(
                file,
                f"More than {MAX_BROKEN_LINES} lines have quotation marks that do not match, "
                f"the first is line {min(refused)}.",
                "Export the list again, with quotation marks inside a cell doubled.",
            )
        source.seek(offset)
        for _ in range(begin - broken):
            source.readline()
        row = source.readline().rstrip("\r\n").split(delimiter)
        yield Chunk(np.array([begin]), [row])
        begin += 1


def _strict_chunk(
    source: io.StringIO, delimiter: str, begin: int, *, loose: bool
) -> tuple[list[Row], np.ndarray, bool]:
    """Records up to the next broken one, their lines and the line after; whether all are whole."""
    reader = csv.reader(source, delimiter=delimiter, strict=True, skipinitialspace=loose)
    rows: list[Row] = []
    ends: list[int] = []
    whole = True
    try:
        for row in islice(reader, CHUNK_ROWS):
            rows.append(row)
            ends.append(reader.line_num)
    except csv.Error:
        whole = False
    begins = np.concatenate(([0], np.asarray(ends, dtype="int64"))) + begin
    for i in np.flatnonzero(np.diff(begins) > 1):
        if _swallowed(rows[i], delimiter):
            return rows[:i], begins[: i + 1], False
    return rows, begins, whole


def _swallowed(row: Row, delimiter: str) -> bool:
    """Whether a quotation mark that was never closed took a whole record into one cell."""
    return len(row) >= SHORTEST_SWALLOWED and any(
        line.count(delimiter) == len(row) - 1
        for cell in row
        if "\n" in cell or "\r" in cell
        for line in cell.splitlines()[1:]
    )
