"""One change to the portfolio: what an import writes, learns, leaves out and takes back."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import pandas as pd

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.schema import Column, Schema

IMPORTS = Schema(
    "imports",
    ("import_id",),
    (
        Column("import_id", "integer", m("Import"), "the number of the import, counted from 1"),
        Column("kind", "category", m("Records"), "what the records are about", Kind, differs=True),
        Column(
            "file_name",
            "text",
            m("File"),
            "the file's name as the user knows it; empty for a manual edit",
        ),
        Column("sha256", "text", m("Fingerprint (SHA-256)"), "fingerprint of the file's bytes"),
        Column("user", "text", m("By"), "who committed it"),
        Column("committed_at", "moment", m("When (UTC)"), "when it was committed"),
        Column("rows", "integer", m("Rows"), "data rows of the file", unit="count"),
        Column("inserted", "integer", m("New"), "new records", unit="count"),
        Column("updated", "integer", m("Changed"), "changed records", unit="count"),
        Column(
            "unchanged",
            "integer",
            m("Unchanged"),
            "rows that said what was known already",
            unit="count",
        ),
        Column("rejected", "integer", m("Left out"), "rows that were left out", unit="count"),
        Column("origin", "category", m("Origin"), "file or manual"),
        Column("reason", "text", m("Reason"), "why a person changed a record by hand"),
        Column(
            "undone_at", "moment", m("Undone (UTC)"), "when it was undone; missing while it holds"
        ),
        Column("undone_by", "text", m("Undone by"), "who undid it"),
    ),
)

VERSION = (
    Column("known_from", "moment", m("Known from (UTC)"), "since when these values held"),
    Column(
        "known_until",
        "moment",
        m("Known until (UTC)"),
        "until when; missing for the present version",
    ),
    Column(
        "ended_by",
        "category",
        m("Ended by"),
        "update, delete or undo; missing for the present version",
    ),
    IMPORTS["file_name"].narrowed("the file of the import that wrote them"),
    IMPORTS["committed_at"].narrowed("when that import was committed"),
    IMPORTS["user"],
    IMPORTS["origin"],
    IMPORTS["reason"],
)
"""What the history says of each version of a record, behind its own columns."""

CHANGED_VALUES = Schema(
    "changed_values",
    ("key", "column"),
    (
        Column("key", "text", m("Record"), "key of the record"),
        Column("column", "text", m("Column"), "the column that changes"),
        Column("before", "text", m("Before"), "its value before"),
        Column("after", "text", m("After"), "its value after"),
        Column("line", "integer", m("Line"), "physical line of the file"),
    ),
)

REJECTS = Schema(
    "rejects",
    ("line", "column"),
    (
        CHANGED_VALUES["line"],
        CHANGED_VALUES["column"].narrowed(
            "our field, or the file's header when we have none for it"
        ),
        Column("code", "text", m("Finding"), "the finding's code"),
        Column(
            "reason_json", "text", m("Reason (JSON)"), "what the sentence about it needs, as JSON"
        ),
        Column("raw_json", "text", m("Row (JSON)"), "the row as the file has it, as JSON"),
    ),
)

MOVED_TO = (
    Column("moved_to", "text", m("Moved to"), "key text of the record that continues this one"),
)


@dataclass(frozen=True, slots=True)
class Learned:
    """One answer of the user that the next import may reuse.

    Attributes:
        kind: the Kind of file for which it was given; empty when it holds for all.
        what: column, stage, status, plant, …
        source: the header, word or spelling as the file has it.
        target: our field, code or canonical name.
    """

    kind: str
    what: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Write:
    """One file's worth of changes, ready to be committed.

    Attributes:
        kind: the entity that is changed.
        file_name: the file's name; empty for a manual edit.
        sha256: fingerprint of the file's bytes; empty for a manual edit.
        user: who commits.
        committed_at: when, UTC without zone; the moment just after the last change if it is not
            later than that.
        rows: data rows of the file.
        unchanged: rows that said what was known already.
        insert: new records: schema columns and ``source_line``.
        update: changed records, complete: schema columns and ``source_line``.
        rejected: REJECTS columns.
        findings: everything that the import noticed.
        based_on_version: the data version that the plan was compared with …
        based_on_state: … and the name of its state, which no other file has; empty: any file.
        learned: answers to remember.
        origin: file or manual.
        reason: why a person changed the record by hand.
        token: unique per preview; the same token is written once only. Empty: no such guard.
        inserted: rows of the file that gave new records, when that differs from ``len(insert)``.
        updated: rows of the file that changed records, when that differs from ``len(update)``.
        remove: key columns of records that are present no longer; with ``moved_to`` those that
            live on under another key. Their versions are kept.
        rejected_rows: rows left out, when that differs from the distinct lines in ``rejected``.
    """

    kind: Kind
    file_name: str
    sha256: str
    user: str
    committed_at: datetime
    rows: int
    unchanged: int
    insert: pd.DataFrame
    update: pd.DataFrame
    rejected: pd.DataFrame = field(default_factory=REJECTS.empty)
    findings: tuple[Finding, ...] = ()
    based_on_version: int = 0
    learned: tuple[Learned, ...] = ()
    origin: Literal["file", "manual"] = "file"
    reason: str = ""
    token: str = ""
    inserted: int | None = None
    updated: int | None = None
    rejected_rows: int | None = None
    remove: pd.DataFrame = field(default_factory=pd.DataFrame)
    based_on_state: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an import back did.

    Attributes:
        import_id: the import.
        removed: records that it had introduced and that are gone now.
        restored: records that have their former version again.
        kept: ``kind, key, changed_by``: records that a later import changed, left as they are.
    """

    import_id: int
    removed: int
    restored: int
    kept: pd.DataFrame
