"""What the manager does next about each certificate, and until when."""

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, add_days, days, earliest, first_ahead
from cqcdash.metrics.certificates.next_steps import Steps, steps
from cqcdash.metrics.columns import is_one_of, place, words_of
from cqcdash.vocabulary.certificates import NextAction, State
from cqcdash.vocabulary.rules import RuleBook

ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)


def next_action(
    positions: pd.DataFrame, cancel_by: Days, as_of: np.datetime64, book: RuleBook
) -> tuple[pd.Series, Days]:
    """The step whose day comes first, and that day; a suspension is lifted before all else.

    No day to act is past: what was missed is done on the day looked at. A renewal that something
    blocks is no step; what blocks it comes first. A status nobody verified lately is the action
    only when nothing else is near. What has ended has no day.

    Args:
        positions: schema POSITIONS without next_action and act_by.
        cancel_by: the day to cancel a converted declaration by, missing for all others.
        as_of: the day of the positions.
        book: the rules of the positions.
    """
    ended = is_one_of(positions["state"], ENDED)
    suspended = ~ended & is_one_of(positions["state"], [State.SUSPENDED])
    alive = ~ended & ~suspended
    candidates = _candidates(steps(positions, as_of, book), first_ahead(as_of, cancel_by))
    first = np.where(alive, earliest(*(act_by for _, act_by in candidates)), NO_DAY)
    code = np.select(
        [ended, suspended, *(act_by == first for _, act_by in candidates)],
        [APPLY_ANEW, LIFT_SUSPENSION, *(what for what, _ in candidates)],
        place(NextAction.NONE),
    )
    horizon = as_of + np.asarray(book.applying(positions, "due_soon_days")).astype("m8[D]")
    unsure = ~positions["verified"].to_numpy(bool) | is_one_of(positions["state"], [State.UNKNOWN])
    check = alive & ~(first <= horizon) & unsure
    lift_by = first_ahead(as_of, days(positions["suspension_ends_on"]))
    act_by = np.select(
        [check, suspended], [first_ahead(as_of, verify_by(positions, book)), lift_by], first
    )
    code = np.where(check, place(NextAction.VERIFY_STATUS), code)
    return words_of(code, NextAction, positions.index), act_by


def verify_by(positions: pd.DataFrame, book: RuleBook) -> Days:
    """Until when the reported status counts as verified (R23)."""
    return add_days(days(positions["status_reported_on"]), book.applying(positions, "verify_days"))


APPLY_ANEW = place(NextAction.APPLY_ANEW)
LIFT_SUSPENSION = place(NextAction.LIFT_SUSPENSION)


def _candidates(found: Steps, cancel_by: Days) -> list[tuple[np.ndarray, Days]]:
    """Each possible action with its day; in a tie the earlier one of this list wins."""
    renewal = found.renewal
    filing = np.where(renewal.blocked, NO_DAY, renewal.step.act_by)
    return [
        (found.audit.what, found.audit.act_by),
        (found.findings.step.what, found.findings.step.act_by),
        (found.rule.what, found.rule.act_by),
        (found.conversion.what, found.conversion.act_by),
        (np.full(len(cancel_by), place(NextAction.CANCEL_DECLARATION)), cancel_by),
        (renewal.step.what, filing),
    ]
