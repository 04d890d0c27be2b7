"""The one place of the command line that reads the clock, the user and the installation."""

import argparse
import getpass
import os
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from cqcdash.config import Settings, at_home, settings
from cqcdash.errors import BadRequestError, NoDatabaseError

_DAY = re.compile(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")


def today() -> date:
    """Today by the local calendar, or the day that ``CQCDASH_TODAY`` names."""
    named = os.environ.get("CQCDASH_TODAY")
    return day("CQCDASH_TODAY", named) if named else _clock().date()


def now() -> datetime:
    """The present moment in UTC, without zone, as the history keeps it."""
    return _clock().astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _clock() -> datetime:
    return datetime.now().astimezone()


def day(name: str, text: str) -> date:
    """A calendar day from ``YYYY-MM-DD``, within the years that records can have.

    Raises:
        BadRequestError: anything else.
    """
    expected = BadRequestError(name, text, "a calendar day as YYYY-MM-DD, from 1900 to 2199")
    if not _DAY.fullmatch(text):
        raise expected
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise expected from error


def as_of(options: argparse.Namespace) -> date:
    """The day to look at: ``--as-of``, else today."""
    return today() if options.as_of is None else day("--as-of", options.as_of)


def installation(options: argparse.Namespace) -> Settings:
    """The settings, with ``--database`` before everything else."""
    found = settings()
    if options.database is None:
        return found
    if not options.database:
        raise BadRequestError("--database", "", "the name of a file")
    return replace(found, database=at_home(options.database))


def present_database(options: argparse.Namespace) -> str:
    """The database that a command reads or changes, but never makes.

    Raises:
        NoDatabaseError: there is none.
    """
    address = installation(options).database
    if not Path(address).exists():
        raise NoDatabaseError(address)
    return address


def user(options: argparse.Namespace) -> str:
    """Who does this: ``--user``, else the setting, else the system's user."""
    named = getattr(options, "user", None) or settings().user
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
