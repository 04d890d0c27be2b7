"""Rows that an import left out, as a list to correct and hand in again."""

import json
from typing import Any

import pandas as pd

from cqcdash.exports.delimited import csv_bytes
from cqcdash.exports.workbook import xlsx_bytes
from cqcdash.texts.findings import remedy, summary
from cqcdash.vocabulary.finding import Finding, Level

LINE, REASON = "line", "reason"


def correction_table(rejects: pd.DataFrame) -> pd.DataFrame:
    """The original columns as they stood, then ``line`` and ``reason``; the import ignores those.

    Args:
        rejects: schema REJECTS.
    """
    cells = [json.loads(text) for text in rejects["raw_json"]]
    names = list(dict.fromkeys(name for row in cells for name in row))
    names = [name for name in names if name not in (LINE, REASON)]
    table = {name: pd.Series([row.get(name, "") for row in cells], dtype="str") for name in names}
    table[LINE] = pd.Series(rejects["line"].tolist(), dtype="Int64")
    reasons = [_reason(json.loads(text)) for text in rejects["reason_json"]]
    table[REASON] = pd.Series(reasons, dtype="str")
    return pd.DataFrame(table)


def rejects_csv(rejects: pd.DataFrame) -> bytes:
    """The correction table as CSV."""
    return csv_bytes(correction_table(rejects))


def rejects_xlsx(rejects: pd.DataFrame) -> bytes:
    """The correction table as XLSX, in which long numbers keep all their digits."""
    return xlsx_bytes({"corrections": correction_table(rejects)})


def _reason(listed: list[dict[str, Any]]) -> str:
    """What is the matter with a row and what to do, in the reader's language."""
    findings = [
        Finding(r["code"], Level.REJECT, 0, r["column"], r["value"], r["params"]) for r in listed
    ]
    parts = [f"{f.column}: {summary(f)} {remedy(f.code)}".strip(": ") for f in findings]
    return " ".join(dict.fromkeys(parts))
