"""What needs attention about an audit group: its next audit, its open findings."""

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.parts import Part
from cqcdash.metrics.audits import AuditDays, Step, audit_bites_on, audit_step
from cqcdash.metrics.calendar import NO_DAY, Days, dates, days
from cqcdash.metrics.certificates import Steps
from cqcdash.metrics.columns import Column, codes, is_one_of, place
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.audits import AuditTask
from cqcdash.vocabulary.certificates import NextAction, State

TO_DO = (
    AuditTask.CRITICAL,
    AuditTask.OVERDUE,
    AuditTask.BOOKED_LATE,
    AuditTask.ARRANGE,
    AuditTask.PLAN,
)
WORDS = np.array([str(word) for word in NextAction])


def audits_to_do(
    positions: pd.DataFrame, follow_ups: pd.DataFrame, found: Steps, today: np.datetime64
) -> Part:
    """Audits that failed, are late, booked too late, or whose window is open; one per group."""
    step, bites = _steps_of(follow_ups, today)
    wanted = _wanted(follow_ups, step, today)
    late = days(follow_ups["due_on"]) < today
    failing = step.what == place(NextAction.REPEAT_AUDIT)
    items = pd.DataFrame(
        {
            "item_kind": str(ItemKind.AUDIT_GROUP),
            "item_key": follow_ups["audit_group"].astype("str"),
            "what": WORDS[step.what],
            "date": dates(step.date, follow_ups.index),
            "act_by": dates(step.act_by, follow_ups.index),
            "bites_on": dates(bites, follow_ups.index),
            "state_code": np.select(
                [late, failing & (step.date < today)],
                [place(State.AUDIT_OVERDUE), place(State.FINDING_OVERDUE)],
                place(State.DUE_SOON),
            ),
            # A repeat has its day from an audit that took place.
            "estimated": follow_ups["estimated"].to_numpy(bool) & ~failing,
            "lost": False,
            "planned_on": follow_ups["planned_on"],
            **_about(follow_ups),
        }
    ).reset_index(drop=True)
    own = _item_of_row(positions, found.group, items["item_key"])
    rows = np.flatnonzero(own >= 0)
    return Part(items, own[rows], rows, step.date[own[rows]], step.act_by[own[rows]]).only(wanted)


def _steps_of(follow_ups: pd.DataFrame, today: np.datetime64) -> tuple[Step, Days]:
    audit = AuditDays(
        due=days(follow_ups["due_on"]),
        estimated=follow_ups["estimated"].to_numpy(bool),
        arrange_by=days(follow_ups["arrange_by"]),
        deadline=days(follow_ups["deadline"]),
        ask_by=days(follow_ups["ask_voluntary_suspension_by"]),
        planned_on=days(follow_ups["planned_on"]),
        repeat_by=days(follow_ups["repeat_audit_by"]),
    )
    return audit_step(audit, today), audit_bites_on(audit)


def _wanted(follow_ups: pd.DataFrame, step: Step, today: np.datetime64) -> np.ndarray:
    """A failure of one certificate alone leaves the group's audit where its window stands."""
    task = follow_ups["audit_task"]
    moving = step.what == place(NextAction.MOVE_BOOKING)
    alone = is_one_of(task, [AuditTask.FAILED]) & (
        moving | (days(follow_ups["plan_from"]) <= today)
    )
    failing = step.what == place(NextAction.REPEAT_AUDIT)
    some = step.what != place(NextAction.NONE)
    return some & (failing | is_one_of(task, TO_DO) | alone)


def _item_of_row(positions: pd.DataFrame, group: np.ndarray, keys: Column) -> np.ndarray:
    """The place of each certificate's group among the groups; -1 for those outside."""
    _, names = codes(positions["audit_group"])
    return np.append(pd.Index(keys).get_indexer(names.astype("str")), -1)[group]


def findings_to_close(
    positions: pd.DataFrame, follow_ups: pd.DataFrame, found: Steps, today: np.datetime64
) -> Part:
    """All open findings, however far their deadline.

    A finding of the whole group is one item; one against a single certificate is an item of its
    own, under the certificate's number, and so is an audit that failed for it alone.
    """
    step, shared = found.findings
    group, names = codes(positions["audit_group"])
    open_now = ~np.isnat(step.date)
    rows = np.flatnonzero(open_now)
    key = np.where(shared, group, len(names) + np.arange(len(positions)))[rows]
    own, firsts = _numbered(key)
    heads = rows[firsts]
    whole = shared[heads]
    about = _item_of_row(positions, np.where(shared, found.group, -1), follow_ups["audit_group"])
    numbers = positions["certificate_no"].to_numpy()[heads]
    labels = np.append(names.astype("str"), "")[np.where(whole, group[heads], -1)]
    index = pd.RangeIndex(len(heads))
    act_by = np.full(len(heads), NO_DAY)
    act_by[own] = step.act_by[rows]
    late = step.date[heads] < today
    size = follow_ups["certificates_at_stake"].to_numpy("int64")
    items = pd.DataFrame(
        {
            "item_kind": str(ItemKind.FINDING),
            "item_key": np.where(whole, labels, numbers),
            "what": WORDS[step.what[heads]],
            "date": dates(step.date[heads], index),
            "act_by": dates(act_by, index),
            "bites_on": dates(step.date[heads], index),
            "state_code": np.where(late, place(State.FINDING_OVERDUE), place(State.DUE_SOON)),
            "estimated": False,
            "lost": False,
            "plant": positions["plant"].astype("object").to_numpy()[heads],
            "certificates_at_stake": np.where(
                whole & (about[heads] >= 0), np.append(size, 1)[about[heads]], 1
            ),
        },
        index=index,
    )
    return Part(items, own, rows, step.date[rows], step.act_by[rows])


def _numbered(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each key's number in the order of appearance, and where each number appears first."""
    own, unique = pd.factorize(keys)
    firsts = np.zeros(len(unique), dtype="int64")
    firsts[own[::-1]] = np.arange(len(keys))[::-1]
    return own, firsts


def _about(follow_ups: pd.DataFrame) -> dict[str, object]:
    return {
        "plant": follow_ups["plant"].astype("object"),
        "product_categories": follow_ups["product_categories"],
        "certificates_at_stake": follow_ups["certificates_at_stake"],
    }
