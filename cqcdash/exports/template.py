"""An empty workbook to fill in: one header row, explanations, drop-downs for our words."""

import io

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cqcdash.exports.workbook import new_workbook
from cqcdash.texts import _
from cqcdash.vocabulary.records import SCHEMA_OF, Kind
from cqcdash.vocabulary.rules import CLASSES
from cqcdash.vocabulary.schema import Column

ROWS_PREPARED = 5_000
WIDTH = 18
REQUIRED = {
    Kind.CERTIFICATES: ("certificate_no",),
    Kind.AUDITS: ("plant", "kind", "started_on"),
    Kind.APPLICATIONS: ("application_no", "stage", "entered_on"),
    Kind.DOCUMENTS: ("application_no", "document"),
    Kind.SAMPLES: ("application_no",),
}
# Filled by the import from other columns.
COMPUTED = ("audit_key", "reported_status")
FORMATS = {"date": "yyyy-mm-dd", "integer": "0", "number": "0.##"}


def template_bytes(kind: Kind) -> bytes:
    """An XLSX template: a worksheet named after the kind, and one that explains its columns.

    Cells are text by default, so that a spreadsheet program does not cut off long numbers.
    """
    buffer = io.BytesIO()
    book = new_workbook(buffer)
    columns = [c for c in SCHEMA_OF[kind].columns if c.name not in COMPUTED]
    _records(book, kind, columns)
    _explanations(book.add_worksheet("columns"), book, kind, columns)
    book.close()
    return buffer.getvalue()


def _records(book: Workbook, kind: Kind, columns: list[Column]) -> None:
    sheet = book.add_worksheet(str(kind))
    plain = book.add_format({"bold": True, "bottom": 1})
    needed = book.add_format({"bold": True, "bottom": 1, "bg_color": "#FFF2CC"})
    sheet.freeze_panes(1, 0)
    for position, column in enumerate(columns):
        style = book.add_format({"num_format": FORMATS.get(column.type, "@")})
        sheet.set_column(position, position, max(WIDTH, len(column.name) + 2), style)
        required = column.name in REQUIRED[kind]
        sheet.write_string(0, position, column.name, needed if required else plain)
        choices = _choices(column)
        if choices:
            rule = {"validate": "list", "source": choices}
            sheet.data_validation(1, position, ROWS_PREPARED, position, rule)


def _choices(column: Column) -> list[str]:
    """The words that may stand in a column; none when it is free."""
    if column.codes is not None:
        return [str(code) for code in column.codes]
    if column.name == "factory_class":
        return list(CLASSES)
    return ["yes", "no"] if column.type == "flag" else []


def _explanations(sheet: Worksheet, book: Workbook, kind: Kind, columns: list[Column]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    titles = (_("column"), _("required"), _("meaning"), _("allowed"))
    for position, (title, width) in enumerate(zip(titles, (26, 10, 60, 50), strict=True)):
        sheet.set_column(position, position, width, wrapped)
        sheet.write_string(0, position, title, bold)
    for row, column in enumerate(columns, start=1):
        required = _("yes") if column.name in REQUIRED[kind] else ""
        texts = (column.name, required, _(column.meaning), _allowed(column))
        for position, text in enumerate(texts):
            sheet.write_string(row, position, text, wrapped)


def _allowed(column: Column) -> str:
    choices = _choices(column)
    if choices:
        return ", ".join(choices)
    return _("a date, such as 2026-03-31") if column.type == "date" else ""
