"""What every part of the list is made of: items, and the certificates behind each."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import Days, dates, days, earliest_by, latest_by
from cqcdash.metrics.columns import Column

ITEM = (
    *("item_kind", "item_key", "what", "date", "act_by", "bites_on", "state_code", "plant"),
    *("certificates_at_stake", "lost", "estimated", "gap_days", "expected_on", "planned_on"),
    *(
        "whose_move",
        "days_here",
        "product_categories",
        "document",
        "documents_missing",
        "paper_owner",
    ),
)

BETWEEN = "; "


class Part(NamedTuple):
    """Items of one sort.

    Attributes:
        items: ITEM's columns, as far as they are known; numbered from 0.
        item: of each member, the item's number.
        row: of each member, the certificate's place among the positions.
        date: of each member, its own underlying date.
        act_by: of each member, its own day to act.
    """

    items: pd.DataFrame
    item: np.ndarray
    row: np.ndarray
    date: Days
    act_by: Days

    def of_row(self, rows: int) -> np.ndarray:
        """The item of each of so many positions; -1 for none."""
        found = np.full(rows, -1)
        found[self.row] = self.item
        return found

    def only(self, kept: np.ndarray) -> "Part":
        """The kept items, numbered anew, and their members."""
        number = np.where(kept, np.cumsum(kept) - 1, -1)[self.item]
        mine = number >= 0
        return Part(
            self.items.loc[kept].reset_index(drop=True),
            number[mine],
            self.row[mine],
            self.date[mine],
            self.act_by[mine],
        )


def together(parts: list[Part]) -> Part:
    """One part of several, one after the other."""
    begins = np.cumsum([0, *(len(part.items) for part in parts)])
    kinds = [part.items.reindex(columns=list(ITEM)) for part in parts if len(part.items)]
    items = pd.concat(kinds, ignore_index=True) if kinds else pd.DataFrame(columns=list(ITEM))
    return Part(
        items,
        np.concatenate([part.item + begin for part, begin in zip(parts, begins, strict=False)]),
        np.concatenate([part.row for part in parts]),
        np.concatenate([part.date for part in parts]),
        np.concatenate([part.act_by for part in parts]),
    )


def summed_up(own: np.ndarray, size: int, rows: pd.DataFrame) -> dict[str, object]:
    """What members say about their items: first days, worst state, largest gap.

    Args:
        own: of each row, the item's number.
        size: how many items there are.
        rows: date, act_by, bites_on, state_code, gap_days, expected_on of the members.
    """
    index = pd.RangeIndex(size)
    state = np.full(size, np.iinfo("int64").max)
    np.minimum.at(state, own, rows["state_code"].to_numpy("int64"))
    first = {
        name: dates(earliest_by(own, days(rows[name]), size), index)
        for name in ("date", "act_by", "bites_on")
    }
    gaps: Column = rows["gap_days"].astype("Float64").groupby(own).max()
    return {
        **first,
        "state_code": state,
        "gap_days": gaps.reindex(index).astype("Int64"),
        "expected_on": dates(latest_by(own, days(rows["expected_on"]), size), index),
        "certificates_at_stake": np.bincount(own, minlength=size),
    }


def gap_days(ready: Days, needed: Days, lost: np.ndarray) -> pd.arrays.IntegerArray:
    """By how many days what is lost comes too late; missing for all else."""
    short = (ready - needed).astype("int64")
    return pd.arrays.IntegerArray(np.where(lost, short, 0), ~lost)


def listed(item: np.ndarray, words: Column, size: int, most: int | None = None) -> Column:
    """The words of each item's members, separated by '; '; missing where there are none.

    In alphabetical order; with ``most`` only so many, the most frequent first.
    """
    pairs = pd.DataFrame({"item": item, "word": words.astype("object").to_numpy()}).dropna()
    counts: Column = pairs.groupby(["item", "word"], sort=True, as_index=False).size()
    if most is not None:
        counts = counts.sort_values(["item", "size", "word"], ascending=[True, False, True])
    turn = counts.groupby("item").cumcount().to_numpy()
    own, word = counts["item"].to_numpy("int64"), counts["word"].to_numpy("object")
    found = np.full(size, None, dtype=object)
    for number in range(min(int(turn.max(initial=-1)) + 1, most or len(turn))):
        mine = turn == number
        found[own[mine]] = found[own[mine]] + BETWEEN + word[mine] if number else word[mine]
    return pd.Series(found, dtype="object")


def or_none(words: pd.Index | np.ndarray) -> np.ndarray:
    """The words with a missing one behind them, so that the place -1 gives none."""
    return np.array([*words, None], dtype=object)
