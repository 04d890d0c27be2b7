"""Acknowledgements: who is on an item, and whether that still counts."""

from datetime import date

import numpy as np
import pandas as pd

from cqcdash.metrics.codes import place, words_of
from cqcdash.metrics.days import day, days
from cqcdash.vocabulary.derived import Handling, Lapse


def with_handling(items: pd.DataFrame, acknowledgements: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """The items with handling, owner, note, until and lapsed.

    An acknowledgement lapses after its last day, and when the item's date is another one than
    it was then. An item in hand whose day to act has passed is in hand but late.

    Args:
        items: item_kind, item_key, date, act_by.
        acknowledgements: schema ACKNOWLEDGEMENTS, one per item.
        as_of: the day to look at.
    """
    today = day(as_of)
    told = acknowledgements.drop_duplicates(["item_kind", "item_key"], keep="last")
    told = told.loc[:, ["item_kind", "item_key", "date_then", "owner", "note", "until"]]
    told = told.astype({"item_kind": "str"}).assign(known=True)
    found = items.astype({"item_kind": "str"}).merge(told, how="left", on=["item_kind", "item_key"])
    known = found["known"].eq(other=True).to_numpy()
    now, then = days(found["date"]), days(found["date_then"])
    moved = known & ~((now == then) | (np.isnat(now) & np.isnat(then)))
    over = known & (days(found["until"]) < today)
    counts = known & ~moved & ~over
    late = counts & (days(found["act_by"]) < today)
    handling = np.select([late, counts], [place(Handling.IN_HAND_LATE), place(Handling.IN_HAND)], 0)
    lapse = np.select([over, moved], [place(Lapse.UNTIL_PASSED), place(Lapse.DATE_CHANGED)], -1)
    found["handling"] = words_of(handling, Handling, found.index)
    found["lapsed"] = words_of(lapse, Lapse, found.index)
    for column in ("owner", "note", "until"):
        found[column] = found[column].where(counts)
    return found.drop(columns=["known", "date_then"])
