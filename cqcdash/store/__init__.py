"""The only code that knows the database: open, migrate, read, write, undo, back up."""

from cqcdash.store.connection import data_version, open_database
from cqcdash.store.migrations import migrate, pending
from cqcdash.store.reading import read_as_known_on, read_current, read_snapshot
from cqcdash.store.writing import write_plan, write_plans

__all__ = [
    "data_version",
    "migrate",
    "open_database",
    "pending",
    "read_as_known_on",
    "read_current",
    "read_snapshot",
    "write_plan",
    "write_plans",
]
