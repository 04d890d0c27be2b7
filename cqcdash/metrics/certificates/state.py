"""How a certificate stands and until when it is safe: R22, R23 and ``safe_until``."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, add_days, days, earliest
from cqcdash.metrics.certificates.clocks import Clocks
from cqcdash.metrics.certificates.expiry import without_end
from cqcdash.metrics.columns import Column, is_one_of, place, words_of
from cqcdash.metrics.explanation import Evidence, Explanation, Step
from cqcdash.vocabulary.certificates import STANDING_OF_STATE, SafeUntilReason, Standing, State
from cqcdash.vocabulary.records import Status
from cqcdash.vocabulary.rules import RuleBook


def safe_until(
    certificates: pd.DataFrame, clock: Clocks, as_of: np.datetime64
) -> tuple[Days, pd.Series]:
    """The earliest clock of each certificate and which one it is; ties in the reasons' order.

    Revoked and cancelled certificates have no date. One that is reported as expired before its
    expiry is safe no longer than until the day of the report, and has no date without one.
    """
    candidates = {
        SafeUntilReason.EXPIRY: _honest_expiry(certificates, clock, as_of),
        SafeUntilReason.FOLLOW_UP_AUDIT: clock.follow_up.deadline,
        SafeUntilReason.FAILED_AUDIT: clock.audits.failed_due,
        SafeUntilReason.FINDING: clock.audits.finding_due,
        SafeUntilReason.SUSPENSION: clock.suspension_ends,
        SafeUntilReason.RULE_CHANGE: clock.duty.update_by,
        SafeUntilReason.DUTY_CHANGE: clock.duty.ends,
    }
    revoked = is_one_of(certificates["status"], [Status.REVOKED])
    cancelled = is_one_of(certificates["status"], [Status.CANCELLED])
    first = np.where(revoked | cancelled, NO_DAY, earliest(*candidates.values()))
    reason = np.select(
        [
            revoked,
            cancelled,
            *(array == first for array in candidates.values()),
            clock.expired,
            without_end(certificates),
        ],
        [
            place(SafeUntilReason.REVOKED),
            place(SafeUntilReason.CANCELLED),
            *(place(word) for word in candidates),
            place(SafeUntilReason.EXPIRY),
            place(SafeUntilReason.UNLIMITED),
        ],
        place(SafeUntilReason.NO_DATE),
    )
    return first, words_of(reason, SafeUntilReason, certificates.index)


def _honest_expiry(certificates: pd.DataFrame, clock: Clocks, as_of: np.datetime64) -> Days:
    reported = is_one_of(certificates["status"], [Status.EXPIRED])
    expires = clock.expiry.effective
    if not reported.any():
        return expires
    told = days(certificates["status_reported_on"])
    by_then = np.where(told <= as_of, told, NO_DAY)
    over = np.where(expires < as_of, np.fmin(expires, told), by_then)
    return np.where(reported, over, expires)


def state(
    certificates: pd.DataFrame,
    clock: Clocks,
    safe_until: Days,
    as_of: np.datetime64,
    book: RuleBook,
) -> pd.Series:
    """The worst of R22; a status nobody knows, or no date at all, is never valid."""
    status = certificates["status"]
    overdue = as_of > clock.follow_up.due
    late = (as_of > clock.file_renewal_by) & ~clock.filed
    dateless = np.isnat(safe_until) & ~without_end(certificates)
    unsure = is_one_of(status, [Status.UNKNOWN]) | status.isna().to_numpy() | dateless
    ladder = [
        (is_one_of(status, [Status.REVOKED]), State.REVOKED),
        (is_one_of(status, [Status.CANCELLED]), State.CANCELLED),
        (clock.expired, State.EXPIRED),
        (clock.suspended, State.SUSPENDED),
        (as_of > clock.duty.ends, State.DUTY_CHANGE_OVERDUE),
        (overdue, State.AUDIT_OVERDUE),
        (as_of > clock.finding_due, State.FINDING_OVERDUE),
        (as_of > clock.duty.update_by, State.RULE_CHANGE_OVERDUE),
        (late, State.RENEWAL_LATE),
        (unsure, State.UNKNOWN),
        (due_soon(certificates, clock, as_of, book), State.DUE_SOON),
    ]
    code = np.select([rung[0] for rung in ladder], [place(rung[1]) for rung in ladder], VALID)
    return words_of(code, State, certificates.index)


VALID = place(State.VALID)


def due_soon(
    certificates: pd.DataFrame, clock: Clocks, as_of: np.datetime64, book: RuleBook
) -> np.ndarray:
    """Something is to be done within ``due_soon_days``, or a failed audit is unsettled."""
    horizon = as_of + np.asarray(book.applying(certificates, "due_soon_days")).astype("m8[D]")
    filing = np.where(clock.filed, NO_DAY, clock.file_renewal_by)
    nearest = earliest(
        clock.expiry.effective,
        clock.follow_up.due,
        clock.finding_due,
        filing,
        clock.rule_change_due,
        clock.duty.ends,
    )
    return (nearest <= horizon) | ~np.isnat(clock.audits.failed_on)


def standing(states: Column) -> pd.Series:
    """How bad each state is; missing where there is none."""
    known = np.array([*(place(STANDING_OF_STATE[word]) for word in State), -1])
    return words_of(known[states.cat.codes.to_numpy()], Standing, states.index)


def verified(certificates: pd.DataFrame, as_of: np.datetime64, book: RuleBook) -> np.ndarray:
    """The status was reported by ``as_of`` and within ``verify_days`` of it (R23)."""
    told = days(certificates["status_reported_on"])
    oldest = add_days(told, book.applying(certificates, "verify_days"))
    return (told <= as_of) & (as_of <= oldest)


CLOCKS = (
    "expires_on",
    "follow_up_deadline",
    "finding_due_on",
    "suspension_ends_on",
    "rule_change_deadline",
    "convert_by",
)


def safe_until_explained(evidence: Evidence) -> Explanation:
    """The earliest of the clocks; a report that it has expired is one of them."""
    inputs = tuple(evidence.computed(name) for name in (*CLOCKS, "safe_until_reason"))
    if evidence.value("status") == Status.EXPIRED:
        inputs = (*inputs, evidence.given("status_reported_on"))
    running = tuple((i.name, i.value) for i in inputs if isinstance(i.value, date))
    value = evidence.value("safe_until")
    steps = (Step("earliest", running, None, value),) if value else ()
    return Explanation("safe_until", value, ("R3", "R8", "R15", "R17", "R24", "R26"), inputs, steps)
