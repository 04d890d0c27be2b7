"""Which certificates expire soon, in one sentence."""

from datetime import date

import pandas as pd

from cqcdash.texts import _, counted, grouped
from cqcdash.texts.answers.listing import named, on


def expiring_answer(near: pd.DataFrame, as_of: date, span: int) -> tuple[str, str]:
    """How many expire within a time, how many of them are not filed, and by when to file.

    Args:
        near: schema POSITIONS, the living certificates that expire within the time.
        as_of: the day of the positions.
        span: the time in days.
    """
    if near.empty:
        return counted(
            "No certificate in this view expires within {n} day.",
            "No certificate in this view expires within {n} days.",
            span,
        ), ""
    told = counted(
        "{n} certificate expires within {span} days",
        "{n} certificates expire within {span} days",
        len(near),
        span=grouped(span),
    )
    idle = near.loc[near["renewal_application_no"].isna().to_numpy(bool)]
    if idle.empty:
        return _("{told}; a renewal is filed for each of them.").format(told=told), ""
    filing = _filing(idle, as_of, every=len(idle) == len(near))
    return f"{told}; {filing}.", _consequence(idle)


def _filing(idle: pd.DataFrame, as_of: date, *, every: bool) -> str:
    told = counted("{n} of them is not filed", "{n} of them are not filed", len(idle))
    if every:
        told = counted("it is not filed", "none of them is filed", len(idle))
    ahead = idle.loc[(idle["file_renewal_by"] >= pd.Timestamp(as_of)).to_numpy(bool)]
    if ahead.empty:
        return _("{told}, and every filing day has passed").format(told=told)
    first = on(ahead["file_renewal_by"].min())
    return _("{told}, the next filing day is {day}").format(told=told, day=first)


def _consequence(idle: pd.DataFrame) -> str:
    plants = list(idle["plant"].dropna())
    told = counted(
        "If nobody acts, {n} lapses by {day}",
        "If nobody acts, {n} lapse by {day}",
        len(idle),
        day=on(idle["expires_on"].max()),
    )
    if not plants:
        return f"{told}."
    return _("{told}, at {plants}.").format(told=told, plants=named(plants))
