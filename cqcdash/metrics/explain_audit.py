"""Where the dates of audits come from: follow-up, its window, findings, failures."""

from typing import Any

import numpy as np

from cqcdash.metrics.audit_seen import finding_deadline, seen_audits
from cqcdash.metrics.days import day, days
from cqcdash.metrics.explain_case import Case, plain
from cqcdash.metrics.explanation import Explanation, Input, Step
from cqcdash.metrics.follow_up import factory_class, interval_months, own_due
from cqcdash.vocabulary.rules import CLASSES, Applied
from cqcdash.vocabulary.words import Kind


def follow_up_explained(case: Case) -> Explanation:
    """R4, R5, R6, R9, R10: the member that gives the date, its audit and its interval."""
    value = case.value("follow_up_due_on")
    group = case.computed("audit_group")
    by = case.applied("audit_group_by")
    if value is None:
        inputs = (group, case.given("scheme"), case.given("plant"), case.given("issued_on"))
        return Explanation("follow_up_due_on", None, ("R4", "R9"), inputs, (), (by,))
    giver, certificate_first = _giver(case)
    record = case.neighbour(giver["certificate_no"])
    start = _start(case, giver, record, certificate_first=certificate_first)
    setting = (
        case.book.applied(giver, "first_audit_months")
        if certificate_first
        else interval_setting(case, giver)
    )
    members = ("members", len(case.members))
    steps = (
        Step("add_months", ((start.name, start.value),), setting.value, value),
        Step("earliest", ((str(giver["certificate_no"]), value), members), None, value),
    )
    inputs = (group, start, case.of("factory_class", record, Kind.CERTIFICATES))
    rules = ("R6", "R9", "R10") if certificate_first else ("R4", "R5", "R9", "R10")
    guessed = bool(case.value("follow_up_estimated"))
    return Explanation("follow_up_due_on", value, rules, inputs, steps, (setting, by), guessed)


def _giver(case: Case) -> tuple[dict[str, Any], bool]:
    """The member whose own date is the earliest, and whether R6 gave it."""
    months = interval_months(case.members, case.plants, case.book)
    last = days(case.members["last_audit_on"])
    due, _ = own_due(case.members, last, months, case.book)
    due_by_interval, _ = own_due(
        case.members.assign(certificate_first=False), last, months, case.book
    )
    at = int(np.nanargmin(np.where(np.isnat(due), np.nan, due.astype("int64"))))
    return case.members.iloc[at].to_dict(), bool(due[at] != due_by_interval[at])


def _start(
    case: Case, giver: dict[str, Any], record: dict[str, Any], *, certificate_first: bool
) -> Input:
    """What the interval counts from: the audit that passed, else the issue."""
    last = giver["last_audit_on"]
    order = (
        ("first_issued_on", "issued_on") if certificate_first else ("issued_on", "first_issued_on")
    )
    if plain(last) is not None and not certificate_first:
        known = seen_audits(case.audits, day(case.as_of))
        ended = known.passed & (known.end == np.datetime64(last, "D"))
        alone = case.audits["certificate_no"]
        fits = alone.isna() | (alone == giver["certificate_no"])
        rows = case.audits.loc[ended & fits.to_numpy(bool)]
        if len(rows):
            audit = rows.iloc[0].to_dict()
            name = "started_on" if plain(audit["ended_on"]) is None else "ended_on"
            return case.of(name, audit, Kind.AUDITS)
    name = order[1] if plain(record.get(order[0])) is None else order[0]
    return case.of(name, record, Kind.CERTIFICATES)


def interval_setting(case: Case, row: dict[str, Any]) -> Applied:
    """The interval that applies: by factory class, else the general one (R5)."""
    one = case.members.loc[(case.members["certificate_no"] == row["certificate_no"]).to_numpy(bool)]
    letter = int(factory_class(one, case.plants)[0])
    if letter < 0:
        return case.book.applied(row, "follow_up_months")
    return case.book.applied(row, "follow_up_months_by_class", CLASSES[letter])


def window_explained(case: Case) -> tuple[Explanation, ...]:
    """R7, R8, R16: what counts back and forth from the due date."""
    due = case.computed("follow_up_due_on")
    return tuple(
        _from_due(case, due, name, rule, operation, setting)
        for name, rule, operation, setting in WINDOW
    )


WINDOW = (
    ("plan_audit_from", "R7", "subtract_days", "plan_days"),
    ("arrange_audit_by", "R7", "subtract_days", "arrange_days"),
    ("follow_up_deadline", "R8", "add_days", "audit_grace_days"),
    (
        "ask_voluntary_suspension_by",
        "R16",
        "subtract_months",
        "voluntary_suspension_months",
    ),
)


def _from_due(  # noqa: PLR0913, PLR0917 - one argument per column of WINDOW
    case: Case, due: Input, name: str, rule: str, operation: str, setting: str
) -> Explanation:
    value, applied = case.value(name), case.applied(setting)
    steps = (Step(operation, (("follow_up_due_on", due.value),), applied.value, value),)
    return Explanation(name, value, (rule,), (due,), steps if value else (), (applied,))


def finding_explained(case: Case) -> Explanation:
    """R17: the audit whose findings are to be closed first."""
    value = case.value("finding_due_on")
    if value is None:
        return Explanation("finding_due_on", None, ("R17",), ())
    known = seen_audits(case.audits, day(case.as_of))
    due = finding_deadline(case.audits, known.end, case.book)
    open_now = (known.unclosed | known.failed) & (due == np.datetime64(str(value), "D"))
    audit = case.audits.loc[open_now].iloc[0].to_dict()
    names = ("findings_due_on", "ended_on", "started_on", "result", "findings_closed_on")
    inputs = tuple(case.of(name, audit, Kind.AUDITS) for name in names)
    if inputs[0].value is not None:
        steps = (Step("take", (("findings_due_on", inputs[0].value),), None, value),)
        return Explanation("finding_due_on", value, ("R17",), inputs, steps)
    setting = case.applied("findings_months")
    end = inputs[1] if inputs[1].value else inputs[2]
    steps = (Step("add_months", ((end.name, end.value),), setting.value, value),)
    return Explanation("finding_due_on", value, ("R17",), inputs, steps, (setting,))


def failure_explained(case: Case) -> Explanation:
    """The failed audit that no later one has made good."""
    value = case.value("failed_audit_on")
    if value is None:
        return Explanation("failed_audit_on", None, ("R9",), ())
    known = seen_audits(case.audits, day(case.as_of))
    hit = known.failed & (known.end == np.datetime64(str(value), "D"))
    audit = case.audits.loc[hit].iloc[0].to_dict()
    names = ("ended_on", "started_on", "result")
    inputs = tuple(case.of(name, audit, Kind.AUDITS) for name in names)
    end = inputs[0] if inputs[0].value else inputs[1]
    steps = (Step("take", ((end.name, end.value),), None, value),)
    return Explanation("failed_audit_on", value, ("R9",), inputs, steps)
