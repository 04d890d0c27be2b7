"""The part of the portfolio that ``--plant``, ``--owner`` and their like name."""

import argparse
import os
import sys
from collections.abc import Iterable

import pandas as pd

from cqcdash import portfolio
from cqcdash.vocabulary.certificates import Standing

SHOWN = 8


def text(argument: str) -> str:
    """An argument as Unicode, also where the locale says that the terminal is plain ASCII."""
    return os.fsencode(argument).decode("utf-8", errors="replace")


def scope(options: argparse.Namespace, whole: portfolio.Derived) -> portfolio.Scope:
    """The scope that the options name, upper and lower case aside.

    A name that no record has is said on stderr: an empty list would look like good news.
    """
    frames = (whole.positions, whole.follow_ups, whole.cases)
    return portfolio.Scope(
        chosen("--plant", options.plant, values(frames, "plant")),
        chosen("--category", options.category, values(frames, "product_category")),
        chosen("--scheme", options.scheme, values(frames, "scheme")),
        chosen("--owner", options.owner, [*values(frames, "owner"), portfolio.NOBODY]),
        chosen("--standing", options.standing, [str(standing) for standing in Standing]),
    )


def values(frames: Iterable[pd.DataFrame], column: str) -> list[str]:
    """What stands in a column of the frames that have it."""
    found = (frame[column].dropna().unique() for frame in frames if column in frame)
    return sorted({str(value) for part in found for value in part})


def chosen(option: str, wanted: Iterable[str], known: list[str]) -> tuple[str, ...]:
    """The known values that were asked for, each unknown one as it stands."""
    return tuple(value for name in wanted for value in _matching(option, name, known))


def _matching(option: str, name: str, known: list[str]) -> list[str]:
    if name in known:
        return [name]
    alike = [value for value in known if value.casefold() == name.casefold()]
    if not alike:
        listed = ", ".join(known[:SHOWN]) + (", …" if len(known) > SHOWN else "")
        print(f"{option}: no record has {name!r}. There are: {listed or 'none'}.", file=sys.stderr)
    return alike or [name]
