"""Opening the portfolio for one operation, changing it, and knowing whether it changed."""

import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb

from cqcdash.errors import DatabaseBusyError
from cqcdash.store.instance import Connection, connected
from cqcdash.store.migrations import bring_up_to_date, migrate, missing
from cqcdash.store.statements import statement

T = TypeVar("T")
# A name that no other state of any database has, and the number of changes so far.
State = tuple[str, int]

# A conflict can only come from a shared engine: within a process one thread writes at a time.
_ATTEMPTS = 5
# A file system's clock ticks in steps; a file younger than this may change again unseen.
_SETTLED_NS = 1_000_000_000
# How long a reader who knows an earlier state waits for the file, in seconds.
GLANCE = 0.5
NO_STATE: State = ("", 0)

_writing: defaultdict[str, threading.RLock] = defaultdict(threading.RLock)
_states_seen: dict[str, tuple[tuple[int, ...], State]] = {}


@contextmanager
def open_database(address: str, patience: float | None = None) -> Iterator[Connection]:
    """A connection to an up-to-date database, created when absent, closed after the block.

    Args:
        address: the database.
        patience: how many seconds to wait for a busy file; None for the setting.

    Raises:
        DatabaseBusyError: another process held the file for too long.
        DatabaseUnusableError: the file is none of ours or cannot be used.
    """
    path = located(address)
    if not Path(path).exists():
        migrate(path)
    with connected(path, patience) as connection:
        if missing(path, connection):
            with _writing[path]:
                bring_up_to_date(path, connection)
        yield connection


def change(address: str, work: Callable[[Connection], T]) -> T:
    """Do the work in one transaction: all of it holds, or nothing.

    It is repeated when another writer of a shared engine came first, so it must not do
    anything besides using the connection.
    """
    path = located(address)
    with _writing[path], open_database(path) as connection:
        for attempt in range(1, _ATTEMPTS):
            try:
                return _transaction(connection, work)
            except duckdb.TransactionException:
                time.sleep(0.02 * attempt)
        return _transaction(connection, work)


def raise_version(connection: Connection) -> None:
    """Record, within the transaction of a change, that there is something new to show."""
    connection.execute(statement("reading.raise_version"))


def current_version(connection: Connection) -> int:
    """The data version that a connection sees."""
    return current_state(connection)[1]


def data_version(address: str) -> int:
    """The number of changes so far; 0 when there is no file.

    The file is opened only when it changed since the last look.
    """
    return data_state(address)[1]


def data_state(address: str) -> State:
    """What a reader may keep its results by: differs for any two states, also of other files.

    While another process holds the file, a change of it is not seen yet: the last known state.

    Raises:
        DatabaseBusyError: the file is held for too long, and no state of it is known.
    """
    path = located(address)
    stamp = _stamp(path)
    if not stamp:
        return NO_STATE
    seen = _states_seen.get(path)
    if seen and seen[0] == stamp:
        return seen[1]
    try:
        with open_database(path, GLANCE if seen else None) as connection:
            state = current_state(connection)
    except DatabaseBusyError:
        if seen is None:
            raise
        return seen[1]
    # Too fresh a stamp is kept as one that matches nothing, so that the next look opens again.
    settled = time.time_ns() - max(stamp[1::3]) > _SETTLED_NS
    _states_seen[path] = (stamp if settled else (), state)
    return state


def located(address: str) -> str:
    """One spelling for one file."""
    return os.path.realpath(address)


def current_state(connection: Connection) -> State:
    """The name of the state that a connection sees, and its version."""
    return connection.execute(statement("reading.data_state")).fetchall()[0]


def _transaction(connection: Connection, work: Callable[[Connection], T]) -> T:
    connection.begin()
    try:
        result = work(connection)
        connection.commit()
    except BaseException:
        _rolled_back(connection)
        raise
    return result


def _rolled_back(connection: Connection) -> None:
    try:
        connection.rollback()
    except duckdb.TransactionException:
        return  # A failed commit has ended the transaction already.


def _stamp(path: str) -> tuple[int, ...]:
    """Inode, time and size of the file and of its log, where a commit first appears."""
    stamp: tuple[int, ...] = ()
    for name in (path, f"{path}.wal"):
        try:
            status = Path(name).stat()
        except OSError:
            continue
        stamp += (status.st_ino, status.st_mtime_ns, status.st_size)
    return stamp
