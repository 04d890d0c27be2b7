"""Frames to files that a person opens in a spreadsheet program; nothing in them is executed."""

from cqcdash.exports.delimited import csv_bytes, csv_text
from cqcdash.exports.rejects import correction_table, rejects_csv, rejects_xlsx
from cqcdash.exports.template import template_bytes
from cqcdash.exports.workbook import xlsx_bytes

__all__ = [
    "correction_table",
    "csv_bytes",
    "csv_text",
    "rejects_csv",
    "rejects_xlsx",
    "template_bytes",
    "xlsx_bytes",
]
