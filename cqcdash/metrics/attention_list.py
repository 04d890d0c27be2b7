"""What needs attention first, and whether somebody is on it."""

from datetime import date

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
from cqcdash.vocabulary.words import State


def attention(
    positions: pd.DataFrame,
    follow_ups: pd.DataFrame,
    as_of: date,
    book: RuleBook = SHIPPED,
    acknowledgements: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Items to act on, worst state first, then by the day to act; schema ATTENTION.

    What has ended comes after everything that can still be saved.

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
    ended = items["state_code"].isin([place(state) for state in ENDED])
    items["rank"] = items["state_code"].where(~ended, place(State.RENEWAL_LATE) + 0.5)
    items["turn"] = _turn(items, ended)
    ranked = items.sort_values(
        ["estimated", "rank", "turn", "certificates_at_stake", "item_key"],
        ascending=[True, True, True, False, True],
    ).reset_index(drop=True)
    ranked["state"] = words_of(ranked["state_code"].to_numpy("int64"), State, ranked.index)
    ranked["colour"] = colour(ranked["state"])
    return ATTENTION.conform(ranked)


def _turn(items: pd.DataFrame, ended: Column) -> Column:
    """Within a state the earliest day to act comes first; of what ended, the latest end."""
    left = items["days_left"].astype("Float64")
    return left.where(~ended, -left)
