"""What cannot be saved any more, what rests on a guess, and the whole list with its actions."""

import pandas as pd
import streamlit as st

from cqcdash.texts import _, grouped
from cqcdash.texts.attention import item_instead, item_title, item_why
from cqcdash.ui.frame import View
from cqcdash.ui.parts import Action, choose_codes, counts_of, only, show_table, take_in_hand
from cqcdash.vocabulary.attention import ATTENTION, Handling, Section

LOST_SHOWN = 8
COLUMNS = [
    *("item_key", "todo", "act_by", "bites_on", "certificates_at_stake", "unblocks"),
    *("handling", "taken_by", "owner", "state", "plant", "blocked_by", "section", "why"),
    *("lapsed", "note", "until", "product_categories", "score"),
]


def draw_rest(view: View) -> None:
    """Two sections apart from what can be saved, then everything as one list."""
    items = view.attention
    _draw_lost(items.loc[(items["section"] == Section.LOST).to_numpy(bool)])
    _draw_list(view, items)


def _draw_lost(lost: pd.DataFrame) -> None:
    if lost.empty:
        return
    st.header(_("Cannot be saved any more · {n}").format(n=grouped(len(lost))), anchor=False)
    records = lost.to_dict("records")
    show_table(
        lost.assign(
            todo=[item_title(row) for row in records],
            instead=[item_instead(row) for row in records],
        ),
        ["item_key", "todo", "instead", "certificates_at_stake", "gap_days", "expected_on"],
        key="lost",
        schema=ATTENTION,
        alt=_("What cannot be saved any more, and what to do instead."),
        file="cannot-be-saved",
        height=33 * (min(len(lost), LOST_SHOWN) + 1) + 2,
    )


def _draw_list(view: View, items: pd.DataFrame) -> None:
    st.header(_("Everything that asks for attention"), anchor=False)
    left, right = st.columns(2)
    with left:
        parts = choose_codes("part", _("Part"), list(Section), counts_of(items, "section"))
    with right:
        chosen = choose_codes(
            "handling", _("In hand"), list(Handling), counts_of(items, "handling")
        )
    rows = only(only(items, "section", parts), "handling", chosen)
    records = rows.to_dict("records")
    worded = rows.assign(
        todo=[item_title(row) for row in records], why=[item_why(row) for row in records]
    )
    show_table(
        worded,
        [name for name in COLUMNS if name in worded and bool(worded[name].notna().any())],
        key="attention",
        schema=ATTENTION,
        alt=_("What to act on, what comes first first."),
        file="attention",
        empty=_("Nothing in this view needs attention now."),
        actions=[
            Action(
                "take",
                _("Take in hand"),
                ":material/front_hand:",
                lambda chosen: take_in_hand(chosen, view.attention_members),
            )
        ],
    )
