"""The portfolio's health over time, from the versions of its records."""

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd

from cqcdash import metrics, store
from cqcdash.portfolio.derived import Derived, derive
from cqcdash.portfolio.scope import EVERYTHING, Scope
from cqcdash.vocabulary.rules import RuleBook
from cqcdash.vocabulary.snapshot import Snapshot

Look = Callable[[date], Derived]


def known_then(address: str, book: RuleBook) -> Look:
    """The portfolio on a day, with what was known by its end."""
    return lambda day: derive(store.read_as_known_on(address, day), day, book)


def known_now(snapshot: Snapshot, book: RuleBook) -> Look:
    """The portfolio on a day, with what is known now."""
    return lambda day: derive(snapshot, day, book)


def trend(look: Look, as_of: date, months: int = 12, scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Certificates by day, plant and standing; schema TREND.

    A day on which nothing was known has no rows.

    Args:
        look: how a day is seen: ``known_then`` or ``known_now``.
        as_of: the last day.
        months: how many ends of months before it.
        scope: what to count.
    """
    days = metrics.month_ends(as_of, months)
    return metrics.standings_over_time({day: scope.of(look(day).positions) for day in days})


def began(imports: pd.DataFrame, day: date) -> bool:
    """Whether anything was imported by the end of a day.

    Args:
        imports: schema IMPORTS.
        day: the day.
    """
    end = pd.Timestamp(day + timedelta(days=1))
    return bool((imports["committed_at"] < end).any())
