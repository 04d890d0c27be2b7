"""What the XML of a worksheet says beyond its values: errors, formulas not computed, what hides."""

import re
import zipfile
from dataclasses import dataclass, field
from html import unescape

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_NAME = re.compile(rb'\bname="([^"]*)"')
_ID = re.compile(rb'\b\w+:id="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_RELATION_ID = re.compile(rb'\bId="([^"]*)"')
_TARGET = re.compile(rb'\bTarget="([^"]*)"')
_CELL = re.compile(rb"<c\b([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]{1,4})(\d+)"')
_VALUE = re.compile(rb"<v\b[^>]*>(.*?)</v>", re.DOTALL)
_FORMULA = re.compile(rb"<f\b[^>]*?(?:/>|>(.*?)</f>)", re.DOTALL)
_HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d+)"')
_HIDDEN_COLUMNS = re.compile(rb'<col\b(?=[^>]*\bhidden="(?:1|true)")[^>]*>')
_MIN, _MAX = re.compile(rb'\bmin="(\d+)"'), re.compile(rb'\bmax="(\d+)"')
MOST_COLUMNS = 1_000


@dataclass(slots=True)
class Marks:
    """What stands beside the values of a worksheet; rows count from 1, columns from 0.

    Attributes:
        errors: row → column → the error, such as ``#REF!``.
        unsaved: row → column → the formula whose value was never saved.
        hidden_rows: rows that are hidden, by a filter or by hand.
        hidden_columns: the same of columns.
        filtered: whether the list is filtered.
    """

    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    unsaved: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False


def marks_of(packed: zipfile.ZipFile, sheet: str) -> Marks:
    """The marks of a worksheet of an XLSX; none where its part is not found."""
    part = _part_of(packed, sheet)
    if not part:
        return Marks()
    data = packed.read(part)
    hides = b'hidden="' in data
    found = Marks(
        hidden_rows=frozenset(map(int, _HIDDEN_ROW.findall(data))) if hides else frozenset(),
        hidden_columns=_columns(data) if hides else frozenset(),
        filtered=hides and b"<filterColumn" in data,
    )
    if any(mark in data for mark in (b't="e"', b"<f>", b"<f ", b"<f/>")):
        _note_cells(data, found)
    return found


def _note_cells(data: bytes, found: Marks) -> None:
    for match in _CELL.finditer(data):
        about, inside = match[1], match[2] or b""
        error = b't="e"' in about
        if not error and b"<f" not in inside:
            continue
        place, value = _PLACE.search(about), _VALUE.search(inside)
        if place is None:
            continue
        row, column = int(place[2]), _number(place[1])
        if error:
            found.errors.setdefault(row, {})[column] = _text(value[1] if value else b"#")
        elif not (value and value[1]) and b't="str"' not in about:
            formula = _FORMULA.search(inside)
            text = _text(formula[1] or b"") if formula else ""
            found.unsaved.setdefault(row, {})[column] = f"={text}"


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str:
    """The part of the package that holds the worksheet of a name."""
    names = {name.replace("\\", "/"): name for name in packed.namelist()}
    book = _read(packed, names, "xl/workbook.xml")
    relations = _read(packed, names, "xl/_rels/workbook.xml.rels")
    wanted = ""
    for tag in _SHEET.findall(book):
        name, number = _NAME.search(tag), _ID.search(tag)
        if name and number and _text(name[1]) == sheet:
            wanted = _text(number[1])
    for tag in _RELATION.findall(relations):
        number, target = _RELATION_ID.search(tag), _TARGET.search(tag)
        if number and target and _text(number[1]) == wanted:
            path = _text(target[1]).replace("\\", "/")
            full = path.removeprefix("/") if path.startswith("/") else f"xl/{path}"
            return names.get(full, "")
    return ""


def _read(packed: zipfile.ZipFile, names: dict[str, str], name: str) -> bytes:
    return packed.read(names[name]) if name in names else b""


def _columns(data: bytes) -> frozenset[int]:
    hidden: set[int] = set()
    for tag in _HIDDEN_COLUMNS.findall(data[: data.find(b"<sheetData")]):
        first, last = _MIN.search(tag), _MAX.search(tag)
        if first and last:
            hidden.update(range(int(first[1]) - 1, min(int(last[1]), MOST_COLUMNS)))
    return frozenset(hidden)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _text(value: bytes) -> str:
    return unescape(value.decode("utf-8", errors="replace"))
