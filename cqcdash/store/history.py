"""What was imported, and every version of a record."""

import pandas as pd

from cqcdash.store.connection import open_database
from cqcdash.store.frames import handed_over, query, to_arrow
from cqcdash.store.statements import statement, statement_for
from cqcdash.vocabulary.imports import IMPORTS, VERSION
from cqcdash.vocabulary.records import PROVENANCE, SCHEMA_OF, Kind
from cqcdash.vocabulary.schema import Schema


def import_history(address: str) -> pd.DataFrame:
    """All imports, newest first, undone ones too: IMPORTS columns."""
    with open_database(address) as connection:
        return query(connection, statement("reading.imports"), IMPORTS)


def find_import_by_sha(address: str, sha256: str) -> int | None:
    """The newest import of this very file that was not undone; None when there is none."""
    with open_database(address) as connection:
        found = connection.execute(statement("history.import_of_file"), {"sha256": sha256})
        return found.fetchall()[0][0]


def versions_of(address: str, kind: Kind, key: str | tuple[str, ...]) -> pd.DataFrame:
    """Every version of one record, oldest first: schema, PROVENANCE and VERSION columns.

    Versions that it had under former keys are among them.

    Args:
        address: the database.
        kind: the entity.
        key: the record's key, its parts as text or joined as ``Schema.key_text`` does.
    """
    schema = SCHEMA_OF[kind]
    with (
        open_database(address) as connection,
        handed_over(connection, "wanted", to_arrow(_wanted(schema, key), schema)),
    ):
        sql = statement_for(kind, "history.versions_of")
        return query(connection, sql, schema.extended(PROVENANCE + VERSION))


def _wanted(schema: Schema, key: str | tuple[str, ...]) -> pd.DataFrame:
    named = (
        schema.key_parts(key) if isinstance(key, str) else dict(zip(schema.key, key, strict=True))
    )
    parts = pd.DataFrame([named]).replace("", pd.NA)
    for column in schema.columns:
        if column.type == "date" and column.name in parts:
            parts[column.name] = pd.to_datetime(
                parts[column.name], format="%Y-%m-%d", errors="coerce"
            )
    return parts
