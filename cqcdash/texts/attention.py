"""An item of the attention list in words: what to do, why it stands where it does, what else."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cqcdash.texts import _, counted
from cqcdash.texts.papers import document_name
from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.attention import ItemKind, Section
from cqcdash.vocabulary.certificates import NextAction
from cqcdash.vocabulary.records import WaitingFor

Row = Mapping[str, Any]
BETWEEN = " · "
# From here on a weight needs no digits after the point.
TEN = 10
WHOM: dict[WaitingFor, str] = {
    WaitingFor.US: m("us"),
    WaitingFor.LABORATORY: m("the laboratory"),
    WaitingFor.AUDITORS: m("the auditors"),
    WaitingFor.AUTHORITY: m("the authority"),
    WaitingFor.CUSTOMS: m("customs"),
}


def item_title(row: Row) -> str:
    """What to do about it, by when, and what that unblocks.

    Args:
        row: one row of schema ATTENTION. Names in the sentence come from the data: escape it
            where Markdown is read.
    """
    title = TITLES[NextAction(row["what"])](row)
    unblocks = int(row["unblocks"])
    if not unblocks:
        return title
    return counted(
        "{title}: it unblocks {n} renewal",
        "{title}: it unblocks {n} renewals",
        unblocks,
        title=title,
    )


def item_why(row: Row) -> str:
    """Why it stands where it does: certificates, days, weight, what it unblocks or waits for."""
    n = int(row["certificates_at_stake"])
    told = counted("{n} certificate", "{n} certificates", n)
    parts = [
        f"{told}, {_bites(row)}: {_weight(row)}",
        counted("unblocks {n} renewal", "unblocks {n} renewals", int(row["unblocks"]))
        if row["unblocks"]
        else "",
        _("waits for {item}").format(item=row["blocked_by"]) if _known(row["blocked_by"]) else "",
        _("rests on a guess: no record of it") if row["section"] == Section.GUESSED else "",
    ]
    return "; ".join(part for part in parts if part)


def item_instead(row: Row) -> str:
    """What is left to do about what cannot be saved any more; empty for all else."""
    if row["section"] != Section.LOST:
        return ""
    month = f"{row['expected_on']:%Y-%m}" if _known(row["expected_on"]) else ""
    if row["what"] == NextAction.CONVERT:
        stop = _("Ask the body for an exchange")
    elif _known(row["days_to_bite"]) and row["days_to_bite"] >= 0:
        stop = _("Stop shipments after {day}").format(day=_day(row["bites_on"]))
    else:
        stop = _("Stop shipments")
    anew = (
        _("a new certificate about {month}").format(month=month)
        if month
        else _("no day for a new certificate is known")
    )
    return _("{stop}; apply anew: {anew}").format(stop=stop, anew=anew)


def _known(value: object) -> bool:
    return not (value is None or value is pd.NaT or value is pd.NA or value != value)  # noqa: PLR0124 - NaN


def _day(value: Any) -> str:  # noqa: ANN401 - a cell may hold any type
    return f"{value:%Y-%m-%d}"


def _by(row: Row) -> str:
    return " " + _("by {day}").format(day=_day(row["act_by"])) if _known(row["act_by"]) else ""


def _bites(row: Row) -> str:
    left = row["days_to_bite"]
    if not _known(left):
        return _("no day known")
    if left < 0:
        return counted("since {n} day", "since {n} days", -int(left))
    return counted("bites in {n} day", "bites in {n} days", int(left))


def _weight(row: Row) -> str:
    score = float(row["score"])
    number = f"{score:.0f}" if score >= TEN else f"{score:.2g}"
    return _("{number} a day").format(number=number)


def _whom(row: Row) -> str:
    """The plant, else the record that the item is about."""
    return str(row["plant"]) if _known(row["plant"]) else str(row["item_key"])


def _alone(row: Row) -> bool:
    return row["item_kind"] == ItemKind.CERTIFICATE


def _named(sentence: str, row: Row) -> str:
    return sentence.format(number=row["item_key"], by=_by(row))


def _of_audit(sentence: str, row: Row) -> str:
    return sentence.format(group=row["item_key"], by=_by(row), booked=_booked(row))


def _booked(row: Row) -> str:
    if not _known(row["planned_on"]):
        return ""
    return " " + _("(booked, {day})").format(day=_day(row["planned_on"]))


def _plan(row: Row) -> str:
    """An audit that is due already is to be held, not planned."""
    if _known(row["days_left"]) and row["days_left"] < 0:
        return _of_audit(_("Hold the audit at {group}{by}"), row)
    return _of_audit(_("Arrange the audit at {group}{by}"), row)


def _repeat(row: Row) -> str:
    return _of_audit(_("Repeat the failed audit at {group}{by}{booked}"), row)


def _close(row: Row) -> str:
    """A finding is the plant's, or one certificate's alone."""
    if _known(row["plant"]) and not str(row["item_key"]).startswith(str(row["plant"])):
        return _named(_("Close the finding of {number}{by}"), row)
    return _of_audit(_("Close the finding at {group}{by}"), row)


def _file(row: Row) -> str:
    if _alone(row):
        return _named(_("File the renewal of {number}{by}"), row)
    return counted(
        "{plant}: file {n} renewal{by}",
        "{plant}: file {n} renewals{by}",
        int(row["certificates_at_stake"]),
        plant=_whom(row),
        by=_by(row),
    )


def _anew(row: Row) -> str:
    n = int(row["certificates_at_stake"])
    over = _known(row["days_to_bite"]) and row["days_to_bite"] < 0
    plant, day = _whom(row), _day(row["bites_on"]) if _known(row["bites_on"]) else "–"
    if _alone(row):
        words = _("{number} expired on {day}") if over else _("{number} lapses on {day}")
        return words.format(number=row["item_key"], day=day)
    if over:
        return counted(
            "{plant}: {n} certificate expired since {day}",
            "{plant}: {n} certificates expired since {day}",
            n,
            plant=plant,
            day=day,
        )
    return counted(
        "{plant}: {n} certificate lapses from {day} on",
        "{plant}: {n} certificates lapse from {day} on",
        n,
        plant=plant,
        day=day,
    )


def _update(row: Row) -> str:
    if _alone(row):
        return _named(_("Update {number} to the new rule{by}"), row)
    return counted(
        "{plant}: update {n} certificate to the new rule{by}",
        "{plant}: update {n} certificates to the new rule{by}",
        int(row["certificates_at_stake"]),
        plant=_whom(row),
        by=_by(row),
    )


def _verify(row: Row) -> str:
    if _alone(row):
        return _named(_("Verify the status of {number}"), row)
    return counted(
        "{plant}: verify {n} status",
        "{plant}: verify {n} statuses",
        int(row["certificates_at_stake"]),
        plant=_whom(row),
    )


def _convert(row: Row) -> str:
    n = int(row["certificates_at_stake"])
    plant = str(row["plant"]) if _known(row["plant"]) else ""
    law = str(row["item_key"]).removesuffix(f"{BETWEEN}{plant}")
    return counted(
        "{plant}: convert {n} certificate{by} ({law})",
        "{plant}: convert {n} certificates{by} ({law})",
        n,
        plant=plant or _("Without plant"),
        by=_by(row),
        law=law,
    )


def _chase(row: Row) -> str:
    whom = _(WHOM[WaitingFor(row["whose_move"])]) if _known(row["whose_move"]) else "–"
    return counted(
        "Chase case {case}: waiting for {whom} {n} day",
        "Chase case {case}: waiting for {whom} {n} days",
        int(row["days_here"]) if _known(row["days_here"]) else 0,
        case=str(row["item_key"]),
        whom=whom,
    )


def _papers(row: Row) -> str:
    """Who has to bring what, and for how long it has been missing."""
    days = int(row["days_here"]) if _known(row["days_here"]) else 0
    told = counted(
        "Case {case}: “{document}” has been missing for {n} day",
        "Case {case}: “{document}” has been missing for {n} days",
        days,
        case=row["item_key"],
        document=document_name(row["document"]),
    )
    return _and_more(told, row)


def _objection(row: Row) -> str:
    told = _("Case {case}: answer the objection to “{document}”{by}").format(
        case=row["item_key"], document=document_name(row["document"]), by=_by(row)
    )
    return _and_more(told, row)


def _and_more(told: str, row: Row) -> str:
    others = int(row["documents_missing"]) - 1 if _known(row["documents_missing"]) else 0
    return told if others < 1 else _("{told}, and {n} more").format(told=told, n=others)


def _customs(row: Row) -> str:
    return counted(
        "Case {case}: get the samples through customs, there for {n} day",
        "Case {case}: get the samples through customs, there for {n} days",
        int(row["days_here"]) if _known(row["days_here"]) else 0,
        case=row["item_key"],
    )


TITLES = {
    NextAction.NONE: lambda row: str(row["item_key"]),
    NextAction.PLAN_AUDIT: _plan,
    NextAction.HOLD_AUDIT: lambda row: _of_audit(_("Hold the booked audit at {group}{by}"), row),
    NextAction.MOVE_BOOKING: lambda row: _of_audit(
        _("Move the audit at {group} forward{by}{booked}"), row
    ),
    NextAction.REPEAT_AUDIT: _repeat,
    NextAction.ENTER_LAST_AUDIT: lambda row: _of_audit(
        _("Enter the last audit of {group}{by}"), row
    ),
    NextAction.ASK_VOLUNTARY_SUSPENSION: lambda row: _of_audit(
        _("Arrange the audit at {group}, or ask for voluntary suspension{by}"), row
    ),
    NextAction.CLOSE_FINDING: _close,
    NextAction.FILE_RENEWAL: _file,
    NextAction.APPLY_ANEW: _anew,
    NextAction.LIFT_SUSPENSION: lambda row: _named(
        _("Have the suspension of {number} lifted{by}"), row
    ),
    NextAction.UPDATE_RULE: _update,
    NextAction.CONVERT: _convert,
    NextAction.CANCEL_DECLARATION: lambda row: _named(
        _("Cancel the declaration {number}{by}"), row
    ),
    NextAction.VERIFY_STATUS: _verify,
    NextAction.CHASE: _chase,
    NextAction.SEND_DOCUMENTS: _papers,
    NextAction.ANSWER_OBJECTION: _objection,
    NextAction.RELEASE_SAMPLES: _customs,
}
