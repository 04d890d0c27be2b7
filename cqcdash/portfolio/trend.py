"""The portfolio's health over time, from the versions of its records."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pandas as pd

from cqcdash import metrics, store
from cqcdash.portfolio.derived import Derived, derive
from cqcdash.portfolio.scope import EVERYTHING, Scope
from cqcdash.vocabulary.rules import RuleBook
from cqcdash.vocabulary.snapshot import Snapshot

Look = Callable[[date], Derived]
MOST_MONTHS = 120


def known_then(address: str, book: RuleBook) -> Look:
    """The portfolio on a day, with what was known by its end."""
    return lambda day: derive(store.read_as_known_on(address, day), day, book)


def known_now(snapshot: Snapshot, book: RuleBook) -> Look:
    """The portfolio on a day, with what is known now."""
    return lambda day: derive(snapshot, day, book)


# What a scope may ask for, and how each certificate stood.
KEPT = ["plant", "product_category", "scheme", "owner", "standing"]


def looks_back(look: Look, as_of: date, months: int, every: int = 1) -> Mapping[date, pd.DataFrame]:
    """How each certificate stood on several days; what no scope asks for is left out.

    Args:
        look: how a day is seen: ``known_then`` or ``known_now``.
        as_of: the last day.
        months: how many ends of months before it, up to ``MOST_MONTHS``.
        every: only each so many of these days, counted back from the last one.
    """
    days = metrics.month_ends(as_of, min(max(months, 1), MOST_MONTHS))[::-every][::-1]
    return {day: look(day).positions.loc[:, KEPT] for day in days}


def trend(looks: Mapping[date, pd.DataFrame], scope: Scope = EVERYTHING) -> pd.DataFrame:
    """Certificates by day, plant and standing; schema TREND.

    A day on which nothing was known has no rows.

    Args:
        looks: of ``looks_back``.
        scope: what to count.
    """
    return metrics.standings_over_time({day: scope.of(seen) for day, seen in looks.items()})


def began(imports: pd.DataFrame, day: date) -> bool:
    """Whether anything was imported by the end of a day.

    Args:
        imports: schema IMPORTS.
        day: the day.
    """
    end = pd.Timestamp(day + timedelta(days=1))
    return bool((imports["committed_at"] < end).any())
