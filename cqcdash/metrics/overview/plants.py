"""Plants beside each other, the one at most risk first."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, add_days, dates, day, days, earliest_by
from cqcdash.metrics.columns import codes_in, is_one_of
from cqcdash.metrics.overview.matrix import plant_category_matrix
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.certificates import Standing
from cqcdash.vocabulary.plants import PLANT_COMPARISON
from cqcdash.vocabulary.rules import SHIPPED, RuleBook

USABLE = (Standing.DEADLINE_MISSED, Standing.ACT_SOON, Standing.FINE)
STUCK = (CaseState.OVER_NORM, CaseState.STALLED)
COUNTED = {
    "not_usable": Standing.NOT_USABLE,
    "deadline_missed": Standing.DEADLINE_MISSED,
    "standing_unknown": Standing.UNKNOWN,
    "act_soon": Standing.ACT_SOON,
    "fine": Standing.FINE,
}


def plant_comparison(
    positions: pd.DataFrame, cases: pd.DataFrame, as_of: date, book: RuleBook = SHIPPED
) -> pd.DataFrame:
    """One row per plant with certificates; schema PLANT_COMPARISON.

    The plant comes first that loses most certificates soonest: most that are usable today and,
    if nobody acts, no longer within ``due_soon_days``; then the earliest day until which a usable
    one is safe; then the alphabet.

    Args:
        positions: schema POSITIONS; those without a plant are left out.
        cases: schema CASES.
        as_of: the day of both.
        book: the rules of the positions.
    """
    rows = positions.loc[positions["plant"].notna().to_numpy()]
    names = pd.Index(sorted(rows["plant"].astype("str").unique(), key=str.casefold))
    own, size = codes_in(rows["plant"], names), len(names)
    until, today = days(rows["safe_until"]), day(as_of)
    usable = is_one_of(rows["standing"], USABLE)
    limit = add_days(np.full(len(rows), today), book.applying(rows, "due_soon_days"))
    index = pd.RangeIndex(size)

    def counted(which: np.ndarray) -> np.ndarray:
        return np.bincount(own[which], minlength=size)

    def first(column: str, which: np.ndarray) -> pd.Series:
        return dates(earliest_by(own, np.where(which, days(rows[column]), NO_DAY), size), index)

    member = rows["in_audit_group"].to_numpy(bool)
    found = pd.DataFrame(
        {
            "plant": names,
            "ending_soon": counted(usable & (until <= limit)),
            "safe_until": first("safe_until", usable),
            "certificates": counted(np.ones(len(rows), dtype=bool)),
            **{name: counted(is_one_of(rows["standing"], [s])) for name, s in COUNTED.items()},
            "follow_up_due_on": first("follow_up_due_on", member),
            "audit_planned_on": first("audit_planned_on", member),
            **_cases(cases, names),
            "holes": _holes(rows, names, as_of),
        },
        index=index,
    )
    ordered = found.sort_values(["ending_soon", "safe_until"], ascending=[False, True])
    return PLANT_COMPARISON.conform(ordered.reset_index(drop=True))


def _cases(cases: pd.DataFrame, names: pd.Index) -> dict[str, np.ndarray]:
    own = codes_in(cases["plant"], names)
    at_home = (own >= 0) & ~is_one_of(cases["state"], [CaseState.DONE])
    stuck = at_home & is_one_of(cases["state"], STUCK)
    return {
        "cases_open": np.bincount(own[at_home], minlength=len(names)),
        "cases_stuck": np.bincount(own[stuck], minlength=len(names)),
    }


def _holes(rows: pd.DataFrame, names: pd.Index, as_of: date) -> np.ndarray:
    cells = plant_category_matrix(rows, as_of)
    own = codes_in(cells["plant"], names)
    return np.bincount(own[cells["hole"].to_numpy(bool)], minlength=len(names))
