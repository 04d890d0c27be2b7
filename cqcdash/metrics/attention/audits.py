"""What needs attention about an audit group: its next audit, its open findings."""

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, dates, days, latest_by, of_group
from cqcdash.metrics.columns import Column, codes, is_one_of, place
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.audits import AuditState
from cqcdash.vocabulary.certificates import NextAction, State

IN_WINDOW = (
    AuditState.PLAN,
    AuditState.ARRANGE,
    AuditState.OVERDUE,
    AuditState.CRITICAL,
    AuditState.FAILED,
)


def audits_to_arrange(follow_ups: pd.DataFrame, today: np.datetime64) -> pd.DataFrame:
    """Audits whose window is open and which are not planned in time; one item per group."""
    planned = days(follow_ups["planned_on"]) <= days(follow_ups["deadline"])
    due = days(follow_ups["due_on"])
    failed = is_one_of(follow_ups["state"], [AuditState.FAILED])
    wanted = is_one_of(follow_ups["state"], IN_WINDOW) & (~planned | (due < today)) & ~np.isnat(due)
    wanted &= ~failed | (days(follow_ups["plan_from"]) <= today)
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


def findings_to_close(
    positions: pd.DataFrame, follow_ups: pd.DataFrame, today: np.datetime64, horizon: int
) -> pd.DataFrame:
    """Open findings whose deadline is near or past.

    A finding of the whole group is one item; one against a single certificate is an item of its
    own, under the certificate's number.
    """
    group, names = codes(positions["audit_group"])
    member = np.where(positions["in_audit_group"].to_numpy(bool), group, -1)
    due = days(positions["finding_due_on"])
    common = _common(member, due, len(names))
    alone = (member >= 0) & ~np.isnat(due) & ~(of_group(common, member) == due)
    whole = of_group(common, names.get_indexer(pd.Index(follow_ups["audit_group"].astype("str"))))
    limit = today + np.timedelta64(horizon, "D")
    own = positions.loc[alone]
    parts = [
        _findings(follow_ups["audit_group"], whole, _shared(follow_ups), today),
        _findings(own["certificate_no"], due[alone], single(own), today),
    ]
    items = pd.concat(parts, ignore_index=True)
    return items.loc[days(items["date"]) <= limit]


def _common(member: np.ndarray, due: Days, size: int) -> Days:
    """The deadline that all members of a group share: the latest, when each member has one."""
    without = np.bincount(member[(member >= 0) & np.isnat(due)], minlength=size)[:size]
    return np.where(without > 0, NO_DAY, latest_by(member, due, size))


def _findings(
    keys: Column, due: Days, about: dict[str, object], today: np.datetime64
) -> pd.DataFrame:
    state = np.where(due < today, place(State.FINDING_OVERDUE), place(State.DUE_SOON))
    return pd.DataFrame(
        {
            "item_kind": str(ItemKind.FINDING),
            "item_key": keys.astype("str"),
            "what": str(NextAction.CLOSE_FINDING),
            "date": dates(due, keys.index),
            "act_by": dates(due, keys.index),
            "state_code": state,
            "estimated": False,
            **about,
        }
    )


def single(positions: pd.DataFrame) -> dict[str, object]:
    """What an item about one certificate shows besides."""
    return {
        "plant": positions["plant"].astype("object"),
        "product_categories": positions["product_category"].astype("object"),
        "certificates_at_stake": 1,
        "safe_until": positions["safe_until"],
    }


def _shared(follow_ups: pd.DataFrame) -> dict[str, object]:
    return {
        "plant": follow_ups["plant"].astype("object"),
        "product_categories": follow_ups["product_categories"],
        "certificates_at_stake": follow_ups["certificates_at_stake"],
        "safe_until": follow_ups["safe_until"],
    }
