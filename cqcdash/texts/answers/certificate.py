"""How one certificate stands and what comes next, in one sentence."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cqcdash.texts import _
from cqcdash.texts.answers.listing import on
from cqcdash.texts.attention import item_instead, item_title
from cqcdash.texts.words import label
from cqcdash.vocabulary.attention import Section
from cqcdash.vocabulary.certificates import NextAction, SafeUntilReason, Standing, State

Row = Mapping[str, Any]
ENDED = (State.REVOKED, State.CANCELLED)


def certificate_answer(row: Row, items: pd.DataFrame) -> tuple[str, str]:
    """The sentence about a certificate, and what happens if nobody acts.

    Args:
        row: one row of schema POSITIONS.
        items: schema ATTENTION, those that stand for this certificate.
    """
    gone = (items["section"] == Section.LOST) & (items["what"] == NextAction.APPLY_ANEW)
    lost = items.loc[gone.to_numpy(bool)]
    if row["standing"] == Standing.NOT_USABLE:
        return _not_usable(row), item_instead(lost.iloc[0].to_dict()) if len(lost) else ""
    if len(lost):
        return _lost(row, lost.iloc[0].to_dict(), items), item_instead(lost.iloc[0].to_dict())
    return f"{_safe(row)} {_next(row)}".strip(), _consequence(row)


def _not_usable(row: Row) -> str:
    state = label(State(row["state"]))
    day = on(row["safe_until"]) if row["state"] not in ENDED else ""
    if row["state"] == State.SUSPENDED:
        until = on(row["suspension_ends_on"])
        more = _(", the suspension ends on {day}").format(day=until) if until else ""
    else:
        more = _(", it held until {day}").format(day=day) if day else ""
    return _("Not usable: {state}{more}.").format(state=state.lower(), more=more)


def _lost(row: Row, item: Row, items: pd.DataFrame) -> str:
    told = _("Cannot be saved: lapses on {day}").format(day=on(item["bites_on"]))
    if pd.notna(item["expected_on"]):
        month = f"{item['expected_on']:%Y-%m}"
        told = _("{told}, a new one about {month}").format(told=told, month=month)
    blockers = items.loc[(items["section"] != Section.LOST).to_numpy(bool)]
    if pd.notna(row["renewal_blocked_by"]) and len(blockers):
        first = item_title(blockers.iloc[0].to_dict())
        return _("{told}. First: {title}.").format(told=told, title=first)
    return f"{told}."


def _safe(row: Row) -> str:
    if row["standing"] == Standing.UNKNOWN:
        return _("Nobody can vouch for it: its status is unknown.")
    if pd.isna(row["safe_until"]):
        return _("It has no end, and nothing is due.")
    reason = label(SafeUntilReason(row["safe_until_reason"])).lower()
    return _("Safe until {day}, then it ends by: {reason}.").format(
        day=on(row["safe_until"]), reason=reason
    )


def _next(row: Row) -> str:
    action = NextAction(row["next_action"])
    if action == NextAction.NONE:
        return _("There is nothing to do now.")
    if pd.isna(row["act_by"]):
        return _("Next: {action}.").format(action=label(action).lower())
    return _("Next: {action} by {day}.").format(action=label(action).lower(), day=on(row["act_by"]))


def _consequence(row: Row) -> str:
    if pd.isna(row["safe_until"]) or row["next_action"] == NextAction.NONE:
        return ""
    return {
        SafeUntilReason.EXPIRY: _("If nobody acts, it expires on that day."),
        SafeUntilReason.FOLLOW_UP_AUDIT: _("If nobody acts, it faces suspension after that day."),
        SafeUntilReason.FAILED_AUDIT: _("If nobody acts, it faces suspension after that day."),
        SafeUntilReason.FINDING: _("If nobody acts, it faces suspension after that day."),
        SafeUntilReason.RULE_CHANGE: _("If nobody acts, it no longer follows the rule after that."),
        SafeUntilReason.DUTY_CHANGE: _("If nobody acts, the law ends it on that day."),
    }.get(SafeUntilReason(row["safe_until_reason"]), "")
