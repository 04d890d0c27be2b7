"""What changed between two looks at the portfolio: days, imports or rules apart."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import days
from cqcdash.metrics.columns import codes_in
from cqcdash.vocabulary.certificates import Standing, State
from cqcdash.vocabulary.comparison import CHANGES, Change
from cqcdash.vocabulary.records import STAGE_ORDER

COMPARED = [
    *("certificate_no", "plant", "product_category", "status", "state", "standing"),
    *("safe_until", "expires_on", "follow_up_due_on"),
]
TURNS = {
    Change.TURNED_NOT_USABLE: Standing.NOT_USABLE,
    Change.TURNED_DEADLINE_MISSED: Standing.DEADLINE_MISSED,
    Change.TURNED_UNKNOWN: Standing.UNKNOWN,
    Change.TURNED_ACT_SOON: Standing.ACT_SOON,
    Change.TURNED_FINE: Standing.FINE,
}


@dataclass(frozen=True, eq=False)
class Consequence:
    """One kind of change: how many, and the list behind it (schema CHANGES)."""

    code: Change
    count: int
    rows: pd.DataFrame


def consequences(
    before: pd.DataFrame,
    after: pd.DataFrame,
    cases_before: pd.DataFrame | None = None,
    cases_after: pd.DataFrame | None = None,
) -> tuple[Consequence, ...]:
    """The changes by kind, gravest first; kinds that did not happen are left out."""
    rows = changes(before, after, cases_before, cases_after)
    kinds = [(code, rows.loc[(rows["change"] == code).to_numpy(bool)]) for code in Change]
    return tuple(Consequence(code, len(part), part) for code, part in kinds if len(part))


def changes(
    before: pd.DataFrame,
    after: pd.DataFrame,
    cases_before: pd.DataFrame | None = None,
    cases_after: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per change of a certificate, or of a case that went back; schema CHANGES.

    Args:
        before: schema POSITIONS, the earlier look.
        after: schema POSITIONS, the later look.
        cases_before: application_no and stage of each application, earlier.
        cases_after: the same, later; without both no case is compared.
    """
    both = _side_by_side(before, after)
    parts = [_part(both, change, chosen, column) for change, chosen, column in _judged(both)]
    if cases_before is not None and cases_after is not None:
        parts.append(stages_gone_back(cases_before, cases_after))
    return CHANGES.conform(pd.concat(parts, ignore_index=True))


def _side_by_side(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    left, right = (
        frame.loc[:, COMPARED].reset_index(drop=True).astype(PLAIN) for frame in (before, after)
    )
    return left.merge(
        right, how="outer", on="certificate_no", suffixes=("_before", "_after"), indicator="side"
    )


ENDED = [str(state) for state in (State.REVOKED, State.CANCELLED, State.EXPIRED)]
PLAIN = dict.fromkeys(["plant", "product_category", "status", "state", "standing"], "str")


def _judged(both: pd.DataFrame) -> list[tuple[Change, np.ndarray, str]]:
    """Each kind of change, the rows that it happened to, and the column that tells it."""
    new, gone = (both["side"] == side for side in ("right_only", "left_only"))
    stayed = (both["side"] == "both").to_numpy()
    turned = stayed & _differs(both, "standing")
    safe = [days(both[f"safe_until_{side}"]) for side in ("before", "after")]
    expiry = [days(both[f"expires_on_{side}"]) for side in ("before", "after")]
    audit = [days(both[f"follow_up_due_on_{side}"]) for side in ("before", "after")]
    found = [
        (change, turned & (both["standing_after"] == standing).to_numpy(), "")
        for change, standing in TURNS.items()
    ]
    living = stayed & ~both["state_after"].isin(ENDED).to_numpy()
    return [
        *found,
        (Change.STATUS_CHANGED, stayed & _differs(both, "status"), "status"),
        (Change.SAFE_UNTIL_EARLIER, stayed & (safe[1] < safe[0]), "safe_until"),
        (Change.SAFE_UNTIL_LATER, living & (safe[1] > safe[0]), "safe_until"),
        (Change.EXPIRY_MOVED, stayed & _moved(*expiry), "expires_on"),
        (Change.EXPIRY_LOST, stayed & _lost(*expiry), "expires_on"),
        (Change.AUDIT_DATE_MOVED, stayed & _moved(*audit), "follow_up_due_on"),
        (Change.AUDIT_DATE_LOST, living & _lost(*audit), "follow_up_due_on"),
        (Change.PLANT_CHANGED, stayed & _differs(both, "plant"), "plant"),
        (Change.NEW, new.to_numpy(), ""),
        (Change.VANISHED, gone.to_numpy(), ""),
    ]


def _differs(both: pd.DataFrame, column: str) -> np.ndarray:
    left, right = both[f"{column}_before"], both[f"{column}_after"]
    return ~((left == right) | (left.isna() & right.isna())).to_numpy(bool)


def _moved(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    return ~np.isnat(after) & (np.isnat(before) | (before != after))


def _lost(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    return np.isnat(after) & ~np.isnat(before)


def _part(both: pd.DataFrame, change: Change, chosen: np.ndarray, column: str) -> pd.DataFrame:
    rows = both.loc[chosen]
    found = {
        "change": str(change),
        "certificate_no": rows["certificate_no"],
        "state_before": rows["state_before"],
        "state_after": rows["state_after"],
    }
    for same in ("plant", "product_category"):
        found[same] = rows[f"{same}_after"].fillna(rows[f"{same}_before"])
    kind = "word" if column in ("status", "plant") else "date"
    for side in ("before", "after") if column else ():
        found[f"{kind}_{side}"] = rows[f"{column}_{side}"]
    return CHANGES.conform(pd.DataFrame(found, index=rows.index))


def stages_gone_back(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Cases that stand in an earlier stage than before; schema CHANGES."""
    columns = ["application_no", "plant", "product_category", "certificate_no", "stage"]
    both = before.loc[:, ["application_no", "stage"]].merge(
        after.loc[:, columns], on="application_no", suffixes=("_before", "_after")
    )
    order = pd.Index([str(stage) for stage in STAGE_ORDER])
    was, now = codes_in(both["stage_before"], order), codes_in(both["stage_after"], order)
    rows = both.loc[(now >= 0) & (now < was)]
    renamed = rows.rename(columns={"stage_before": "word_before", "stage_after": "word_after"})
    return CHANGES.conform(renamed.assign(change=str(Change.STAGE_WENT_BACK)))
