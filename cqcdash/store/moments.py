"""When something is recorded: in UTC, and never before what is recorded already.

Versions follow each other only when the moments do. Clocks of two processes differ, one that
waited for the file comes with an old moment, and a clock may be set back.
"""

from datetime import UTC, datetime, timedelta

from cqcdash.store.instance import Connection
from cqcdash.store.statements import statement


def in_utc(moment: datetime) -> datetime:
    """The moment without a zone, as the tables hold it; without one it is UTC already."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def in_order(connection: Connection, moment: datetime) -> datetime:
    """The moment, or the one just after the last import or undo when it is not later."""
    last = connection.execute(statement("reading.last_moment")).fetchall()[0][0]
    given = in_utc(moment)
    return given if last is None else max(given, last + timedelta(microseconds=1))
