"""One connection to one database file: locked down, shared politely, its errors translated.

DuckDB lets one process hold a file and refuses all others, so a connection lives for one
operation only and a file that is busy is tried again for a while.
"""

import os
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from cqcdash.config import settings
from cqcdash.errors import CqcdashError, DatabaseBusyError, DatabaseUnusableError

Connection = duckdb.DuckDBPyConnection

LOCKED_DOWN = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "1GB",
}
_BUSY = re.compile(
    r"Could not set lock|being used by another process|already open|file handle"
    r"|different configuration"
)
_PID = re.compile(r"\(PID (\d+)\)")
_SQLITE = b"SQLite format 3\0"
_FIRST_WAIT, _LONGEST_WAIT = 0.01, 0.25

# Connections of one process to one file share an instance. Opening while another thread closes
# the last of them fails, and closing the older handle would drop the newer one's file lock.
_opening_or_closing = threading.Lock()

_REMEDIES = (
    (
        "not a valid DuckDB",
        "This file is no database of this program.",
        "Choose another file, or move this one away so that a new database is created.",
    ),
    (
        "version number",
        "This database was written by a newer version of DuckDB.",
        "Update this program, then open it again.",
    ),
    (
        "WAL ",
        "Beside it lies a file of the same name with .wal behind it, left by another database.",
        "Move that .wal file away, then open this one again.",
    ),
    ("Is a directory", "This is a folder.", "Give the name of a file in it."),
    (
        "No space left",
        "The disk is full. Nothing was changed.",
        "Free some space, then try again.",
    ),
    (
        "File too large",
        "The file may not grow any further. Nothing was changed.",
        "Ask for more space, or choose a file on another disk.",
    ),
    (
        "Permission denied",
        "The file may not be written by this user.",
        "Change its permissions, or choose another file.",
    ),
    (
        "Read-only file system",
        "The file lies on a disk that cannot be written.",
        "Choose a file on another disk.",
    ),
    (
        "No such file",
        "The file cannot be created there.",
        "Choose a file in a folder that exists and that you may write to.",
    ),
)


def connect(address: str, patience: float | None = None, known_as: str = "") -> Connection:
    """A locked-down connection, as soon as no other process holds the file.

    Args:
        address: the database file.
        known_as: what a failure calls it, when that is another name.
        patience: how many seconds to wait for it; None for the setting ``busy_seconds``.

    Raises:
        DatabaseBusyError: another process held it for longer than that.
        DatabaseUnusableError: there is no such file, or it is no database.
    """
    started = time.monotonic()
    wait = _FIRST_WAIT
    while True:
        try:
            with _opening_or_closing:
                return duckdb.connect(address, config=dict(LOCKED_DOWN))
        except duckdb.Error as error:
            if not _BUSY.search(str(error)):
                raise translated(known_as or address, error) from error
            patience = settings().busy_seconds if patience is None else patience
            waited = time.monotonic() - started
            if waited >= patience:
                raise DatabaseBusyError(known_as or address, waited, _holder(str(error))) from error
        time.sleep(random.uniform(wait / 2, wait))  # noqa: S311 - spreads waiting processes
        wait = min(wait * 2, _LONGEST_WAIT)


@contextmanager
def connected(
    address: str, patience: float | None = None, known_as: str = ""
) -> Iterator[Connection]:
    """A connection for the time of the block; DuckDB's errors leave it as ours."""
    connection = connect(address, patience, known_as)
    try:
        yield connection
    except duckdb.Error as error:
        raise translated(known_as or address, error) from error
    finally:
        with _opening_or_closing:
            connection.close()


def translated(address: str, error: duckdb.Error) -> CqcdashError:
    """The failure of DuckDB as a sentence with a remedy."""
    text = str(error)
    if _BUSY.search(text):
        return DatabaseBusyError(address, 0, _holder(text))
    if _is_sqlite(address):
        found, remedy = "This is an SQLite database, none of this program.", "Choose another file."
        return DatabaseUnusableError(address, found, remedy)
    if isinstance(error, duckdb.OutOfMemoryException):
        found, remedy = "There is not enough memory.", "Close other programs, then try again."
        return DatabaseUnusableError(address, found, remedy)
    for sign, found, remedy in _REMEDIES:
        if sign in text:
            return DatabaseUnusableError(address, found, remedy)
    if isinstance(error, duckdb.TransactionException):
        return DatabaseBusyError(address, 0, _holder(text))
    found = f"The database cannot be used ({text.splitlines()[0]})."
    return DatabaseUnusableError(address, found, "Keep a copy of the file, restore a backup.")


def _is_sqlite(address: str) -> bool:
    try:
        with Path(address).open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _holder(text: str) -> str:
    found = _PID.search(text)
    number = found.group(1) if found else str(os.getpid())
    return f"process {number}"
