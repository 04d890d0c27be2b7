"""A change of duty in one sentence: what it ends, how far its conversion is, what is left to do."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from cqcdash.texts import _, counted
from cqcdash.vocabulary.rules import Effect

Row = Mapping[str, Any]
UPDATES = (Effect.RULE_REPLACED, Effect.STANDARD_REPLACED)


def duty_sentence(row: Row) -> str:
    """The sentence about a change with a day.

    Args:
        row: one row of schema DUTY_SUMMARY; ``convert_by`` is there.
    """
    progress = _progress(row)
    first = f"{_what(row)}; {progress}" if progress else f"{_what(row)}"
    ended = f"{first}; {_too_late(row)}." if row["started_late"] else f"{first}."
    return " ".join(part for part in (ended, _perhaps(row)) if part)


def watched_sentence(row: Row) -> str:
    """What a change that has no day yet would concern.

    Args:
        row: one row of schema DUTY_SUMMARY.
    """
    would = counted(
        "It would concern {n} certificate in {plants}.",
        "It would concern {n} certificates in {plants}.",
        row["watched"],
        plants=_plants(row),
    )
    return " ".join(part for part in (would if row["watched"] else "", _perhaps(row)) if part)


def _plants(row: Row) -> str:
    return counted("{n} plant", "{n} plants", row["duty_plants"])


def _what(row: Row) -> str:
    last = row["convert_by"]
    told = {
        "plants": _plants(row),
        "last": f"{last:%Y-%m-%d}",
        "after": f"{last + timedelta(days=1):%Y-%m-%d}",
    }
    over = row["duty_days_left"] < 0
    n = row["duty_concerned"]
    if row["effect"] == Effect.DECLARATION_ENDS:
        if over:
            return counted(
                "{n} declaration in {plants} ended on {last}",
                "{n} declarations in {plants} ended on {last}",
                n,
                **told,
            )
        return counted(
            "{n} declaration in {plants} ends on {last}",
            "{n} declarations in {plants} end on {last}",
            n,
            **told,
        )
    if row["effect"] == Effect.BECOMES_MANDATORY:
        if over:
            return counted(
                "{n} voluntary certificate in {plants} is valid, but not enough since {after}",
                "{n} voluntary certificates in {plants} are valid, but not enough since {after}",
                n,
                **told,
            )
        return counted(
            "{n} voluntary certificate in {plants} stays valid, but is not enough from {after} on",
            "{n} voluntary certificates in {plants} stay valid, but are not enough from {after} on",
            n,
            **told,
        )
    if over:
        return counted(
            "{n} certificate in {plants} had to follow {change} by {last}",
            "{n} certificates in {plants} had to follow {change} by {last}",
            n,
            change=row["duty_change"],
            **told,
        )
    return counted(
        "{n} certificate in {plants} has to follow {change} by {last}",
        "{n} certificates in {plants} have to follow {change} by {last}",
        n,
        change=row["duty_change"],
        **told,
    )


def _progress(row: Row) -> str:
    """How many are converted, have a case, have nothing; nothing is said of none."""
    parts = (
        ("{n} is converted", "{n} are converted", row["converted"]),
        ("{n} has a case", "{n} have a case", row["with_case"]),
        ("{n} has nothing", "{n} have nothing", row["without_case"]),
    )
    if row["effect"] in UPDATES and not row["converted"] and not row["with_case"]:
        return ""
    return ", ".join(counted(one, many, n) for one, many, n in parts if n)


def _too_late(row: Row) -> str:
    """With which lead time it is too late for a regular case, and what is left to do."""
    least, most, late = row["least_lead_days"], row["most_lead_days"], row["started_late"]
    lead = (
        counted("with your lead time of {n} day", "with your lead time of {n} days", most)
        if least == most
        else _("with your lead times of {least} to {most} days").format(least=least, most=most)
    )
    if late == row["without_case"]:
        told = _("{lead} it is too late for a regular case").format(lead=lead)
    else:
        told = counted(
            "{lead} it is too late for a regular case for {n} of them",
            "{lead} it is too late for a regular case for {n} of them",
            late,
            lead=lead,
        )
    return f"{told}: {_way_out(row)}"


def _way_out(row: Row) -> str:
    if row["effect"] == Effect.DECLARATION_ENDS:
        return _("ask the body for the exchange on the basis of the declaration")
    if row["effect"] == Effect.BECOMES_MANDATORY:
        return _("ask the body for a conversion on the basis of the voluntary certificate")
    return _("ask the body for a conversion on the basis of what you hold")


def _perhaps(row: Row) -> str:
    if not row["perhaps"]:
        return ""
    return counted(
        "{n} more is recognised by words only: say whether it is concerned.",
        "{n} more are recognised by words only: say whether they are concerned.",
        row["perhaps"],
    )
