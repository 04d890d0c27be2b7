"""What judging and planning give: good records, an account of all rows, and what would change."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cqcdash.intake.model.question import Question
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.records import Kind


@dataclass(frozen=True, eq=False)
class Judged:
    """The rows of a table that are good, and an account of the others.

    Attributes:
        kind: what the records are.
        clean: schema columns and ``source_line``; the record's key is unique.
        present: the schema columns that the file has; others say nothing about stored values.
        derived: columns filled from other columns; they complete, but never change, a record.
        keeps: columns whose values change a record but whose empty cells do not clear it.
        mentioned: identities of rejected rows (certificate, audit key, application), which
            therefore have not vanished.
        settled: spellings of plants that the user has decided on.
        rows: data rows of the file.
        row_of: row positions that gave a record …
        record_of: … and the record's position in ``clean``; both arrays have the same length.
        rejected: REJECTS columns, one row for each rejected row of the file that is kept.
        rejected_rows: how many rows of the file are left out.
        findings: everything that was noticed up to here.
        questions: optional questions that judging brought up.
        duplicates: rows that repeat another row.
        renames: key → the stored key that a person says it replaces; None when nobody said
            anything, so that the plan looks for records that moved.
    """

    kind: Kind
    file: str
    sha256: str
    clean: pd.DataFrame
    present: tuple[str, ...]
    derived: tuple[str, ...]
    keeps: tuple[str, ...]
    mentioned: frozenset[str]
    settled: frozenset[str]
    rows: int
    row_of: np.ndarray
    record_of: np.ndarray
    rejected: pd.DataFrame
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    duplicates: int
    rejected_rows: int
    correction: bool = False
    renames: Mapping[str, str] | None = None


@dataclass(frozen=True, eq=False)
class ImportPlan:
    """What an import would do to the records that are stored.

    ``rows == inserted + updated + unchanged + rejected_rows`` always, counted in rows of the file.

    Attributes:
        insert: new records: schema columns and ``source_line``.
        update: changed records, complete: schema columns and ``source_line``.
        changed: ``key, column, before, after, line``: each value that changes, as text.
        rejected: REJECTS columns; of very many the first.
        rejected_rows: how many rows of the file are left out.
        vanished: key columns, ``key`` and ``plant`` of stored records that the file does not have.
        moved: the key's columns, a part that differs also as ``…_before``: stage visits whose
            first day the file corrects, planned audits that it puts on another day. They are in
            ``update``, under the new key; the former one is to be taken out.
        findings: everything noticed, worst first, by line.
        questions: optional questions.
    """

    kind: Kind
    file: str
    sha256: str
    rows: int
    inserted: int
    updated: int
    unchanged: int
    insert: pd.DataFrame
    update: pd.DataFrame
    changed: pd.DataFrame
    rejected: pd.DataFrame
    rejected_rows: int
    vanished: pd.DataFrame
    moved: pd.DataFrame
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
