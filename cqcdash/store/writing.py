"""The write gate: prepared plans become imports, several files in one transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
import pyarrow as pa

from cqcdash.errors import StalePlanError
from cqcdash.store.connection import change, current_state, raise_version
from cqcdash.store.findings import keep_findings, keep_rejects
from cqcdash.store.frames import count_changed, handed_over, to_arrow
from cqcdash.store.instance import Connection
from cqcdash.store.moments import in_order
from cqcdash.store.notes import learn
from cqcdash.store.statements import statement, statement_for
from cqcdash.vocabulary.imports import MOVED_TO, Write
from cqcdash.vocabulary.records import NAMES_PLANT, PROVENANCE, SCHEMA_OF


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


def _write_all(connection: Connection, writes: Sequence[Write]) -> list[int]:
    before = _written_before(connection, writes)
    if before:
        return before
    state, version = current_state(connection)
    for write in writes:
        if write.based_on_version != version or write.based_on_state not in ("", state):
            raise StalePlanError
    moments = [in_order(connection, write.committed_at) for write in writes]
    ids = [
        _write_one(connection, replace(write, committed_at=at))
        for write, at in zip(writes, moments, strict=True)
    ]
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
            "file_name": write.file_name or None,
            "sha256": write.sha256 or None,
            "user": write.user,
            "at": write.committed_at,
            "rows": write.rows,
            "inserted": inserted if write.inserted is None else write.inserted,
            "updated": updated if write.updated is None else write.updated,
            "unchanged": write.unchanged + skipped,
            "rejected": _rejected_rows(write),
            "origin": write.origin,
            "reason": write.reason or None,
            "token": write.token or None,
        },
    )
    keep_findings(connection, import_id, write.findings)
    keep_rejects(connection, import_id, write.rejected)
    learn(connection, write.learned, import_id)
    return import_id


def _write_records(connection: Connection, write: Write, import_id: int) -> tuple[int, int, int]:
    """How many records were inserted, updated, and found to be known already."""
    schema = SCHEMA_OF[write.kind].extended(PROVENANCE[1:])
    incoming = pa.concat_tables([to_arrow(write.insert, schema), to_arrow(write.update, schema)])
    marks = {"import_id": import_id, "at": write.committed_at}
    moved = _take_out(connection, write, marks)
    with handed_over(connection, "incoming", incoming):
        updated = count_changed(
            connection, statement_for(write.kind, "writing.keep_former_versions"), marks
        )
        written = count_changed(
            connection, statement_for(write.kind, "writing.write_records"), marks
        )
    if write.kind in NAMES_PLANT:
        sql = statement_for(write.kind, "writing.add_plants")
        connection.execute(sql, {"import_id": import_id})
    return written - updated - moved, updated + moved, incoming.num_rows - written


def _take_out(connection: Connection, write: Write, marks: Mapping[str, object]) -> int:
    """Take records out of the present ones; how many of them live on under another key."""
    if write.remove.empty:
        return 0
    outgoing = to_arrow(write.remove, SCHEMA_OF[write.kind].extended(MOVED_TO))
    with handed_over(connection, "outgoing", outgoing):
        connection.execute(statement_for(write.kind, "writing.keep_removed_versions"), dict(marks))
        connection.execute(statement_for(write.kind, "writing.remove_records"))
    return len(outgoing) - outgoing["moved_to"].null_count


def _rejected_rows(write: Write) -> int:
    if write.rejected_rows is not None:
        return write.rejected_rows
    return len(set(write.rejected["line"]))


def _check_keys(write: Write) -> None:
    # Nothing in the tables keeps keys apart, so a plan that repeats one must not get in.
    keys = list(SCHEMA_OF[write.kind].key)
    touched = [write.insert[keys], write.update[keys], write.remove.reindex(columns=keys)]
    plain = [part.astype("object") for part in touched if not part.empty]
    if plain and pd.concat(plain).duplicated().any():
        raise ValueError(f"a plan for {write.kind} has the same key twice")
