"""Bringing a database file to this program's tables, one numbered SQL file after the other."""

from pathlib import Path

import duckdb

from cqcdash.errors import DatabaseUnusableError
from cqcdash.store.instance import Connection, connected
from cqcdash.store.new_file import built_apart
from cqcdash.store.statements import migration, migration_names, statement


def migrate(address: str) -> list[str]:
    """Create the file when it is absent, and apply what is pending.

    Returns:
        The names of the migrations that were applied.

    Raises:
        DatabaseUnusableError: the file is foreign or of a newer program, or one migration
            failed; the migrations before it hold, it is rolled back and stays pending.
    """
    if not Path(address).exists():
        return _create(address)
    with connected(address) as connection:
        return bring_up_to_date(address, connection)


def pending(address: str) -> list[str]:
    """The migrations that ``migrate`` would apply; changes nothing."""
    if not Path(address).exists():
        return list(migration_names())
    with connected(address) as connection:
        return missing(address, connection)


def missing(address: str, connection: Connection) -> list[str]:
    """The migrations that an open database lacks.

    Raises:
        DatabaseUnusableError: the tables are not ours, or of a newer version of this program.
    """
    applied = _applied(address, connection)
    known = migration_names()
    unknown = sorted(applied - set(known))
    if unknown:
        raise DatabaseUnusableError(
            address,
            f"It was written by a newer version of this program (step {unknown[-1]}).",
            "Update this program, then open it again.",
        )
    return [name for name in known if name not in applied]


def bring_up_to_date(address: str, connection: Connection) -> list[str]:
    """Apply what an open database lacks, each step in a transaction of its own."""
    names = missing(address, connection)
    for name in names:
        _apply(address, connection, name)
    return names


def _applied(address: str, connection: Connection) -> set[str]:
    # Asked on every opening, so the usual case is one small query.
    try:
        return {row[0] for row in connection.execute(statement("migrations.applied")).fetchall()}
    except duckdb.CatalogException:
        if not connection.execute(statement("migrations.tables")).fetchall():
            return set()
    raise DatabaseUnusableError(
        address,
        "This file is no database of this program.",
        "Choose another file, or move this one away so that a new database is created.",
    )


def _apply(address: str, connection: Connection, name: str) -> None:
    connection.begin()
    try:
        connection.execute(statement("migrations.create_record"))
        connection.execute(migration(name))
        connection.execute(statement("migrations.record"), {"name": name})
        connection.commit()
    except duckdb.Error as error:
        connection.rollback()
        raise DatabaseUnusableError(
            address,
            f"The step {name} failed and was rolled back ({str(error).splitlines()[0]}).",
            "The data is as before. Keep a copy of the file and report this message.",
        ) from error


def _create(address: str) -> list[str]:
    try:
        with (
            built_apart(Path(address)) as building,
            connected(str(building), known_as=address) as connection,
        ):
            return bring_up_to_date(address, connection)
    except FileExistsError:
        return []
