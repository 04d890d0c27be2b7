"""HTML tables, and the XML that spreadsheet programs once wrote, both often named ``.xls``."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import numpy as np

from cqcdash.errors import UnreadableFileError
from cqcdash.intake.reading.grid import CHUNK_ROWS, Chunk, Grid, Row, build
from cqcdash.intake.reading.header import header_position
from cqcdash.intake.reading.limits import MAX_COLUMNS, MAX_ROWS

_START = re.compile(rb"^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<")
# In UTF-16 each letter has a zero byte beside it.
_TABLE = re.compile(
    rb"<\x00?(?:ss:)?(?:"
    + b"|".join(b"\x00?".join(bytes([c]) for c in word) for word in (b"table", b"html"))
    + rb")",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096
_TABLES = {"table", "ss:table"}
_ROWS = {"tr", "row", "ss:row"}
_CELLS = {"td", "th", "cell", "ss:cell"}
_SILENT = {"script", "style", "head", "title"}
_BREAKS = {"br", "p", "div"}
_LONGEST_NUMBER = 7


def is_markup(raw: bytes) -> bool:
    """Whether the bytes are HTML or XML rather than a delimited text."""
    return bool(_START.match(raw[:_HEAD])) and bool(_TABLE.search(raw[: 64 * _HEAD]))


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that the markup names, when it is one that pages lie about less often.

    ``gb2312`` stands for its superset; ``iso-8859-1`` for what browsers take it for.
    """
    found = _CHARSET.search(raw[:_HEAD])
    if not found or raw[:2] in (b"\xff\xfe", b"\xfe\xff") or _is_utf8(raw):
        return None
    name = found[1].decode("ascii").lower()
    return {
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "gb18030": "gb18030",
        "iso-8859-1": "cp1252",
        "windows-1252": "cp1252",
    }.get(name)


def _is_utf8(raw: bytes) -> bool:
    """Whether the bytes are UTF-8, whatever they say; text of other encodings hardly ever is."""
    try:
        return not raw.isascii() and bool(raw.decode())
    except UnicodeDecodeError:
        return False


def read_markup(file: str, text: str) -> Grid:
    """The table with the best headers; its rows are counted from 1, the header included.

    Raises:
        UnreadableFileError: no table, or none with rows.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    tables = [table for table in parser.tables if table.rows]
    if not tables:
        raise UnreadableFileError(
            file,
            "This is a web page without a table.",
            "Export the list as CSV or XLSX; a login page is often saved by mistake.",
        )
    best = max(tables, key=lambda table: (header_position(table.rows)[1], len(table.rows)))
    # A table that nobody closed was cut off in its last row.
    refused = {} if best.closed else {len(best.rows): "cut_off"}
    return build(file, _chunks(best.rows), refused)


def page_in_archive(file: str, raw: bytes) -> bytes:
    """The page with the best table in a web archive (MHTML), as browsers, Excel and SAP save it.

    Raises:
        UnreadableFileError: it holds no page with a table.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    pages = []
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and is_markup(page):
                pages.append(page)
    if not pages:
        raise UnreadableFileError(
            file,
            "This is a web archive without a table.",
            "Open it in Excel and save it as XLSX.",
        )
    return max(pages, key=lambda page: (page.lower().count(b"<tr"), len(page)))


def _chunks(rows: list[Row]) -> Iterator[Chunk]:
    for begin in range(0, len(rows), CHUNK_ROWS):
        part = rows[begin : begin + CHUNK_ROWS]
        yield Chunk(np.arange(begin + 1, begin + 1 + len(part)), part)


@dataclass(slots=True)
class _Table:
    """A table while it is read; ``covered`` are cells that reach down from earlier rows."""

    rows: list[Row] = field(default_factory=list)
    row: Row = field(default_factory=list)
    covered: dict[int, tuple[int, str]] = field(default_factory=dict)
    covered_next: dict[int, tuple[int, str]] = field(default_factory=dict)
    closed: bool = False

    def add(self, value: str, across: int, down: int) -> None:
        """Place a cell behind those that earlier rows cover."""
        self._place_covered()
        for _ in range(min(across, MAX_COLUMNS)):
            if down > 1:
                self.covered_next[len(self.row)] = (down - 1, value)
            self.row.append(value)

    def end_row(self) -> None:
        """Close the row; one without cells is none."""
        if not self.row:
            return
        self._place_covered()
        if len(self.rows) <= MAX_ROWS:
            self.rows.append(self.row)
        self.row, self.covered, self.covered_next = [], self.covered_next, {}

    def skip_cells(self, position: int) -> None:
        """Leave cells empty up to a position (XML names the next cell's number)."""
        self.row += [""] * (min(position, MAX_COLUMNS) - 1 - len(self.row))

    def skip_rows(self, position: int) -> None:
        """Leave rows empty up to a position."""
        self.rows += [[""] for _ in range(len(self.rows), min(position, MAX_ROWS) - 1)]

    def _place_covered(self) -> None:
        while len(self.row) in self.covered:
            left, value = self.covered.pop(len(self.row))
            if left > 1:
                self.covered_next[len(self.row)] = (left - 1, value)
            self.row.append(value)


class _Tables(HTMLParser):
    """Collects the cells of every table; it loads nothing and knows no entities but HTML's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._silent = 0
        self._cut = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a table, row or cell; a row or cell that was not closed ends here."""
        if tag in _SILENT:
            self._silent += 1
        elif tag in _TABLES:
            self._end_cell()
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif tag in _BREAKS and self._text:
            self._text.append("\n")
        elif self._open and tag in _ROWS:
            self._end_row()
            self._open[-1].skip_rows(_number(attrs, "ss:index", 0))
        elif self._open and tag in _CELLS:
            self._end_cell()
            self._open[-1].skip_cells(_number(attrs, "ss:index", 0))
            across = _number(attrs, "colspan", 1) + _number(attrs, "ss:mergeacross", 0)
            down = _number(attrs, "rowspan", 1) + _number(attrs, "ss:mergedown", 0)
            self._span, self._text = (across, down), []

    def handle_endtag(self, tag: str) -> None:
        """Close a cell, row or table."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS:
            self._end_row()
        elif tag in _TABLES and self._open:
            self._end_row()
            self._open.pop().closed = not self._cut

    def handle_data(self, data: str) -> None:
        """Text inside a cell."""
        if self._text is not None and not self._silent:
            self._text.append(data)

    def close(self) -> None:
        """End what the file left open."""
        super().close()
        self._cut = self._text is not None or any(table.row for table in self._open)
        while self._open:
            self.handle_endtag("table")

    def _end_cell(self) -> None:
        if self._text is not None and self._open:
            lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
            self._open[-1].add("\n".join(filter(None, lines)), *self._span)
        self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._open:
            self._open[-1].end_row()


def _number(attrs: list[tuple[str, str | None]], name: str, otherwise: int) -> int:
    text = dict(attrs).get(name) or ""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else otherwise
