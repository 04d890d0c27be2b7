"""Rows to records: what is good, what is left out, and why; bad rows are values, not exceptions."""

import numpy as np
import pandas as pd

from cqcdash.intake.columns import as_arrow, compute, mask
from cqcdash.intake.judging.applications import judge_applications
from cqcdash.intake.judging.audits import judge_audits
from cqcdash.intake.judging.cells import Cells
from cqcdash.intake.judging.certificates import judge_certificates
from cqcdash.intake.judging.documents import judge_documents
from cqcdash.intake.judging.ledger import Ledger
from cqcdash.intake.judging.records import Records
from cqcdash.intake.judging.samples import judge_samples
from cqcdash.intake.model import Judged, Progress, RawTable, Understanding, silent
from cqcdash.intake.reading import is_surplus
from cqcdash.vocabulary.records import SCHEMA_OF, Kind
from cqcdash.vocabulary.rules import Rules

JUDGES = {
    Kind.CERTIFICATES: judge_certificates,
    Kind.AUDITS: judge_audits,
    Kind.APPLICATIONS: judge_applications,
    Kind.DOCUMENTS: judge_documents,
    Kind.SAMPLES: judge_samples,
}


def judge(
    raw: RawTable,
    understanding: Understanding,
    progress: Progress | None = None,
    rules: Rules | None = None,
) -> Judged:
    """Judge every row of a table.

    Args:
        raw: the table.
        understanding: what its columns mean.
        progress: told the step ``judge``.
        rules: the periods that R2 checks expiry dates against; the shipped ones by default.

    Returns:
        Records with a unique key, rejected rows with their cells, and findings.
    """
    tell = progress or silent
    tell("judge", 0.0)
    ledger = Ledger(raw)
    ledger.findings += [*raw.findings, *understanding.findings]
    _refuse(raw, ledger, understanding, correction=understanding.correction)
    cells = Cells(raw, understanding, ledger)
    records = JUDGES[understanding.kind](cells, rules or Rules())
    tell("judge", 1.0)
    return _judged(raw, understanding, cells, records)


# What spreadsheets write into a cell that they cannot compute, in English, German and Chinese.
_ERROR = (
    r"^\s*#(?:REF!|N/A|NV|N/V|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!"
    r"|BEZUG!|WERT!|ZAHL!|ÜBERLAUF!|GETTING_DATA|CONNECT!|BUSY!|PYTHON!)\s*$"
)


def _refuse_cells(raw: RawTable, ledger: Ledger, understanding: Understanding) -> None:
    """Rows with a cell that says nothing and must not be taken for empty: errors, lost values.

    A row that lacks a cell is torn or cut: which of its values stand where nobody knows.
    """
    used = understanding.fields.items()
    for name, position in used:
        shown = raw.column(position)
        lost = raw.unsaved.get(position)
        if lost is not None and lost.any():
            ledger.reject(lost, "formula_unsaved", name, shown)
        texts = as_arrow(raw.column(position))
        if compute.any(compute.match_substring(texts, "#")).as_py():
            ledger.reject(mask(shown.str.match(_ERROR)), "error_cell", name, shown)
    last = max((position for _, position in used), default=0)
    lacking = np.zeros(raw.rows, dtype=bool)
    lacking[[row for row, found in raw.short.items() if found <= last]] = True
    if lacking.any():
        found = pd.Series([raw.short.get(row, 0) for row in range(raw.rows)])
        ledger.reject(lacking, "short_row", "", "", expected=len(raw.labels), found=found)


def _refuse(
    raw: RawTable, ledger: Ledger, understanding: Understanding, *, correction: bool
) -> None:
    _refuse_cells(raw, ledger, understanding)
    for code in sorted(set(raw.refused.values())):
        rows = np.isin(np.arange(raw.rows), [r for r, c in raw.refused.items() if c == code])
        ledger.reject(rows, code, "", raw.column(0) if raw.partial else "")
    beyond = _beyond(raw, correction=correction)
    surplus = np.isin(np.arange(raw.rows), [row for row in beyond if row not in raw.refused])
    if surplus.any():
        texts = [" | ".join(beyond.get(row, ())) for row in range(raw.rows)]
        width = sum(not is_surplus(label) for label in raw.labels) if correction else None
        ledger.reject(surplus, "ragged_row", "", texts, expected=width or len(raw.labels))
    ledger.unreadable |= ledger.rejected


def _beyond(raw: RawTable, *, correction: bool) -> dict[int, tuple[str, ...]]:
    """Row → cells beyond the header; a correction file keeps them in columns of their own."""
    found = dict(raw.surplus)
    for position, label in enumerate(raw.labels) if correction else ():
        if is_surplus(label):
            cells = raw.column(position).str.strip()
            for row in np.flatnonzero(mask(cells.ne(""))).tolist():
                found[row] = (*found.get(row, ()), str(cells.iloc[row]))
    return found


def _judged(raw: RawTable, understanding: Understanding, cells: Cells, records: Records) -> Judged:
    ledger = cells.ledger
    schema = SCHEMA_OF[understanding.kind]
    clean = schema.conform(records.frame)
    clean["source_line"] = pd.array(records.lines, dtype="Int64")
    return Judged(
        kind=understanding.kind,
        file=raw.label,
        sha256=raw.sha256,
        clean=clean.reset_index(drop=True),
        present=tuple(name for name in schema.names if name in records.coverage.present),
        derived=tuple(name for name in schema.names if name in records.coverage.derived),
        keeps=tuple(sorted(records.coverage.keeps)),
        mentioned=records.mentioned,
        settled=frozenset(understanding.plants),
        rows=raw.rows,
        row_of=records.row_of,
        record_of=records.record_of,
        rejected=ledger.rejects(),
        rejected_rows=int(ledger.rejected.sum()),
        findings=ledger.all_findings(),
        questions=(*understanding.questions, *cells.questions),
        duplicates=raw.rows - int(ledger.rejected.sum()) - len(np.unique(records.row_of)),
        correction=understanding.correction,
    )
