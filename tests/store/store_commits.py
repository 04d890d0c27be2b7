"""Writing into a test database in one line, from readable tables."""

from datetime import datetime, timedelta
from itertools import count

import pandas as pd
from copies import begun
from tables import frame_of

from cqcdash import store
from cqcdash.vocabulary.imports import MOVED_TO, Write
from cqcdash.vocabulary.records import SCHEMA_OF, Kind
from cqcdash.vocabulary.snapshot import Snapshot

FIRST_DAY = datetime(2026, 3, 1, 12)
_tokens = count()


def noon(day):
    """Noon of a day in March 2026, the moment at which the tests commit."""
    return FIRST_DAY + timedelta(days=day - 1)


def write_of(insert="", update="", kind=Kind.CERTIFICATES, day=1, based_on=0, **more):
    """A plan from ``|`` tables or frames."""
    new, changed = (_frame(given, SCHEMA_OF[kind]) for given in (insert, update))
    given = {
        "kind": kind,
        "file_name": f"march_{day}.csv",
        "sha256": f"sha-{day}",
        "user": "mei",
        "committed_at": noon(day),
        "rows": len(new) + len(changed),
        "unchanged": 0,
        "insert": new.assign(source_line=range(2, len(new) + 2)),
        "update": changed.assign(source_line=range(2, len(changed) + 2)),
        "based_on_version": based_on,
        "token": f"token-{next(_tokens)}",
    }
    return Write(**{**given, **more})


def commit(address, insert="", update="", kind=Kind.CERTIFICATES, day=1, **more):
    """Commit a plan made from the database as it stands."""
    begun(address)
    based_on = store.data_version(address)
    return store.write_plan(address, write_of(insert, update, kind, day, based_on, **more))


def removed(text, kind=Kind.CERTIFICATES):
    """Records that a plan takes out, from a ``|`` table with key columns and moved_to."""
    return frame_of(text, SCHEMA_OF[kind].extended(MOVED_TO))


def _frame(given, schema):
    if isinstance(given, str):
        return frame_of(given, schema) if given else schema.empty()
    return schema.conform(given)


def rows(frame, *columns):
    """The frame's rows as sorted tuples of text, missing as an empty text."""
    chosen = frame[list(columns)].astype("object")
    filled = chosen.where(chosen.notna(), "").astype("str")
    return sorted(filled.itertuples(index=False, name=None))


def contents(address):
    """Everything that a dashboard shows, comparable."""
    return shown_by(store.read_snapshot(address))


def shown_by(shown: Snapshot):
    """The records of a snapshot, comparable."""
    frames = (shown.certificates, shown.audits, shown.visits, shown.plants)
    return [rows(frame, *frame.columns) for frame in frames]


def numbered(first, how_many, note="x"):
    """Certificates with consecutive numbers, for tests that need many."""
    schema = SCHEMA_OF[Kind.CERTIFICATES]
    numbers = [f"{number:016d}" for number in range(first, first + how_many)]
    return schema.conform(
        pd.DataFrame({"certificate_no": numbers, "plant": "Wuhan", "notes": note})
    )
