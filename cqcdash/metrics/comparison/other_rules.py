"""What other rules would change."""

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import days
from cqcdash.metrics.columns import Column
from cqcdash.vocabulary.certificates import DERIVED
from cqcdash.vocabulary.comparison import IMPACT


def impact(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The certificates whose state or any date differs under other rules; schema IMPACT.

    Args:
        before: schema POSITIONS under the present rules.
        after: schema POSITIONS of the same certificates, in the same order, under other rules.
    """
    names = ["state", "next_action", *(c.name for c in DERIVED if c.type == "date")]
    differs = {name: _unequal(before[name], after[name]) for name in names}
    hit = np.logical_or.reduce(list(differs.values()))
    told = np.full(int(hit.sum()), "", dtype="object")
    for name, which in differs.items():
        told = np.where(which[hit], told + f"; {name}", told)
    was, now = before.loc[hit], after.loc[hit]
    return IMPACT.conform(
        pd.DataFrame(
            {
                "certificate_no": was["certificate_no"].array,
                "plant": was["plant"].array,
                "product_category": was["product_category"].array,
                "state_before": was["state"].array,
                "state_after": now["state"].array,
                "safe_until_before": was["safe_until"].array,
                "safe_until_after": now["safe_until"].array,
                "changed": pd.Series(told, dtype="str").str.removeprefix("; "),
            }
        )
    )


def _unequal(left: Column, right: Column) -> np.ndarray:
    if isinstance(left.dtype, pd.CategoricalDtype):
        return left.cat.codes.to_numpy() != right.cat.codes.to_numpy()
    was, now = days(left), days(right)
    return (was != now) & ~(np.isnat(was) & np.isnat(now))
