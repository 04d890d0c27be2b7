"""What needs attention first, and whether somebody is on it."""

from datetime import date
from enum import IntEnum

import numpy as np
import pandas as pd

from cqcdash.metrics.acknowledged import with_handling
from cqcdash.metrics.attention_certificates import ENDED, certificates_to_handle
from cqcdash.metrics.attention_groups import audits_to_arrange, findings_to_close
from cqcdash.metrics.codes import place, words_of
from cqcdash.metrics.days import Column, day, days, days_until
from cqcdash.metrics.state import colour
from cqcdash.vocabulary.derived import ATTENTION
from cqcdash.vocabulary.rules import SHIPPED, RuleBook
from cqcdash.vocabulary.snapshot import ACKNOWLEDGEMENTS
from cqcdash.vocabulary.words import NextAction, State


class Part(IntEnum):
    """The list's parts, in their order."""

    SAVEABLE = 0
    GUESSED = 1
    ENDED = 2


def attention(
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    acknowledgements: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Items to act on, by the day to act; schema ATTENTION.

    First what can still be saved, the earliest day to act first; on one day what more certificates
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
    ranked["colour"] = colour(ranked["state"])
    return ATTENTION.conform(ranked)


def _part(items: pd.DataFrame) -> Column:
    guessed = items["estimated"].to_numpy(bool) | (items["what"] == NextAction.VERIFY_STATUS)
    ended = items["state_code"].isin([place(state) for state in ENDED])
    part = np.select([ended, guessed], [Part.ENDED, Part.GUESSED], Part.SAVEABLE)
    return pd.Series(part, items.index)
