"""Somebody takes an item in hand, or gives it back."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.ui.frame import safely, say_later, stamp, today, user_name
from cqcdash.ui.parts.fields import day_input
from cqcdash.ui.parts.wording import day_text, known
from cqcdash.vocabulary.attention import Acknowledgement, Handling, Lapse
from cqcdash.vocabulary.certificates import NextAction

Item = Mapping[str, Any]
# Nobody scrolls through more, and a thousand choices would slow every change of a filter.
OFFERED = 200


def with_handling(items: pd.DataFrame, key: str = "acknowledge") -> pd.DataFrame:
    """The same items, with a way to take one of them in hand above them.

    Args:
        items: schema ATTENTION.
        key: the widgets' name.
    """
    if items.empty:
        return items
    rows = items.head(OFFERED).to_dict("records")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            _("Take an item in hand"),
            range(len(rows)),
            index=None,
            format_func=lambda place: _name(rows[place]),
            placeholder=_("Choose an item of the list"),
            key=f"{key}.item",
        )
        pressed = st.button(
            _("Owner, note, until …"),
            icon=":material/front_hand:",
            disabled=chosen is None,
            key=f"{key}.open",
        )
    if pressed and chosen is not None:
        _dialog(rows[chosen])
    return items


def draw_handling(items: pd.DataFrame) -> None:
    """A line for each of a few items, with its buttons.

    Args:
        items: schema ATTENTION.
    """
    for number, item in enumerate(items.to_dict("records")):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.text(f"{_name(item)} — {_handled(item)}", width="stretch")
            with st.container(horizontal=True, width="content"):
                _buttons(item, number)


def _buttons(item: Item, number: int) -> None:
    taken = item["handling"] != Handling.NOBODY
    words = _("Change") if taken else _("Take in hand")
    if st.button(words, icon=":material/front_hand:", key=f"take.{number}"):
        _dialog(item)
    if taken:
        st.button(
            _("Give back"),
            icon=":material/undo:",
            key=f"give.{number}",
            on_click=safely(_withdraw),
            args=(item,),
        )


def _name(item: Item) -> str:
    by = _("by {day}").format(day=day_text(item["act_by"])) if known(item["act_by"]) else ""
    return " ".join(part for part in (f"{item['item_key']}: {_what(item)}", by) if part)


def _what(item: Item) -> str:
    return label(NextAction(item["what"])) if known(item["what"]) else _("Look at it")


def _handled(item: Item) -> str:
    words = label(Handling(item["handling"]))
    if item["handling"] == Handling.NOBODY:
        lapsed = item["lapsed"]
        return f"{words} ({label(Lapse(lapsed))})" if known(lapsed) else words
    until = _("until {day}").format(day=day_text(item["until"])) if known(item["until"]) else ""
    note = str(item["note"]) if known(item["note"]) else ""
    return ", ".join(part for part in (f"{words}: {item['owner']}", until, note) if part)


def _dialog(item: Item) -> None:
    # The title is translated for the reader, so the dialog is made when it is opened.
    st.dialog(_("Take in hand"), icon=":material/front_hand:")(_ask)(item)


def _ask(item: Item) -> None:
    st.text(_name(item))
    owner = st.text_input(
        _("Who takes care of it?"),
        str(item["owner"]) if known(item["owner"]) else user_name(),
        key="acknowledging.owner",
        max_chars=120,
    )
    note = st.text_area(
        _("What was decided?"),
        str(item["note"]) if known(item["note"]) else "",
        key="acknowledging.note",
        max_chars=2000,
    )
    until = day_input(_("Until when does this count?"), _suggested(item), "acknowledging.until")
    st.caption(
        _("After that day, or when the date of the item changes, it asks for attention again.")
    )
    if st.button(_("Save"), type="primary", disabled=not owner.strip(), key="acknowledging.save"):
        safely(_acknowledge)(item, owner.strip(), note.strip(), until)
        st.rerun()


def _suggested(item: Item) -> date:
    if known(item["until"]):
        return item["until"].date()
    start = today()
    if known(item["act_by"]) and item["act_by"].date() > start:
        return item["act_by"].date()
    return start + timedelta(days=30)


def _acknowledge(item: Item, owner: str, note: str, until: str) -> None:
    portfolio.acknowledge(
        settings().database,
        Acknowledgement(
            item_kind=str(item["item_kind"]),
            item_key=str(item["item_key"]),
            date_then=item["date"].date() if known(item["date"]) else None,
            owner=owner,
            note=note,
            until=date.fromisoformat(until) if until else None,
            user=user_name(),
            at=stamp(),
        ),
    )
    say_later(_("{owner} takes care of it.").format(owner=owner), "success")


def _withdraw(item: Item) -> None:
    portfolio.withdraw(
        settings().database,
        str(item["item_kind"]),
        str(item["item_key"]),
        user_name(),
        stamp(),
    )
    say_later(_("It asks for attention again."), "info")
