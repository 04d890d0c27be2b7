"""What needs attention first, and whether somebody is on it."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.acknowledged import with_handling
from cqcdash.metrics.codes import is_one_of, place, words_of
from cqcdash.metrics.days import Column, add_days, dates, day, days, days_until, earliest
from cqcdash.metrics.state import colour
from cqcdash.vocabulary.derived import ATTENTION, ItemKind
from cqcdash.vocabulary.rules import SHIPPED, RuleBook
from cqcdash.vocabulary.snapshot import ACKNOWLEDGEMENTS
from cqcdash.vocabulary.words import AuditState, NextAction, State

IN_WINDOW = (
    AuditState.PLAN,
    AuditState.ARRANGE,
    AuditState.OVERDUE,
    AuditState.CRITICAL,
    AuditState.FAILED,
)
ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)


def attention(
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    acknowledgements: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Items to act on, worst state first, then by the day to act; schema ATTENTION.

    An audit or a finding is one item for its whole group; what concerns a single certificate is
    one item each: suspension, renewal, rule change, a status nobody knows, a recent end.

    Args:
        positions: schema POSITIONS.
        follow_ups: schema FOLLOW_UPS.
        as_of: the day of both.
        book: gives ``due_soon_days``, how far ahead the list looks.
        acknowledgements: schema ACKNOWLEDGEMENTS; nobody is on anything without them.
    """
    today, horizon = day(as_of), book.defaults.due_soon_days
    items = pd.concat(
        [
            audits_to_arrange(follow_ups, today),
            findings_to_close(follow_ups, today, horizon),
            certificates_to_handle(positions, today, horizon),
        ],
        ignore_index=True,
    )
    known = ACKNOWLEDGEMENTS.empty() if acknowledgements is None else acknowledgements
    items["days_left"] = days_until(days(items["act_by"]), today)
    items = with_handling(items, known, as_of)
    items["turn"] = _turn(items)
    ranked = items.sort_values(
        ["estimated", "state_code", "turn", "certificates_at_stake", "item_key"],
        ascending=[True, True, True, False, True],
    ).reset_index(drop=True)
    ranked["state"] = words_of(ranked["state_code"].to_numpy("int64"), State, ranked.index)
    ranked["colour"] = colour(ranked["state"])
    return ATTENTION.conform(ranked)


def _turn(items: pd.DataFrame) -> Column:
    """Within a state the earliest day to act comes first; of what ended, the latest end."""
    ended = items["state_code"].isin([place(state) for state in ENDED])
    left = items["days_left"].astype("Float64")
    return left.where(~ended, -left)


def audits_to_arrange(follow_ups: pd.DataFrame, today: np.datetime64) -> pd.DataFrame:
    """Audits whose window is open and which are not planned in time; one item per group."""
    planned = days(follow_ups["planned_on"]) <= days(follow_ups["deadline"])
    due = days(follow_ups["due_on"])
    failed = is_one_of(follow_ups["state"], [AuditState.FAILED])
    wanted = is_one_of(follow_ups["state"], IN_WINDOW) & (~planned | (due < today)) & ~np.isnat(due)
    wanted &= ~failed | (add_days(due, -WINDOW) <= today)
    arrange = days(follow_ups["arrange_by"])
    ask = days(follow_ups["ask_voluntary_suspension_by"])
    asking = (arrange < today) & (today <= ask)
    lost = follow_ups["estimated"].to_numpy(bool) & (due < today)
    items = pd.DataFrame(
        {
            "item_kind": str(ItemKind.AUDIT_GROUP),
            "item_key": follow_ups["audit_group"].astype("str"),
            "what": np.select(
                [lost, asking],
                [str(NextAction.ENTER_LAST_AUDIT), str(NextAction.ASK_VOLUNTARY_SUSPENSION)],
                str(NextAction.PLAN_AUDIT),
            ),
            "date": follow_ups["due_on"],
            "act_by": dates(
                np.select([arrange >= today, asking], [arrange, ask], due), follow_ups.index
            ),
            "state_code": np.where(due < today, place(State.AUDIT_OVERDUE), place(State.DUE_SOON)),
            "estimated": follow_ups["estimated"],
            **_shared(follow_ups),
        }
    )
    return items.loc[wanted]


WINDOW = 90


def findings_to_close(follow_ups: pd.DataFrame, today: np.datetime64, horizon: int) -> pd.DataFrame:
    """Open findings whose deadline is near or past; one item per group."""
    due = days(follow_ups["finding_due_on"])
    items = pd.DataFrame(
        {
            "item_kind": str(ItemKind.FINDING),
            "item_key": follow_ups["audit_group"].astype("str"),
            "what": str(NextAction.CLOSE_FINDING),
            "date": follow_ups["finding_due_on"],
            "act_by": follow_ups["finding_due_on"],
            "state_code": np.where(
                due < today, place(State.FINDING_OVERDUE), place(State.DUE_SOON)
            ),
            "estimated": False,
            **_shared(follow_ups),
        }
    )
    return items.loc[due <= add_days(np.full(len(due), today), horizon)]


def _shared(follow_ups: pd.DataFrame) -> dict[str, object]:
    return {
        "plant": follow_ups["plant"].astype("object"),
        "product_categories": follow_ups["product_categories"],
        "certificates_at_stake": follow_ups["certificates_at_stake"],
        "safe_until": follow_ups["safe_until"],
    }


def certificates_to_handle(
    positions: pd.DataFrame, today: np.datetime64, horizon: int
) -> pd.DataFrame:
    """What concerns one certificate only.

    A certificate that expired longer ago than the horizon is history. Of one that was revoked or
    cancelled nobody knows when: it shows among the changes, not here.
    """
    ended = is_one_of(positions["state"], ENDED)
    unknown = is_one_of(positions["state"], [State.UNKNOWN])
    told = days(positions["status_reported_on"])
    filed = positions["renewal_application_no"].notna().to_numpy()
    nothing = np.datetime64("NaT", "D")
    expired = is_one_of(positions["state"], [State.EXPIRED])
    clocks = {
        NextAction.APPLY_ANEW: np.where(expired, days(positions["safe_until"]), nothing),
        NextAction.LIFT_SUSPENSION: np.where(ended, nothing, days(positions["suspension_ends_on"])),
        NextAction.UPDATE_RULE: np.where(ended, nothing, days(positions["rule_change_due_on"])),
        NextAction.FILE_RENEWAL: np.where(
            ended | filed, nothing, days(positions["file_renewal_by"])
        ),
    }
    first = earliest(*clocks.values())
    recent = (first >= add_days(np.full(len(first), today), -horizon)) | ~ended
    suspended = is_one_of(positions["state"], [State.SUSPENDED])
    near = (first <= add_days(np.full(len(first), today), horizon)) & recent
    wanted = near | suspended | unknown
    words = [str(word) for word in clocks]
    what = np.select([array == first for array in clocks.values()], words, "")
    what = np.where(suspended, str(NextAction.LIFT_SUSPENSION), what)
    what = np.where(unknown & ~near, str(NextAction.VERIFY_STATUS), what)
    act_by = np.where(suspended, clocks[NextAction.LIFT_SUSPENSION], first)
    act_by = np.where(unknown & ~near, told, act_by)
    late = (what == str(NextAction.FILE_RENEWAL)) & (first < today)
    own = positions["state"].cat.codes.to_numpy().astype("int64")
    kept = np.isin(own, [place(s) for s in (*ENDED, State.SUSPENDED, State.UNKNOWN)])
    code = np.where(kept, own, np.where(late, place(State.RENEWAL_LATE), place(State.DUE_SOON)))
    items = pd.DataFrame(
        {
            "item_kind": str(ItemKind.CERTIFICATE),
            "item_key": positions["certificate_no"],
            "what": what,
            "date": dates(act_by, positions.index),
            "act_by": dates(act_by, positions.index),
            "state_code": code,
            "estimated": False,
            "plant": positions["plant"].astype("object"),
            "product_categories": positions["product_category"].astype("object"),
            "certificates_at_stake": 1,
            "safe_until": positions["safe_until"],
        }
    )
    return items.loc[wanted]
