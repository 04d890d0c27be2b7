"""What needs attention because the law changes: conversions that nobody has begun (R26, R27)."""

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import add_days, dates, days, earliest_by
from cqcdash.metrics.columns import codes, is_one_of, place
from cqcdash.vocabulary.attention import ItemKind
from cqcdash.vocabulary.certificates import NextAction, State
from cqcdash.vocabulary.duty import LEFT_TO_CONVERT

BETWEEN = " · "


def conversions_to_begin(
    positions: pd.DataFrame, today: np.datetime64, horizon: int
) -> pd.DataFrame:
    """One item for each change and plant: what has no case yet, or was not converted in time."""
    left = is_one_of(positions["duty_state"], LEFT_TO_CONVERT)
    by = days(positions["convert_by"])
    running = positions["conversion_application_no"].notna().to_numpy() & (by >= today)
    limit = add_days(np.full(len(positions), today), horizon)
    near = np.fmin(days(positions["start_conversion_by"]), by) <= limit
    rows = positions.loc[left & ~running & near]
    change, changes = codes(rows["duty_change"])
    plant, plants = codes(rows["plant"])
    own, kinds = pd.factorize(change * (len(plants) + 1) + plant + 1)
    size, pair = len(kinds), np.asarray(kinds, dtype="int64")
    named = np.append(plants.astype("str"), "")[pair % (len(plants) + 1) - 1]
    law = changes.astype("str").to_numpy()[pair // (len(plants) + 1)]
    begin, last = days(rows["start_conversion_by"]), days(rows["convert_by"])
    by_then = earliest_by(own, last, size)
    act = earliest_by(own, np.where(begin < today, last, begin), size)
    over = is_one_of(rows["state"], [State.DUTY_CHANGE_OVERDUE])
    late = np.bincount(own[over], minlength=size) > 0
    index = pd.RangeIndex(size)
    categories = rows["product_category"].astype("str")
    return pd.DataFrame(
        {
            "item_kind": str(ItemKind.DUTY_CHANGE),
            "item_key": [f"{name}{BETWEEN}{site}" for name, site in zip(law, named, strict=True)],
            "what": str(NextAction.CONVERT),
            "date": dates(by_then, index),
            "act_by": dates(act, index),
            "state_code": np.where(late, place(State.DUTY_CHANGE_OVERDUE), place(State.DUE_SOON)),
            "estimated": False,
            "plant": pd.Series(named, index=index, dtype="object").mask(named == ""),
            "product_categories": categories.groupby(own).agg(_listed).reindex(index),
            "certificates_at_stake": np.bincount(own, minlength=size),
            "safe_until": dates(earliest_by(own, days(rows["safe_until"]), size), index),
        }
    )


def _listed(categories: pd.Series) -> str:
    return "; ".join(sorted(categories.dropna().unique()))
