"""Whether somebody takes care of an item, and until when that counts."""

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.parts import Part, listed
from cqcdash.metrics.calendar import dates, days, earliest_by
from cqcdash.metrics.columns import place, words_of
from cqcdash.vocabulary.attention import BUNDLES, Handling, ItemKind, Lapse

KEY = ["item_kind", "item_key"]
# Such a case is late before anybody can take it in hand.
NEVER_LATE = (ItemKind.APPLICATION, ItemKind.DOCUMENTS, ItemKind.SAMPLES)


def handling(
    items: pd.DataFrame,
    part: Part,
    numbers: np.ndarray,
    acknowledgements: pd.DataFrame,
    today: np.datetime64,
) -> pd.DataFrame:
    """Handling, taken_by, note, until and lapsed of each item; same index.

    An acknowledgement lapses after its last day, and when the date is another one than it was
    then. A bundle is taken when each of its certificates is; taken in part it is open, and
    ``taken_by`` says by whom. What is taken and has missed its date is in hand but late.

    Args:
        items: item_kind, item_key, date; numbered from 0.
        part: the members of the items.
        numbers: certificate numbers by row.
        acknowledgements: schema ACKNOWLEDGEMENTS.
        today: the day looked at.
    """
    told = _judged(_units(items, part, numbers), acknowledgements, today)
    size, item = len(items), told["item"].to_numpy("int64")
    counts, known = told["counts"].to_numpy(bool), told["known"].to_numpy(bool)
    taken = np.bincount(item, weights=counts, minlength=size) == np.bincount(item, minlength=size)
    valid = told.loc[counts]
    by = valid["item"].to_numpy("int64")
    missed = days(items["date"]) < today
    late = taken & missed & ~items["item_kind"].isin([str(kind) for kind in NEVER_LATE]).to_numpy()
    code = np.select([late, taken], [place(Handling.IN_HAND_LATE), place(Handling.IN_HAND)], 0)
    lapse = np.full(size, len(Lapse))
    gone = known & ~counts
    np.minimum.at(lapse, item[gone], told["lapse"].to_numpy("int64")[gone])
    lapse = np.where(taken | (lapse == len(Lapse)), -1, lapse)
    index = items.index
    return pd.DataFrame(
        {
            "handling": words_of(code, Handling, index),
            "taken_by": listed(by, valid["owner"], size),
            "note": listed(by, valid["note"].replace("", None), size),
            "until": dates(earliest_by(by, days(valid["until"]), size), index),
            "lapsed": words_of(lapse, Lapse, index),
        },
        index=index,
    )


def _units(items: pd.DataFrame, part: Part, numbers: np.ndarray) -> pd.DataFrame:
    """What is acknowledged by itself: an item, or each certificate of a bundle."""
    bundled = items["item_kind"].isin([str(kind) for kind in BUNDLES]).to_numpy()
    whole = items.loc[~bundled, [*KEY, "date"]]
    mine = np.flatnonzero(bundled[part.item])
    members = pd.DataFrame(
        {
            "item_kind": str(ItemKind.CERTIFICATE),
            "item_key": numbers[part.row[mine]],
            "date": part.date[mine].astype("datetime64[us]"),
            "item": part.item[mine],
        }
    )
    both = [whole.assign(item=whole.index.to_numpy()), members]
    return pd.concat([one for one in both if len(one)] or both, ignore_index=True)


def _judged(
    units: pd.DataFrame, acknowledgements: pd.DataFrame, today: np.datetime64
) -> pd.DataFrame:
    """Each unit with what was said about it: known, counts, lapse, owner, note, until."""
    told = acknowledgements.drop_duplicates(KEY, keep="last")
    told = told.loc[:, [*KEY, "date_then", "owner", "note", "until"]]
    told = told.astype({"item_kind": "str", "item_key": "str"}).assign(known=True)
    found = units.astype({"item_kind": "str", "item_key": "str"}).merge(told, how="left", on=KEY)
    known = found["known"].eq(other=True).to_numpy(bool, na_value=False)
    now, then = days(found["date"]), days(found["date_then"])
    moved = known & ~((now == then) | (np.isnat(now) & np.isnat(then)))
    over = known & (days(found["until"]) < today)
    lapse = np.where(over, place(Lapse.UNTIL_PASSED), place(Lapse.DATE_CHANGED))
    return found.assign(known=known, counts=known & ~moved & ~over, lapse=lapse)
