"""In which order items are listed: what can be saved by its weight, guesses, what is lost."""

import numpy as np
import pandas as pd

from cqcdash.metrics.attention.blocking import Blocking
from cqcdash.metrics.calendar import Days, days, earliest_by
from cqcdash.metrics.columns import is_one_of, place
from cqcdash.vocabulary.attention import Section
from cqcdash.vocabulary.certificates import STANDING_OF_STATE, NextAction, State
from cqcdash.vocabulary.rules import RuleBook

STANDINGS = np.array([place(STANDING_OF_STATE[state]) for state in State])


def score(at_stake: np.ndarray, bites_on: Days, today: np.datetime64, book: RuleBook) -> np.ndarray:
    """Certificates at stake per day left until it bites.

    ``certificates_at_stake / max(days until bites_on, floor)`` with the setting
    ``attention_floor_days`` as floor; what has no such day counts ``due_soon_days``.
    """
    rules = book.defaults
    left = np.where(np.isnat(bites_on), rules.due_soon_days, (bites_on - today).astype("int64"))
    return at_stake / np.maximum(left, rules.attention_floor_days)


def scores(
    items: pd.DataFrame, blocks: Blocking, expires: Days, today: np.datetime64, book: RuleBook
) -> np.ndarray:
    """The score of each item; a blocker's is at least that of what it blocks.

    That is each item that waits for it, and the renewals that it carries, taken together: their
    number over the days to the earliest expiry among them.

    Args:
        items: certificates_at_stake, bites_on.
        blocks: what blocks what.
        expires: the expiry of each certificate.
        today: the day looked at.
        book: the rules in force.
    """
    own = score(
        items["certificates_at_stake"].to_numpy("int64"), days(items["bites_on"]), today, book
    )
    found, size = own.copy(), len(items)
    carried = np.where(blocks.item < 0, blocks.by, -1)
    number = np.bincount(carried[carried >= 0], minlength=size)
    first = earliest_by(carried, expires[blocks.row], size)
    found = np.where(number > 0, np.fmax(found, score(number, first, today, book)), found)
    waits = blocks.item >= 0
    np.maximum.at(found, blocks.by[waits], own[blocks.item[waits]])
    return found


def sections(items: pd.DataFrame, blocks: Blocking) -> np.ndarray:
    """The section of each item; a blocker stands no later than what it blocks."""
    guessed = items["estimated"].to_numpy(bool) | is_one_of(
        items["what"], [NextAction.VERIFY_STATUS]
    )
    lost = items["lost"].to_numpy(bool)
    found = np.select(
        [lost, guessed],
        [place(Section.LOST), place(Section.GUESSED)],
        place(Section.SAVEABLE),
    )
    waits = blocks.item >= 0
    np.minimum.at(found, blocks.by[~waits], place(Section.SAVEABLE))
    np.minimum.at(found, blocks.by[waits], found[blocks.item[waits]])
    return found


def ranked(items: pd.DataFrame, blocks: Blocking) -> pd.DataFrame:
    """By section, the highest score first; in a tie blockers, the worse standing, act by, key.

    Args:
        items: section_code, score, state_code, act_by, item_key, item_kind; numbered from 0.
        blocks: what blocks what.
    """
    blocker = np.zeros(len(items), dtype=bool)
    blocker[blocks.by] = True
    order = items.assign(
        later=~blocker, standing_code=STANDINGS[items["state_code"].to_numpy("int64")]
    ).sort_values(
        [
            *("section_code", "score", "later", "standing_code", "act_by", "item_key"),
            "item_kind",
        ],
        ascending=[True, False, True, True, True, True, True],
    )
    return items.loc[order.index]
