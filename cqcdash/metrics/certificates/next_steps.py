"""What there is to do about each certificate, each with its day: the list and the page share it."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.audits import AuditDays, Step, audit_step
from cqcdash.metrics.calendar import (
    NO_DAY,
    Days,
    add_days,
    add_months,
    common_by,
    days,
    earliest_by,
    first_ahead,
    of_group,
)
from cqcdash.metrics.columns import codes, is_one_of, place
from cqcdash.vocabulary.certificates import NextAction
from cqcdash.vocabulary.renewals import BlockedBy, LeadTimeFrom
from cqcdash.vocabulary.rules import RuleBook


class Renewal(NamedTuple):
    """The renewal of each certificate that is not filed yet.

    Attributes:
        step: file it; or apply anew when the filing day is missed and no case ends in time.
        lost: which cannot be saved any more.
        ready_on: when a case that begins on the day looked at would be done (R12).
        blocked: which something keeps from being granted (R13).
    """

    step: Step
    lost: np.ndarray
    ready_on: Days
    blocked: np.ndarray


class Findings(NamedTuple):
    """The open finding, or failed audit of one certificate alone, of each certificate.

    Attributes:
        step: close it, or repeat the audit.
        shared: which have it in common with their whole audit group.
    """

    step: Step
    shared: np.ndarray


class Steps(NamedTuple):
    """The steps of each certificate; arrays parallel to the positions, missing where none is."""

    group: np.ndarray
    audit: Step
    findings: Findings
    rule: Step
    conversion: Step
    renewal: Renewal


def steps(positions: pd.DataFrame, today: np.datetime64, book: RuleBook) -> Steps:
    """Every step of every certificate with its day; none of them lies in the past.

    Args:
        positions: schema POSITIONS without the verdict (state, next action) at least.
        today: the day of the positions.
        book: the rules of the positions.
    """
    group, names = codes(positions["audit_group"])
    group = np.where(positions["in_audit_group"].to_numpy(bool), group, -1)
    renewal = _renewal(positions, today, book)
    audit, repeat_by = _audit(positions, group, len(names), today)
    return Steps(
        group,
        audit,
        _findings(positions, group, len(names), repeat_by, renewal, today),
        _step(NextAction.UPDATE_RULE, days(positions["rule_change_due_on"]), today),
        _conversion(positions, today),
        renewal,
    )


def ready_on(
    today: np.datetime64, lead_days: np.ndarray, by_default: np.ndarray, months: object
) -> Days:
    """When a case that begins today would be done: its usual lead time later (R12, R27)."""
    start = np.full(len(lead_days), today)
    return np.where(by_default, add_months(start, months), add_days(start, lead_days))


def _step(what: NextAction, date: Days, today: np.datetime64) -> Step:
    return Step(np.full(len(date), place(what)), date, first_ahead(today, date))


def _audit(
    positions: pd.DataFrame, group: np.ndarray, size: int, today: np.datetime64
) -> tuple[Step, Days]:
    """The step of the whole group, the same for all members, and its failure's deadline."""
    first = {name: earliest_by(group, days(positions[name]), size) for name in AUDIT_DAYS}
    guessed = np.zeros(size, dtype=bool)
    guessed[group[group >= 0]] = positions["follow_up_estimated"].to_numpy(bool)[group >= 0]
    repeat_by = common_by(group, days(positions["repeat_audit_by"]), size)
    planned = common_by(group, days(positions["audit_planned_on"]), size)
    due, arrange_by, deadline, ask_by = first.values()
    found = audit_step(
        AuditDays(due, guessed, arrange_by, deadline, ask_by, planned, repeat_by), today
    )
    what = np.append(found.what, place(NextAction.NONE))[group]
    step = Step(what, of_group(found.date, group), of_group(found.act_by, group))
    return step, of_group(repeat_by, group)


AUDIT_DAYS = (
    "follow_up_due_on",
    "arrange_audit_by",
    "follow_up_deadline",
    "ask_voluntary_suspension_by",
)


def _findings(  # noqa: PLR0913, PLR0917 - the frame, its groups, what hangs on them and the day
    positions: pd.DataFrame,
    group: np.ndarray,
    size: int,
    repeat_by: Days,
    renewal: Renewal,
    today: np.datetime64,
) -> Findings:
    """A failure of the whole group is its audit's step; a blocked renewal hurries the closing."""
    deadline, repeat = days(positions["finding_due_on"]), days(positions["repeat_audit_by"])
    of_audit = (deadline == repeat) & (repeat == repeat_by)
    due = np.where((group < 0) | of_audit, NO_DAY, deadline)
    shared = ~np.isnat(due) & (of_group(common_by(group, due, size), group) == due)
    what = np.where(deadline == repeat, place(NextAction.REPEAT_AUDIT), CLOSE_FINDING)
    waits = is_one_of(positions["renewal_blocked_by"], [BlockedBy.FINDING_OPEN])
    filing = np.where(waits, renewal.step.act_by, NO_DAY)
    of_all = of_group(earliest_by(np.where(shared, group, -1), filing, size), group)
    hurry = np.where(shared, of_all, filing)
    act_by = np.where(np.isnat(due), NO_DAY, np.fmin(first_ahead(today, due), hurry))
    return Findings(Step(what, due, act_by), shared)


CLOSE_FINDING = place(NextAction.CLOSE_FINDING)


def _conversion(positions: pd.DataFrame, today: np.datetime64) -> Step:
    """The day to begin; once it is past, the last day for having it (R27).

    What a case is on its way for need not be begun; what nobody has when the day is over, does.
    """
    begin, by = days(positions["start_conversion_by"]), days(positions["convert_by"])
    running = positions["conversion_application_no"].notna().to_numpy() & (by >= today)
    found = _step(NextAction.CONVERT, np.where(running, NO_DAY, by), today)
    act_by = first_ahead(today, begin, by)
    return found._replace(act_by=np.where(np.isnat(found.date), NO_DAY, act_by))


def _renewal(positions: pd.DataFrame, today: np.datetime64, book: RuleBook) -> Renewal:
    filed = positions["renewal_application_no"].notna().to_numpy()
    file_by = np.where(filed, NO_DAY, days(positions["file_renewal_by"]))
    by_default = is_one_of(positions["lead_time_from"], [LeadTimeFrom.DEFAULT])
    lead = positions["lead_time_days"].to_numpy("int64", na_value=0)
    months = book.applying(positions, "lead_time_months")
    ready = ready_on(today, lead, by_default, months)
    lost = (file_by < today) & (ready > days(positions["expires_on"]))
    step = _step(NextAction.FILE_RENEWAL, file_by, today)
    what = np.where(lost, place(NextAction.APPLY_ANEW), step.what)
    blocked = positions["renewal_blocked_by"].notna().to_numpy()
    return Renewal(step._replace(what=what), lost, ready, blocked)
