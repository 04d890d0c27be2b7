"""The one place of the command line that reads the clock, the user and the installation."""

import argparse
import getpass
import os
from dataclasses import replace
from datetime import UTC, date, datetime

from cqcdash.config import Settings, settings
from cqcdash.errors import BadRequestError


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
    """A calendar day from ``YYYY-MM-DD``.

    Raises:
        BadRequestError: anything else.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadRequestError(name, text, "a calendar day as YYYY-MM-DD") from error


def as_of(options: argparse.Namespace) -> date:
    """The day to look at: ``--as-of``, else today."""
    return day("--as-of", options.as_of) if options.as_of else today()


def installation(options: argparse.Namespace) -> Settings:
    """The settings, with ``--database`` before everything else."""
    found = settings()
    return replace(found, database=options.database) if options.database else found


def user(options: argparse.Namespace) -> str:
    """Who does this: ``--user``, else the setting, else the system's user."""
    named = getattr(options, "user", None) or settings().user
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
