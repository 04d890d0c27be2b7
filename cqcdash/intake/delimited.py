"""Text to a table: the separator that gives the best header wins, Python's csv splits the rows."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.grid import Grid, Row, build, header_position
from cqcdash.intake.limits import HEADER_SEARCH_ROWS, SAMPLE_CHARACTERS

DELIMITERS = (",", ";", "\t", "|")
MAX_BROKEN_LINES = 200
SHORTEST_SWALLOWED = 3
_HINT = re.compile(r'\A"?sep=(.)"?\r?\n')


def split(file: str, text: str) -> tuple[Grid, str]:
    """The table in a delimited text, and its separator.

    A record whose quotation marks do not match is refused, the others are read.

    Raises:
        UnreadableFileError: no rows, a cell beyond the limit, or broken quotes all over.
    """
    hint = _HINT.match(text)
    delimiter = hint.group(1) if hint else _delimiter(text)
    skipped = 1 if hint else 0
    body = text[hint.end() :] if hint else text
    refused: dict[int, str] = {}
    rows = (
        _quoted_rows(file, body, delimiter, refused, skipped)
        if '"' in body
        else _plain_rows(file, body, delimiter, skipped)
    )
    return build(file, rows, refused), delimiter


def _delimiter(text: str) -> str:
    """The separator with the most known headers in one row, then the most even rows."""
    sample = text[:SAMPLE_CHARACTERS]
    return max(DELIMITERS, key=lambda delimiter: _fit(sample, delimiter))


def _fit(sample: str, delimiter: str) -> tuple[int, int, float]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        rows = list(islice(reader, HEADER_SEARCH_ROWS * 4))
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


def _plain_rows(file: str, text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, Row]]:
    """Rows of a text without quotation marks: each line is a row."""
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    try:
        yield from enumerate(reader, 1 + skipped)
    except csv.Error as error:
        raise UnreadableFileError(
            file,
            f"Line {reader.line_num + skipped}: one cell holds far too many characters.",
            "Check that the file is a list with one record in each line.",
        ) from error


def _quoted_rows(
    file: str, text: str, delimiter: str, refused: dict[int, str], skipped: int
) -> Iterator[tuple[int, Row]]:
    """Rows with the line where each begins; after broken quotes reading goes on a line later."""
    source = io.StringIO(text, newline="")
    begin, offset = skipped + 1, 0
    while True:
        before = begin - 1
        reader = csv.reader(source, delimiter=delimiter, strict=True)
        try:
            for row in reader:
                following = before + reader.line_num + 1
                if following - begin > 1 and _swallowed(row, delimiter):
                    break
                yield begin, row
                begin, offset = following, source.tell()
            else:
                return
        except csv.Error:
            pass
        refused[begin] = "broken_quotes"
        if len(refused) > MAX_BROKEN_LINES:
            raise UnreadableFileError(
                file,
                f"More than {MAX_BROKEN_LINES} lines have quotation marks that do not match, "
                f"the first is line {min(refused)}.",
                "Export the list again, with quotation marks inside a cell doubled.",
            )
        source.seek(offset)
        yield begin, source.readline().rstrip("\r\n").split(delimiter)
        begin, offset = begin + 1, source.tell()


def _swallowed(row: Row, delimiter: str) -> bool:
    """Whether a quotation mark that was never closed took a whole record into one cell."""
    return len(row) > SHORTEST_SWALLOWED and any(
        line.count(delimiter) >= len(row) - 1
        for cell in row
        if "\n" in cell
        for line in cell.splitlines()
    )
