"""Taking an import back, the latest or an older one.

A kept version points to the import whose undoing brings it back (``replaced_by``). When an
import is undone whose records were changed again later, those records stay as they are and
the version before it is passed on to the later import, so that undoing that one too leads
back to the state before both. The same holds for a record that the import gave another key, and
for a key that it took away and a later import used again.
"""

from datetime import datetime

import pandas as pd

from cqcdash.errors import UnknownRecordError
from cqcdash.store.connection import change, raise_version
from cqcdash.store.frames import count_changed, query
from cqcdash.store.instance import Connection
from cqcdash.store.moments import in_order
from cqcdash.store.statements import statement, statement_for
from cqcdash.vocabulary.imports import Undone
from cqcdash.vocabulary.records import NAMES_PLANT, PROVENANCE, SCHEMA_OF, Kind

_PASSING_ON = (
    "undo.pass_on_former_versions",
    "undo.pass_on_reused_keys",
    "undo.pass_on_moved_records",
    "undo.leave_own_versions",
)


def undo_import(address: str, import_id: int, user: str, at: datetime) -> Undone:
    """Take one import back in one transaction, with what it taught and the plants it brought.

    Args:
        address: the database.
        import_id: which import.
        user: who undoes it.
        at: when, UTC without zone; recorded just after the last change when it is not later.

    Raises:
        UnknownRecordError: there is no such import, or it was undone before.
    """
    return change(address, lambda connection: _undo(connection, import_id, user, at))


def _undo(connection: Connection, import_id: int, user: str, at: datetime) -> Undone:
    kind = _kind_of(connection, import_id)
    at = in_order(connection, at)
    kept = _keep_what_changed_later(connection, kind, import_id)
    removed, restored = _take_back(connection, kind, import_id, at)
    mark = {"import_id": import_id}
    connection.execute(statement("undo.mark_undone"), {**mark, "at": at, "user": user})
    connection.execute(statement("undo.forget_learned"), mark)
    if kind in NAMES_PLANT:
        connection.execute(statement_for(kind, "undo.add_restored_plants"), {"at": at})
    connection.execute(statement("undo.remove_plants"))
    raise_version(connection)
    return Undone(import_id, removed, restored, kept)


def _kind_of(connection: Connection, import_id: int) -> Kind:
    found = connection.execute(statement("undo.find_import"), {"import_id": import_id}).fetchall()
    if not found or found[0][1] is not None:
        raise UnknownRecordError("undoable import", str(import_id))
    return Kind(found[0][0])


def _keep_what_changed_later(connection: Connection, kind: Kind, import_id: int) -> pd.DataFrame:
    mark = {"import_id": import_id}
    schema = SCHEMA_OF[kind]
    rows = query(connection, statement_for(kind, "undo.kept"), schema.extended(PROVENANCE), mark)
    for step in _PASSING_ON:
        connection.execute(statement_for(kind, step), mark)
    return pd.DataFrame(
        {
            "kind": pd.Series(kind.value, index=rows.index, dtype="str"),
            "key": schema.key_text(rows),
            "changed_by": rows["import_id"],
        }
    )


def _take_back(connection: Connection, kind: Kind, import_id: int, at: datetime) -> tuple[int, int]:
    """How many records are gone, and how many have their former version again."""
    mark = {"import_id": import_id}
    connection.execute(statement_for(kind, "undo.keep_undone_versions"), {**mark, "at": at})
    taken = count_changed(connection, statement_for(kind, "undo.take_back"), mark)
    restored = count_changed(connection, statement_for(kind, "undo.restore"), {**mark, "at": at})
    connection.execute(statement_for(kind, "undo.restored"), mark)
    return taken - restored, restored
