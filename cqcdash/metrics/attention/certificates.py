"""What needs attention about one certificate only."""

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.audits import single
from cqcdash.metrics.calendar import add_days, dates, days, earliest
from cqcdash.metrics.columns import is_one_of, place
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.certificates import NextAction, State

ENDED = (State.REVOKED, State.CANCELLED, State.EXPIRED)
# Their own state says more about the item than how near its day is.
KEPT = (State.SUSPENDED, State.DUTY_CHANGE_OVERDUE, State.UNKNOWN)


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
    kept = np.isin(own, [place(s) for s in (*ENDED, *KEPT)])
    missed = (what == str(NextAction.UPDATE_RULE)) & (first < today)
    code = np.select(
        [kept, missed, late],
        [own, place(State.RULE_CHANGE_OVERDUE), place(State.RENEWAL_LATE)],
        place(State.DUE_SOON),
    )
    items = pd.DataFrame(
        {
            "item_kind": str(ItemKind.CERTIFICATE),
            "item_key": positions["certificate_no"],
            "what": what,
            "date": dates(act_by, positions.index),
            "act_by": dates(act_by, positions.index),
            "state_code": code,
            "estimated": False,
            **single(positions),
        }
    )
    return items.loc[wanted]
