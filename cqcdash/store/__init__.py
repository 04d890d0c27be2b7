"""The only code that knows the database: open, migrate, read, write, undo, back up."""

from cqcdash.store.backup import backup
from cqcdash.store.connection import data_state, data_version, open_database
from cqcdash.store.findings import import_findings, import_rejects
from cqcdash.store.history import find_import_by_sha, import_history, versions_of
from cqcdash.store.migrations import migrate, pending
from cqcdash.store.notes import (
    acknowledge,
    acknowledgements,
    answer_duty,
    describe_plants,
    learned,
    prepare,
    remember,
    withdraw,
)
from cqcdash.store.reading import (
    read_as_known_before,
    read_as_known_on,
    read_current,
    read_snapshot,
)
from cqcdash.store.undo import undo_import
from cqcdash.store.views import remove_view, save_view, saved_views
from cqcdash.store.writing import write_plan, write_plans

__all__ = [
    "acknowledge",
    "acknowledgements",
    "answer_duty",
    "backup",
    "data_state",
    "data_version",
    "describe_plants",
    "find_import_by_sha",
    "import_findings",
    "import_history",
    "import_rejects",
    "learned",
    "migrate",
    "open_database",
    "pending",
    "prepare",
    "read_as_known_before",
    "read_as_known_on",
    "read_current",
    "read_snapshot",
    "remember",
    "remove_view",
    "save_view",
    "saved_views",
    "undo_import",
    "versions_of",
    "withdraw",
    "write_plan",
    "write_plans",
]
