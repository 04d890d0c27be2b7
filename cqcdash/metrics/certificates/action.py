"""What the manager does next about each certificate, and until when."""

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, add_days, days, earliest
from cqcdash.metrics.certificates.clocks import Clocks
from cqcdash.metrics.columns import is_one_of, place, words_of
from cqcdash.metrics.duty import is_in
from cqcdash.vocabulary.certificates import NextAction, State
from cqcdash.vocabulary.duty import DutyState
from cqcdash.vocabulary.rules import RuleBook


def next_action(  # noqa: PLR0913, PLR0917 - the clocks, the state and the rules
    certificates: pd.DataFrame,
    clock: Clocks,
    states: pd.Series,
    verified: np.ndarray,
    as_of: np.datetime64,
    book: RuleBook,
) -> tuple[pd.Series, Days]:
    """The action whose day comes first, and that day; a suspension is lifted before all else.

    A renewal that an open finding blocks asks for closing the finding first. A status nobody
    verified lately is the action only when nothing else is near.
    """
    ended = is_one_of(states, (State.REVOKED, State.CANCELLED, State.EXPIRED))
    alive = ~ended & ~clock.suspended
    candidates = _candidates(clock, as_of)
    first = np.where(alive, earliest(*candidates.values()), NO_DAY)
    code = np.select(
        [ended, clock.suspended, *(array == first for array in candidates.values())],
        [APPLY_ANEW, LIFT_SUSPENSION, *(place(word) for word in candidates)],
        place(NextAction.NONE),
    )
    blocked = (code == FILE_RENEWAL) & ~np.isnat(clock.finding_due)
    code = np.where(blocked, place(NextAction.CLOSE_FINDING), code)
    horizon = as_of + np.asarray(book.applying(certificates, "due_soon_days")).astype("m8[D]")
    unsure = ~verified | is_one_of(states, [State.UNKNOWN])
    check = alive & ~(first <= horizon) & unsure
    told = days(certificates["status_reported_on"])
    verify_by = add_days(told, book.applying(certificates, "verify_days"))
    code = np.where(check, place(NextAction.VERIFY_STATUS), code)
    act_by = np.where(clock.suspended & ~ended, clock.suspension_ends, first)
    return words_of(code, NextAction, certificates.index), np.where(check, verify_by, act_by)


APPLY_ANEW = place(NextAction.APPLY_ANEW)
LIFT_SUSPENSION = place(NextAction.LIFT_SUSPENSION)
FILE_RENEWAL = place(NextAction.FILE_RENEWAL)


def _candidates(clock: Clocks, as_of: np.datetime64) -> dict[NextAction, Days]:
    """The day of each possible action; in a tie the earlier action of this list wins."""
    audit = clock.follow_up
    overdue = as_of > audit.due
    arranged = clock.audits.planned_on <= audit.deadline
    to_arrange = np.where(arranged & ~overdue, NO_DAY, audit.arrange_by)
    to_arrange = np.where(to_arrange < as_of, audit.due, to_arrange)
    asking = ~arranged & (audit.arrange_by < as_of) & (as_of <= audit.ask_suspension_by)
    lost = overdue & audit.estimated
    return {
        NextAction.ENTER_LAST_AUDIT: np.where(lost, audit.due, NO_DAY),
        NextAction.ASK_VOLUNTARY_SUSPENSION: np.where(asking, audit.ask_suspension_by, NO_DAY),
        NextAction.PLAN_AUDIT: np.where(lost | asking, NO_DAY, to_arrange),
        NextAction.CLOSE_FINDING: clock.finding_due,
        NextAction.UPDATE_RULE: clock.rule_change_due,
        NextAction.CONVERT: _convert_by(clock, as_of),
        NextAction.CANCEL_DECLARATION: np.where(
            is_in(clock.duty.state, DutyState.CONVERTED), clock.duty.cancel_by, NO_DAY
        ),
        NextAction.FILE_RENEWAL: np.where(clock.filed, NO_DAY, clock.file_renewal_by),
    }


def _convert_by(clock: Clocks, as_of: np.datetime64) -> Days:
    """The day to begin the conversion; once it is past, the last day for having it (R27).

    What a case is on its way for need not be begun; what nobody has when the day is over, does.
    """
    begin, by = clock.start_conversion_by, clock.duty.convert_by
    running = clock.conversion_no.notna().to_numpy() & (as_of <= by)
    return np.where(running, NO_DAY, np.where(begin < as_of, by, begin))
