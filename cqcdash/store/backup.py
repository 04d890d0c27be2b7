"""A consistent copy of the database while the program runs."""

from pathlib import Path

import pyarrow as pa

from cqcdash.errors import BadRequestError, DatabaseUnusableError
from cqcdash.store.connection import located, open_database
from cqcdash.store.frames import handed_over
from cqcdash.store.instance import Connection, connected
from cqcdash.store.migrations import bring_up_to_date
from cqcdash.store.new_file import built_apart
from cqcdash.store.statements import statement

_BATCH = 100_000


def backup(address: str, target_path: str) -> None:
    """Copy everything, as it stands at one moment, into a new database file.

    The rows travel through this process, so that the session stays locked down; the copy
    gets its name only when it is complete.

    Raises:
        BadRequestError: there is a file of that name already.
        DatabaseUnusableError: there is no such database, or the copy cannot be written.
    """
    if not Path(address).exists():
        raise DatabaseUnusableError(address, "There is no such file.", "Check its name.")
    target = Path(target_path)
    taken = BadRequestError("backup", target_path, "the name of a file that does not exist yet")
    if target.exists():
        raise taken
    try:
        with (
            built_apart(target) as building,
            open_database(address) as source,
            connected(located(str(building)), known_as=target_path) as copy,
        ):
            bring_up_to_date(target_path, copy)
            _copy_tables(source, copy)
    except FileExistsError:
        raise taken from None


def _copy_tables(source: Connection, copy: Connection) -> None:
    source.begin()
    copy.begin()
    names = [row[0] for row in copy.execute(statement("backup.tables")).fetchall()]
    for name in names:
        copy.execute(statement("backup.clear").format(table=name))
        rows = source.sql(statement("backup.read").format(table=name)).to_arrow_reader(_BATCH)
        for batch in rows:
            with handed_over(copy, "incoming", pa.Table.from_batches([batch])):
                copy.execute(statement("backup.write").format(table=name))
    copy.commit()
