"""The read gate: whole tables as conformed frames, now or as they were known on a day."""

from datetime import date, datetime, time, timedelta

import pandas as pd

from cqcdash.store.connection import current_version, open_database
from cqcdash.store.frames import query
from cqcdash.store.instance import Connection
from cqcdash.store.statements import statement, statement_for
from cqcdash.vocabulary.duty import DUTY_ANSWERS
from cqcdash.vocabulary.imports import IMPORTS
from cqcdash.vocabulary.preparation import PREPARATIONS
from cqcdash.vocabulary.records import NAMES_PLANT, PLANTS, PROVENANCE, SCHEMA_OF, Kind
from cqcdash.vocabulary.snapshot import Snapshot


def read_snapshot(address: str) -> Snapshot:
    """The whole portfolio as it stands, all frames of the same data version."""
    with open_database(address) as connection:
        connection.begin()
        return Snapshot(
            version=current_version(connection),
            certificates=_current(connection, Kind.CERTIFICATES),
            audits=_current(connection, Kind.AUDITS),
            visits=_current(connection, Kind.APPLICATIONS),
            documents=_current(connection, Kind.DOCUMENTS),
            samples=_current(connection, Kind.SAMPLES),
            plants=query(connection, statement("reading.plants"), PLANTS),
            imports=query(connection, statement("reading.imports"), IMPORTS),
            answers=query(connection, statement("notes.duty_answers"), DUTY_ANSWERS),
            preparations=query(connection, statement("notes.preparations"), PREPARATIONS),
        )


def read_as_known_on(address: str, day: date) -> Snapshot:
    """The portfolio as it was known at the end of a day (UTC), from the kept versions.

    What was undone later is still there; what was undone by then is not.
    """
    return read_as_known_before(address, datetime.combine(day + timedelta(days=1), time()))


def read_as_known_before(address: str, moment: datetime) -> Snapshot:
    """The same as it was known just before a moment (UTC), such as that of an import."""
    midnight = {"end_of_day": moment}
    with open_database(address) as connection:
        connection.begin()
        records = {
            kind: query(
                connection,
                statement_for(kind, "reading.as_known"),
                SCHEMA_OF[kind].extended(PROVENANCE),
                midnight,
            )
            for kind in Kind
        }
        plants = query(connection, statement("reading.plants_as_known"), PLANTS, midnight)
        return Snapshot(
            version=current_version(connection),
            certificates=records[Kind.CERTIFICATES],
            audits=records[Kind.AUDITS],
            visits=records[Kind.APPLICATIONS],
            documents=records[Kind.DOCUMENTS],
            samples=records[Kind.SAMPLES],
            plants=_with_referenced(plants, *(records[Kind(kind)] for kind in sorted(NAMES_PLANT))),
            imports=query(connection, statement("reading.imports_as_known"), IMPORTS, midnight),
            answers=query(
                connection, statement("notes.duty_answers_as_known"), DUTY_ANSWERS, midnight
            ),
            preparations=query(
                connection, statement("notes.preparations_as_known"), PREPARATIONS, midnight
            ),
            known_on=(moment - timedelta(microseconds=1)).date(),
        )


def read_current(address: str, kind: Kind) -> pd.DataFrame:
    """One entity's records as they stand: schema and provenance columns."""
    with open_database(address) as connection:
        return _current(connection, kind)


def _current(connection: Connection, kind: Kind) -> pd.DataFrame:
    schema = SCHEMA_OF[kind].extended(PROVENANCE)
    return query(connection, statement_for(kind, "reading.current"), schema)


def _with_referenced(plants: pd.DataFrame, *frames: pd.DataFrame) -> pd.DataFrame:
    """The plants, and those that an undone import has taken from the list since."""
    named = pd.concat([frame["plant"].dropna().astype("str") for frame in frames]).unique()
    absent = [name for name in named if name not in set(plants["plant"])]
    more = pd.DataFrame({"plant": absent})
    return PLANTS.conform(pd.concat([plants, more], ignore_index=True))
