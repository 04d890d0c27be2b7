"""An empty workbook to fill in: one header row, explanations, drop-downs for our words."""

import io

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from cqcdash.exports.workbook import new_workbook
from cqcdash.texts import _
from cqcdash.vocabulary.records import (
    SCHEMA_OF,
    ApplicationKind,
    AuditKind,
    AuditResult,
    Kind,
    Scheme,
    Stage,
    Status,
    WaitingFor,
)
from cqcdash.vocabulary.schema import Column

ROWS_PREPARED = 5_000
WIDTH = 18
REQUIRED = {
    Kind.CERTIFICATES: ("certificate_no",),
    Kind.AUDITS: ("plant", "kind", "started_on"),
    Kind.APPLICATIONS: ("application_no", "stage", "entered_on"),
}
# Filled by the import from other columns.
COMPUTED = ("audit_key", "reported_status")
CHOICES: dict[tuple[Kind, str], tuple[str, ...]] = {
    (Kind.CERTIFICATES, "scheme"): tuple(Scheme),
    (Kind.CERTIFICATES, "status"): tuple(Status),
    (Kind.CERTIFICATES, "factory_class"): ("A", "B", "C", "D"),
    (Kind.CERTIFICATES, "certificate_first"): ("yes", "no"),
    (Kind.AUDITS, "kind"): tuple(AuditKind),
    (Kind.AUDITS, "result"): tuple(AuditResult),
    (Kind.APPLICATIONS, "stage"): tuple(Stage),
    (Kind.APPLICATIONS, "kind"): tuple(ApplicationKind),
    (Kind.APPLICATIONS, "waiting_for"): tuple(WaitingFor),
}
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
        choices = CHOICES.get((kind, column.name))
        if choices:
            rule = {"validate": "list", "source": [str(c) for c in choices]}
            sheet.data_validation(1, position, ROWS_PREPARED, position, rule)


def _explanations(sheet: Worksheet, book: Workbook, kind: Kind, columns: list[Column]) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    titles = (_("column"), _("required"), _("meaning"), _("allowed"))
    for position, (title, width) in enumerate(zip(titles, (26, 10, 60, 50), strict=True)):
        sheet.set_column(position, position, width, wrapped)
        sheet.write_string(0, position, title, bold)
    for row, column in enumerate(columns, start=1):
        required = _("yes") if column.name in REQUIRED[kind] else ""
        texts = (column.name, required, _(column.meaning), _allowed(kind, column))
        for position, text in enumerate(texts):
            sheet.write_string(row, position, text, wrapped)


def _allowed(kind: Kind, column: Column) -> str:
    choices = CHOICES.get((kind, column.name))
    if choices:
        return ", ".join(map(str, choices))
    return _("a date, such as 2026-03-31") if column.type == "date" else ""
