"""The write gate: prepared plans become imports, several files in one transaction."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pandas as pd
import pyarrow as pa

from cqcdash.errors import StalePlanError
from cqcdash.store.connection import Connection, change, current_version, raise_version
from cqcdash.store.frames import rows_to_arrow, to_arrow
from cqcdash.store.statements import statement, statement_for
from cqcdash.vocabulary.finding import Finding
from cqcdash.vocabulary.frames import PROVENANCE, SCHEMA_OF
from cqcdash.vocabulary.snapshot import REJECTS, Learned, Write

_FINDING = {
    "finding_no": pa.int64(),
    "code": pa.string(),
    "level": pa.string(),
    "line": pa.int64(),
    "column_name": pa.string(),
    "found": pa.string(),
    "params_json": pa.string(),
}
_LEARNED = {name: pa.string() for name in ("kind", "what", "source", "target")}


def write_plan(address: str, write: Write) -> int:
    """Commit one file; see ``write_plans``."""
    return write_plans(address, [write])[0]


def write_plans(address: str, writes: Sequence[Write]) -> list[int]:
    """Commit several files in one transaction: all of them, or nothing.

    A record that says what is known already is not written. Where two files change the
    same record, the later file in the list holds and the earlier one's version is kept.

    Returns:
        The import ids in the order of the writes. For tokens that were written before: the
        ids of then, and nothing is written.

    Raises:
        StalePlanError: the database changed after the plans were made.
        ValueError: a plan has the same key twice.
    """
    for write in writes:
        _check_keys(write)
    return change(address, lambda connection: _write_all(connection, writes))


def learn(connection: Connection, learned: Sequence[Learned], import_id: int | None) -> None:
    """Keep the answers; a later one to the same question replaces the earlier."""
    unique = {(one.kind, one.what, one.source): one.target for one in learned}
    rows = [
        dict(zip(_LEARNED, (*question, target), strict=True)) for question, target in unique.items()
    ]
    with handed_over(connection, "incoming_learned", rows_to_arrow(rows, _LEARNED)):
        connection.execute(statement("writing.learn"), {"import_id": import_id})


@contextmanager
def handed_over(connection: Connection, name: str, table: pa.Table) -> Iterator[None]:
    """Let SQL see an Arrow table under a name for the time of the block."""
    connection.register(name, table)
    try:
        yield
    finally:
        connection.unregister(name)


def _write_all(connection: Connection, writes: Sequence[Write]) -> list[int]:
    before = _written_before(connection, writes)
    if before:
        return before
    version = current_version(connection)
    if any(write.based_on_version != version for write in writes):
        raise StalePlanError
    ids = [_write_one(connection, write) for write in writes]
    raise_version(connection)
    return ids


def _written_before(connection: Connection, writes: Sequence[Write]) -> list[int]:
    """The ids under which these very plans were written; empty when they were not."""
    tokens = [write.token for write in writes if write.token]
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for token, import_id in connection.execute(
        statement("writing.known_tokens"), {"tokens": tokens}
    ).fetchall():
        ids[token].append(import_id)
    if not ids:
        return []
    if any(not ids[write.token] for write in writes):
        raise StalePlanError
    return [ids[write.token].pop(0) for write in writes]


def _write_one(connection: Connection, write: Write) -> int:
    import_id = connection.execute(statement("writing.next_import_id")).fetchall()[0][0]
    inserted, updated, skipped = _write_records(connection, write, import_id)
    connection.execute(
        statement("writing.add_import"),
        {
            "import_id": import_id,
            "kind": write.kind.value,
            "file_name": write.file_name,
            "sha256": write.sha256,
            "user": write.user,
            "at": write.committed_at,
            "rows": write.rows,
            "inserted": inserted if write.inserted is None else write.inserted,
            "updated": updated if write.updated is None else write.updated,
            "unchanged": write.unchanged + skipped,
            "rejected": _rejected_rows(write),
            "origin": write.origin,
            "reason": write.reason,
            "token": write.token,
        },
    )
    _write_notes(connection, write, import_id)
    return import_id


def _write_records(connection: Connection, write: Write, import_id: int) -> tuple[int, int, int]:
    """How many records were inserted, updated, and found to be known already."""
    schema = SCHEMA_OF[write.kind].extended(PROVENANCE[1:])
    incoming = pa.concat_tables([to_arrow(write.insert, schema), to_arrow(write.update, schema)])
    marks = {"import_id": import_id, "at": write.committed_at}
    with handed_over(connection, "incoming", incoming):
        updated = _count(
            connection, statement_for(write.kind, "writing.keep_former_versions"), marks
        )
        written = _count(connection, statement_for(write.kind, "writing.write_records"), marks)
    connection.execute(statement_for(write.kind, "writing.add_plants"), {"import_id": import_id})
    return written - updated, updated, incoming.num_rows - written


def _write_notes(connection: Connection, write: Write, import_id: int) -> None:
    mark = {"import_id": import_id}
    findings = rows_to_arrow(
        [_finding_row(number, finding) for number, finding in enumerate(write.findings)], _FINDING
    )
    with handed_over(connection, "incoming_findings", findings):
        connection.execute(statement("writing.add_findings"), mark)
    with handed_over(connection, "incoming_rejects", to_arrow(write.rejected, REJECTS)):
        connection.execute(statement("writing.add_rejects"), mark)
    if write.learned:
        learn(connection, write.learned, import_id)


def _finding_row(number: int, finding: Finding) -> dict[str, object]:
    return {
        "finding_no": number,
        "code": finding.code,
        "level": finding.level.value,
        "line": finding.line,
        "column_name": finding.column,
        "found": finding.value,
        "params_json": json.dumps(finding.params, ensure_ascii=False, default=str),
    }


def _rejected_rows(write: Write) -> int:
    if write.rejected_rows is not None:
        return write.rejected_rows
    return len(set(write.rejected["line"]))


def _count(connection: Connection, sql: str, params: dict[str, object]) -> int:
    """Execute a change and say how many rows it touched."""
    return connection.execute(sql, params).fetchall()[0][0]


def _check_keys(write: Write) -> None:
    # Nothing in the tables keeps keys apart, so a plan that repeats one must not get in.
    keys = list(SCHEMA_OF[write.kind].key)
    if pd.concat([write.insert[keys], write.update[keys]]).duplicated().any():
        raise ValueError(f"a plan for {write.kind} has the same key twice")
