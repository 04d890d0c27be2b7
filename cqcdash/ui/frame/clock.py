"""The one place of the user interface that reads the clock."""

import os
from datetime import UTC, date, datetime

from cqcdash.errors import BadRequestError

FROZEN = "CQCDASH_TODAY"


def now() -> datetime:
    """This moment with the server's zone; on the day that ``CQCDASH_TODAY`` names, if it does.

    Raises:
        BadRequestError: the variable is no day.
    """
    moment = datetime.now(UTC).astimezone()
    frozen = os.environ.get(FROZEN, "")
    if not frozen:
        return moment
    try:
        return datetime.combine(date.fromisoformat(frozen), moment.timetz())
    except ValueError as error:
        raise BadRequestError(FROZEN, frozen, "a day such as 2026-11-23") from error


def today() -> date:
    """The day on which the portfolio is looked at when nobody says otherwise."""
    return now().date()


def stamp() -> datetime:
    """This moment as the database keeps it: UTC without a zone."""
    return now().astimezone(UTC).replace(tzinfo=None)
