"""Upcoming and overdue follow-up audits, one row per audit group, with what is at stake."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.audits.combined_visit import combined_visits
from cqcdash.metrics.audits.groups import Groups, audit_groups
from cqcdash.metrics.audits.known import last_audits
from cqcdash.metrics.calendar import (
    Days,
    common_by,
    dates,
    day,
    days,
    days_until,
    earliest_by,
    latest_by,
)
from cqcdash.metrics.columns import Column, codes, flags, place, words_of
from cqcdash.vocabulary.audits import FOLLOW_UPS, AuditState, AuditTask, Booking
from cqcdash.vocabulary.rules import RuleBook

EARLIEST = {
    "due_on": "follow_up_due_on",
    "plan_from": "plan_audit_from",
    "arrange_by": "arrange_audit_by",
    "deadline": "follow_up_deadline",
    "ask_voluntary_suspension_by": "ask_voluntary_suspension_by",
    "finding_due_on": "finding_due_on",
    "safe_until": "safe_until",
}
LATEST = {"last_audit_on": "last_audit_on", "failed_audit_on": "failed_audit_on"}
# What concerns one certificate alone is neither a visit nor a failure of its group.
COMMON = {"planned_on": "audit_planned_on", "repeat_audit_by": "repeat_audit_by"}


def follow_up_audits(
    positions: pd.DataFrame, audits: pd.DataFrame, as_of: date, book: RuleBook
) -> pd.DataFrame:
    """The next follow-up audit of each audit group that has living members (R4 to R10).

    Args:
        positions: schema POSITIONS, any part of it.
        audits: schema AUDITS.
        as_of: the day of the positions.
        book: the rules of the positions.

    Returns:
        Schema FOLLOW_UPS, earliest due date first, groups without a date last.
    """
    today = day(as_of)
    members = positions.loc[positions["in_audit_group"].to_numpy(bool)]
    groups = audit_groups(members, book)
    rows = pd.DataFrame(_columns(members, audits, groups, today), index=range(groups.size))
    rows = rows.join(combined_visits(rows, as_of))
    ordered = rows.sort_values(
        ["due_on", "certificates_at_stake", "audit_group"], ascending=[True, False, True]
    )
    return FOLLOW_UPS.conform(ordered.reset_index(drop=True))


def _columns(
    members: pd.DataFrame, audits: pd.DataFrame, groups: Groups, today: np.datetime64
) -> dict[str, object]:
    group, index = groups.of_certificate, pd.RangeIndex(groups.size)
    first: dict[str, Days] = {
        name: earliest_by(group, days(members[source]), groups.size)
        for name, source in EARLIEST.items()
    }
    last = {
        name: latest_by(group, days(members[source]), groups.size)
        for name, source in LATEST.items()
    }
    common = {
        name: common_by(group, days(members[source]), groups.size)
        for name, source in COMMON.items()
    }
    states = np.full(groups.size, -1)
    np.maximum.at(states, group, members["audit_state"].cat.codes.to_numpy().astype("int64"))
    guessed = np.zeros(groups.size, dtype=bool)
    guessed[group] = members["follow_up_estimated"].to_numpy(bool)
    audit, ended = last_audits(members, audits, groups, today)
    return {
        "plant": groups.plants[groups.plant],
        "audit_group": groups.labels(),
        **{name: dates(array, index) for name, array in {**first, **last, **common}.items()},
        "days_left": days_until(first["due_on"], today),
        "state": words_of(states, AuditState, index),
        "audit_task": words_of(_task(states, first, common["planned_on"], today), AuditTask, index),
        "booking": words_of(_booking(first, common["planned_on"]), Booking, index),
        "estimated": flags(guessed),
        "certificates_at_stake": np.bincount(group, minlength=groups.size),
        "product_categories": _categories(members, group, groups.size),
        "last_result": audits["result"]
        .astype("object")
        .reset_index(drop=True)
        .reindex(audit)
        .array,
        "last_result_on": dates(ended, index),
    }


TASK_OF_STATE = {
    AuditState.LATER: AuditTask.LATER,
    AuditState.PLAN: AuditTask.PLAN,
    AuditState.ARRANGE: AuditTask.ARRANGE,
    AuditState.OVERDUE: AuditTask.OVERDUE,
    AuditState.CRITICAL: AuditTask.CRITICAL,
    AuditState.FAILED: AuditTask.FAILED,
    AuditState.UNKNOWN: AuditTask.UNKNOWN,
}


def _task(
    states: np.ndarray, first: dict[str, Days], planned: Days, today: np.datetime64
) -> np.ndarray:
    """What is to be done: a booking counts until the due day; what failed or is late wins."""
    by_state = np.array([*(place(TASK_OF_STATE[word]) for word in AuditState), -1])[states]
    pressing = by_state <= place(AuditTask.OVERDUE)
    ahead = ~pressing & (today <= first["due_on"])
    late = ahead & (planned > first["due_on"])
    in_time = ahead & (planned <= first["due_on"])
    return np.select(
        [late, in_time], [place(AuditTask.BOOKED_LATE), place(AuditTask.BOOKED)], by_state
    )


def _booking(first: dict[str, Days], planned: Days) -> np.ndarray:
    return np.select(
        [np.isnat(planned), planned > first["deadline"], planned > first["due_on"]],
        [-1, place(Booking.AFTER_GRACE), place(Booking.AFTER_DUE)],
        place(Booking.IN_TIME),
    )


def _categories(members: pd.DataFrame, group: np.ndarray, size: int) -> Column:
    """The categories of each group's members in alphabetical order, separated by '; '."""
    own, words = codes(members["product_category"])
    known = own >= 0
    pairs = pd.DataFrame({"group": group[known], "word": words.take(own[known])})
    pairs = pairs.drop_duplicates().sort_values(["group", "word"])
    return pairs.groupby("group")["word"].agg("; ".join).reindex(range(size))
