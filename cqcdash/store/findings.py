"""What an import leaves besides records: what it noticed, and the rows that it left out."""

import json
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from cqcdash.store.connection import open_database
from cqcdash.store.frames import handed_over, query, rows_to_arrow, to_arrow
from cqcdash.store.instance import Connection
from cqcdash.store.statements import statement
from cqcdash.vocabulary.finding import Finding, Level
from cqcdash.vocabulary.imports import REJECTS

_FINDING = {
    "finding_no": pa.int64(),
    "code": pa.string(),
    "level": pa.string(),
    "line": pa.int64(),
    "column_name": pa.string(),
    "found": pa.string(),
    "params_json": pa.string(),
}


def keep_findings(connection: Connection, import_id: int, findings: Sequence[Finding]) -> None:
    """Write what the import noticed, in its order."""
    if not findings:
        return
    rows = [_row(number, finding) for number, finding in enumerate(findings)]
    with handed_over(connection, "incoming_findings", rows_to_arrow(rows, _FINDING)):
        connection.execute(statement("findings.keep_findings"), {"import_id": import_id})


def keep_rejects(connection: Connection, import_id: int, rejected: pd.DataFrame) -> None:
    """Write the rows that the import left out: REJECTS columns."""
    if rejected.empty:
        return
    with handed_over(connection, "incoming_rejects", to_arrow(rejected, REJECTS)):
        connection.execute(statement("findings.keep_rejects"), {"import_id": import_id})


def import_findings(address: str, import_id: int) -> tuple[Finding, ...]:
    """Everything that an import noticed, in the order in which it did."""
    with open_database(address) as connection:
        rows = connection.execute(
            statement("findings.findings"), {"import_id": import_id}
        ).fetchall()
    return tuple(
        Finding(code, Level(level), line, column, found, json.loads(params))
        for code, level, line, column, found, params in rows
    )


def import_rejects(address: str, import_id: int) -> pd.DataFrame:
    """The rows that an import left out, with the reasons: REJECTS columns."""
    with open_database(address) as connection:
        return query(connection, statement("findings.rejects"), REJECTS, {"import_id": import_id})


def _row(number: int, finding: Finding) -> dict[str, object]:
    return {
        "finding_no": number,
        "code": finding.code,
        "level": finding.level.value,
        "line": finding.line,
        "column_name": finding.column,
        "found": finding.value,
        "params_json": json.dumps(finding.params, ensure_ascii=False, default=_plain),
    }


def _plain(value: object) -> object:
    """A numpy scalar as the number that it is, anything else as its text."""
    return value.item() if isinstance(value, np.generic) else str(value)
