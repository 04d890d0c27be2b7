"""Where applications are stuck and who holds the time, in one sentence."""

from typing import Any

import pandas as pd

from cqcdash.texts import _, counted
from cqcdash.texts.answers.listing import on
from cqcdash.texts.words import label
from cqcdash.vocabulary.applications import CaseState, Place
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.records import WaitingFor

STUCK = (CaseState.OVER_NORM, CaseState.STALLED)


def applications_answer(
    cases: pd.DataFrame, waiting: pd.DataFrame, items: pd.DataFrame
) -> tuple[str, str]:
    """Whose the waiting is, how many open cases are stuck, and which certificate falls first.

    Args:
        cases: schema CASES.
        waiting: as ``metrics.waiting_by_whom``.
        items: schema ATTENTION; stuck cases are among them with the day on which they bite.
    """
    open_now = cases.loc[(cases["state"] != CaseState.DONE).to_numpy(bool)]
    return f"{_held(waiting)} {_stuck(open_now)}".strip(), _consequence(items)


def _held(waiting: pd.DataFrame) -> str:
    """Ours, and who holds most of the rest; nothing while nobody waited or nothing says for whom.

    A wait of which the records do not say whose move it was belongs to nobody.
    """
    said = waiting.loc[waiting["waiting_for"].notna().to_numpy()]
    if not sum(said["days_total"]):
        return ""
    shares = {str(who): float(s) for who, s in zip(said["waiting_for"], said["share"], strict=True)}
    ours = shares.pop(str(WaitingFor.US), 0.0)
    told = _("{share} of all waiting is ours").format(share=f"{ours:.0%}")
    others = {who: share for who, share in shares.items() if share > 0}
    if not others:
        return f"{told}."
    most = max(others, key=lambda who: others[who])
    return _("{told}; most of the rest is held by: {whom} ({share}).").format(
        told=told, whom=label(WaitingFor(most)).lower(), share=f"{others[most]:.0%}"
    )


def _stuck(open_now: pd.DataFrame) -> str:
    if open_now.empty:
        return _("No application is open.")
    stuck = open_now.loc[open_now["state"].isin(STUCK).to_numpy(bool)]
    if stuck.empty:
        return counted(
            "{n} application is open, and none is stuck.",
            "{n} applications are open, and none is stuck.",
            len(open_now),
        )
    longest: dict[str, Any] = stuck.sort_values("days_here").iloc[-1].to_dict()
    told = counted(
        "{n} of {all} open applications is stuck",
        "{n} of {all} open applications are stuck",
        len(stuck),
        all=str(len(open_now)),
    )
    return counted(
        "{told}, the longest is {number}: {place}, {n} day.",
        "{told}, the longest is {number}: {place}, {n} days.",
        int(longest["days_here"]),
        told=told,
        number=str(longest["application_no"]),
        place=_lowered(label(Place(longest["place"]))),
    )


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _consequence(items: pd.DataFrame) -> str:
    mine = items.loc[(items["item_kind"] == ItemKind.APPLICATION).to_numpy(bool)]
    dated = mine.dropna(subset=["bites_on"]).sort_values("bites_on")
    if dated.empty:
        return ""
    first: dict[str, Any] = dated.iloc[0].to_dict()
    number, day = str(first["item_key"]), on(first["bites_on"])
    if first["days_to_bite"] < 0:
        return _("{number} has missed the day that it had to hold: {day}.").format(
            number=number, day=day
        )
    return _("If nobody asks after them, {number} is the first to miss its day: {day}.").format(
        number=number, day=day
    )
