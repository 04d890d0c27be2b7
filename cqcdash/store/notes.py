"""What people tell the program besides files: words, answers, what is prepared, plant facts."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import pandas as pd
import pyarrow as pa

from cqcdash.store.connection import change, open_database, raise_version
from cqcdash.store.frames import ARROW_TYPES, handed_over, query, rows_to_arrow, to_arrow
from cqcdash.store.instance import Connection
from cqcdash.store.moments import in_utc
from cqcdash.store.statements import statement
from cqcdash.vocabulary.attention import ACKNOWLEDGEMENTS, Acknowledgement
from cqcdash.vocabulary.duty import DutyAnswer
from cqcdash.vocabulary.imports import Learned
from cqcdash.vocabulary.preparation import Prepared
from cqcdash.vocabulary.records import PLANTS

_LEARNED = {name: pa.string() for name in ("kind", "what", "source", "target")}
_ACKNOWLEDGED = {column.name: ARROW_TYPES[column.type] for column in ACKNOWLEDGEMENTS.columns}


def learned(address: str) -> tuple[Learned, ...]:
    """Every answer that the next import may reuse."""
    with open_database(address) as connection:
        rows = connection.execute(statement("notes.learned")).fetchall()
    return tuple(Learned(*row) for row in rows)


def remember(address: str, answers: Sequence[Learned]) -> None:
    """Keep answers that were given outside an import; undoing an import does not forget them."""

    def work(connection: Connection) -> None:
        learn(connection, answers, None)
        raise_version(connection)

    change(address, work)


def learn(connection: Connection, learned: Sequence[Learned], import_id: int | None) -> None:
    """Keep the answers; a later one to the same question replaces the earlier."""
    if not learned:
        return
    unique = {(one.kind, one.what, one.source): one.target for one in learned}
    rows = [
        dict(zip(_LEARNED, (*question, target), strict=True)) for question, target in unique.items()
    ]
    with handed_over(connection, "incoming_learned", rows_to_arrow(rows, _LEARNED)):
        connection.execute(statement("notes.learn"), {"import_id": import_id})


def acknowledge(address: str, given: Acknowledgement | Sequence[Acknowledgement]) -> None:
    """Record one or many, all of them or none; each withdraws an earlier one of the same item."""
    several = [given] if isinstance(given, Acknowledgement) else given
    by_item = {(one.item_kind, one.item_key): one for one in several}
    rows = [asdict(one) | {"at": in_utc(one.at)} for one in by_item.values()]

    def work(connection: Connection) -> None:
        table = rows_to_arrow(rows, _ACKNOWLEDGED)
        with handed_over(connection, "incoming_acknowledgements", table):
            connection.execute(statement("notes.withdraw"))
            connection.execute(statement("notes.acknowledge"))
        raise_version(connection)

    change(address, work)


def withdraw(
    address: str, item_kind: str, item_keys: str | Sequence[str], user: str, at: datetime
) -> None:
    """Let items ask for attention again; nothing happens where nobody acknowledged one."""
    keys = [item_keys] if isinstance(item_keys, str) else item_keys
    told = {"item_kind": item_kind, "user": user, "at": in_utc(at)}
    rows = [told | {"item_key": key} for key in keys]

    def work(connection: Connection) -> None:
        table = rows_to_arrow(rows, _ACKNOWLEDGED)
        with handed_over(connection, "incoming_acknowledgements", table):
            connection.execute(statement("notes.withdraw"))
        raise_version(connection)

    change(address, work)


def acknowledgements(address: str) -> pd.DataFrame:
    """The acknowledgements that were not withdrawn, one per item: ACKNOWLEDGEMENTS columns."""
    with open_database(address) as connection:
        return query(connection, statement("notes.acknowledgements"), ACKNOWLEDGEMENTS)


def answer_duty(address: str, answers: Sequence[DutyAnswer]) -> None:
    """Keep what was said about changes of duty; each ends an earlier answer to its question."""

    def work(connection: Connection) -> None:
        for answer in answers:
            given = asdict(answer) | {"at": in_utc(answer.at)}
            ends = {k: given[k] for k in ("certificate_no", "duty_change", "user", "at")}
            connection.execute(statement("notes.end_duty_answer"), ends)
            if answer.concerned is not None:
                connection.execute(statement("notes.answer_duty"), given)
        raise_version(connection)

    change(address, work)


def prepare(address: str, entries: Sequence[Prepared]) -> None:
    """Keep what was said about items of audits; each ends an earlier entry for its item."""

    def work(connection: Connection) -> None:
        for entry in entries:
            ends = {
                "subject_kind": str(entry.visit.kind),
                "subject": entry.visit.subject,
                "cycle": entry.visit.cycle,
                "item": entry.item,
                "user": entry.user,
                "at": in_utc(entry.at),
            }
            connection.execute(statement("notes.end_preparation"), ends)
            if entry.owner or entry.done_on or entry.note:
                said = {"owner": entry.owner, "done_on": entry.done_on, "note": entry.note}
                connection.execute(statement("notes.prepare"), ends | said)
        raise_version(connection)

    change(address, work)


def describe_plants(address: str, plants: pd.DataFrame) -> None:
    """Set country and factory class of plants (PLANTS columns); unknown plants are added.

    A plant that a person has described stays when the import that brought it is undone.
    """

    def work(connection: Connection) -> None:
        with handed_over(connection, "incoming_plants", to_arrow(plants, PLANTS)):
            connection.execute(statement("notes.describe_plants"))
        raise_version(connection)

    change(address, work)
