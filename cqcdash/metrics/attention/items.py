"""What needs attention first, and whether somebody is on it."""

from datetime import date
from enum import IntEnum

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.audits import audits_to_arrange, findings_to_close
from cqcdash.metrics.attention.certificates import ENDED, certificates_to_handle
from cqcdash.metrics.attention.duty import conversions_to_begin
from cqcdash.metrics.calendar import day, days, days_until
from cqcdash.metrics.certificates import standing
from cqcdash.metrics.columns import Column, place, words_of
from cqcdash.vocabulary.attention import ACKNOWLEDGEMENTS, ATTENTION, Handling, ItemKind, Lapse
from cqcdash.vocabulary.certificates import NextAction, State
from cqcdash.vocabulary.rules import SHIPPED, RuleBook


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


class Part(IntEnum):
    """The list's parts, in their order."""

    LAW = 0
    SAVEABLE = 1
    GUESSED = 2
    ENDED = 3


def attention_items(
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    acknowledgements: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Items to act on, by the day to act; schema ATTENTION.

    First what the law ends, one item for each change of duty and plant; then what can still be
    saved, the earliest day to act first; on one day what more certificates
    hang on, then the worse state (R22). Then what rests on a guess and first asks for a record.
    What has ended comes last, the latest end first.

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
            findings_to_close(positions, follow_ups, today, horizon),
            certificates_to_handle(positions, today, horizon),
            conversions_to_begin(positions, today, horizon),
        ],
        ignore_index=True,
    )
    known = ACKNOWLEDGEMENTS.empty() if acknowledgements is None else acknowledgements
    items["days_left"] = days_until(days(items["act_by"]), today)
    items = with_handling(items, known, as_of)
    items["part"], items["turn"] = _part(items), items["days_left"].astype("Float64")
    items["turn"] = items["turn"].where(items["part"] != Part.ENDED, -items["turn"])
    ranked = items.sort_values(
        ["part", "turn", "certificates_at_stake", "state_code", "item_key"],
        ascending=[True, True, False, True, True],
    ).reset_index(drop=True)
    ranked["state"] = words_of(ranked["state_code"].to_numpy("int64"), State, ranked.index)
    ranked["standing"] = standing(ranked["state"])
    return ATTENTION.conform(ranked)


def _part(items: pd.DataFrame) -> Column:
    guessed = items["estimated"].to_numpy(bool) | (items["what"] == NextAction.VERIFY_STATUS)
    ended = items["state_code"].isin([place(state) for state in ENDED])
    law = items["item_kind"] == ItemKind.DUTY_CHANGE
    part = np.select([law, ended, guessed], [Part.LAW, Part.ENDED, Part.GUESSED], Part.SAVEABLE)
    return pd.Series(part, items.index)
