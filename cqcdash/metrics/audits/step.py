"""What to do next about an audit, and on which day: one answer for the list and the certificate."""

from typing import NamedTuple

import numpy as np

from cqcdash.metrics.calendar import NO_DAY, Days, first_ahead
from cqcdash.metrics.columns import place
from cqcdash.vocabulary.certificates import NextAction


class AuditDays(NamedTuple):
    """The days of each group's next audit; parallel arrays, missing where there is none.

    Attributes:
        due: the follow-up is due (R10).
        estimated: no passed audit is known (R4).
        arrange_by: it should be arranged by then (R7).
        deadline: due plus grace (R8).
        ask_by: last day to ask for a voluntary suspension (R16).
        planned_on: the booked visit, never past.
        repeat_by: deadline after a failed audit of the whole group (R17).
    """

    due: Days
    estimated: np.ndarray
    arrange_by: Days
    deadline: Days
    ask_by: Days
    planned_on: Days
    repeat_by: Days


class Step(NamedTuple):
    """What to do (places in NextAction), the underlying date, and the day to act, never past."""

    what: np.ndarray
    date: Days
    act_by: Days


def audit_step(audit: AuditDays, today: np.datetime64) -> Step:
    """The next step of each audit.

    The day to act is the first of arrange by, due and deadline that is not past, else the day
    looked at. A failed audit is repeated by its own deadline, or the follow-up's when that is
    earlier. A booking in time leaves nothing to do. An overdue audit that is booked within its
    grace is held on the booked day; any other booking is moved forward.

    Args:
        audit: the days of the audits.
        today: the day looked at.
    """
    overdue = today > audit.due
    booked = ~np.isnat(audit.planned_on)
    failed = ~np.isnat(audit.repeat_by)
    first = first_ahead(today, audit.arrange_by, audit.due, audit.deadline)
    last = np.fmin(audit.repeat_by, audit.deadline)
    repeat = first_ahead(today, np.fmin(audit.repeat_by, audit.due), last)
    repeat = np.where(audit.planned_on <= last, audit.planned_on, repeat)
    asking = (audit.arrange_by < today) & (today <= audit.ask_by)
    nothing = np.full(len(audit.due), NO_DAY)
    rungs = (
        (failed, NextAction.REPEAT_AUDIT, repeat),
        (np.isnat(audit.due), NextAction.NONE, nothing),
        (overdue & audit.estimated, NextAction.ENTER_LAST_AUDIT, first),
        (overdue & (audit.planned_on <= audit.deadline), NextAction.HOLD_AUDIT, audit.planned_on),
        (~overdue & (audit.planned_on <= audit.due), NextAction.NONE, nothing),
        (booked, NextAction.MOVE_BOOKING, first_ahead(today, audit.due, audit.deadline)),
        (asking, NextAction.ASK_VOLUNTARY_SUSPENSION, audit.ask_by),
    )
    holds = [rung[0] for rung in rungs]
    what = np.select(holds, [place(rung[1]) for rung in rungs], place(NextAction.PLAN_AUDIT))
    act_by = np.select(holds, [rung[2] for rung in rungs], first)
    date = np.where(failed, audit.repeat_by, audit.due)
    return Step(what, np.where(what == place(NextAction.NONE), NO_DAY, date), act_by)


def audit_bites_on(audit: AuditDays) -> Days:
    """The day on which the group's certificates face suspension: the grace, or the repeat, ends."""
    return np.fmin(audit.repeat_by, audit.deadline)
