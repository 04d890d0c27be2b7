"""Somebody takes one item or many in hand, or gives one back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.texts import _, counted
from cqcdash.texts.attention import item_instead, item_title
from cqcdash.texts.words import label
from cqcdash.ui.frame import safely, say_later, stamp, today, user_name
from cqcdash.ui.parts.fields import day_input
from cqcdash.ui.parts.wording import day_text, known
from cqcdash.vocabulary.attention import (
    BUNDLES,
    Acknowledgement,
    Handling,
    ItemKind,
    Lapse,
)

Item = Mapping[str, Any]
Items = Sequence[Item]
# Of many items these are named; the rest is counted.
NAMED = 8
SOME_TIME = timedelta(days=30)


def take_in_hand(items: pd.DataFrame, members: pd.DataFrame) -> None:
    """Open the dialog in which somebody takes these items in hand; Save is the second click.

    Call it once, in the run in which the button was pressed. The owner of the records is proposed.

    Args:
        items: schema ATTENTION, one row or many.
        members: schema MEMBERS, of these items at least.
    """
    rows = items.to_dict("records")
    # The title is translated for the reader, so the dialog is made when it is opened.
    st.dialog(_("Take in hand"), icon=":material/front_hand:")(_ask)(rows, members)


def draw_handling(items: pd.DataFrame, members: pd.DataFrame) -> None:
    """A line for each of a few items, with its buttons.

    Args:
        items: schema ATTENTION.
        members: schema MEMBERS, of these items at least.
    """
    for number, item in enumerate(items.to_dict("records")):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            told = f"{item_title(item)} — {handled_words(item)}"
            st.text("\n".join(filter(None, (told, item_instead(item)))), width="stretch")
            with st.container(horizontal=True, width="content"):
                _buttons(item, members, number)


def handled_words(item: Item) -> str:
    """Who takes care of an item, until when and with what note; the record's owner before that.

    Args:
        item: a row of schema ATTENTION.
    """
    words = label(Handling(item["handling"]))
    if item["handling"] == Handling.NOBODY:
        parts = [
            f"{words} ({label(Lapse(item['lapsed']))})" if known(item["lapsed"]) else words,
            _("taken in part by {name}").format(name=item["taken_by"])
            if known(item["taken_by"])
            else "",
            _("responsible: {name}").format(name=item["owner"]) if known(item["owner"]) else "",
        ]
    else:
        until = _("until {day}").format(day=day_text(item["until"]))
        parts = [
            f"{words}: {item['taken_by']}",
            until if known(item["until"]) else "",
            str(item["note"]) if known(item["note"]) else "",
        ]
    return ", ".join(part for part in parts if part)


def _buttons(item: Item, members: pd.DataFrame, number: int) -> None:
    taken = item["handling"] != Handling.NOBODY
    words = _("Change") if taken else _("Take")
    if st.button(words, icon=":material/front_hand:", key=f"take.{number}"):
        take_in_hand(pd.DataFrame([item]), members)
    if taken or known(item["taken_by"]):
        st.button(
            _("Give back"),
            icon=":material/undo:",
            key=f"give.{number}",
            on_click=safely(_withdraw),
            args=(item, members),
        )


def _ask(items: Items, members: pd.DataFrame) -> None:
    for item in items[:NAMED]:
        st.text(item_title(item))
    if len(items) > NAMED:
        more = len(items) - NAMED
        st.text(counted("and {n} more item", "and {n} more items", more))
    owner = st.text_input(
        _("Who takes care of it?"), _proposed(items), key="acknowledging.owner", max_chars=120
    )
    note = st.text_area(
        _("What was decided?"), _note(items), key="acknowledging.note", max_chars=2000
    )
    until = day_input(_("Until when does this count?"), _suggested(items), "acknowledging.until")
    st.caption(
        _("After that day, or when the date of the item changes, it asks for attention again.")
    )
    if st.button(_("Save"), type="primary", disabled=not owner.strip(), key="acknowledging.save"):
        safely(_acknowledge)(items, members, owner.strip(), note.strip(), until)
        st.rerun()


def _proposed(items: Items) -> str:
    """Who has it already, else whom most of the records name first, else the reader."""
    for column in ("taken_by", "owner"):
        names = [str(item[column]).split("; ")[0] for item in items if known(item[column])]
        if names:
            return max(names, key=names.count)
    return user_name()


def _note(items: Items) -> str:
    return str(items[0]["note"]) if len(items) == 1 and known(items[0]["note"]) else ""


def _suggested(items: Items) -> date:
    """The day until which it was taken, else the first day to act, else some time from now."""
    if len(items) == 1 and known(items[0]["until"]):
        return items[0]["until"].date()
    start = today()
    ahead = [item["act_by"].date() for item in items if known(item["act_by"])]
    return min((day for day in ahead if day > start), default=start + SOME_TIME)


def _acknowledge(items: Items, members: pd.DataFrame, owner: str, note: str, until: str) -> None:
    user, at = user_name(), stamp()
    last = date.fromisoformat(until) if until else None
    portfolio.acknowledge(
        settings().database,
        [
            Acknowledgement(
                kind, key, then.date() if known(then) else None, owner, note, last, user, at
            )
            for item in items
            for kind, key, then in _units(item, members)
        ],
    )
    say_later(
        counted(
            "{owner} takes care of it.", "{owner} takes care of {n} items.", len(items), owner=owner
        ),
        "success",
    )


def _withdraw(item: Item, members: pd.DataFrame) -> None:
    units = list(_units(item, members))
    kind = units[0][0]
    keys = [key for _kind, key, _then in units]
    portfolio.withdraw(settings().database, kind, keys, user_name(), stamp())
    say_later(_("It asks for attention again."), "info")


def _units(item: Item, members: pd.DataFrame) -> Iterable[tuple[str, str, Any]]:
    """What is acknowledged: kind, key and date of the item, or of each certificate of a bundle."""
    if item["item_kind"] not in BUNDLES:
        return [(str(item["item_kind"]), str(item["item_key"]), item["date"])]
    own = members.loc[
        (
            (members["item_kind"] == item["item_kind"]) & (members["item_key"] == item["item_key"])
        ).to_numpy(bool)
    ]
    pairs = zip(own["certificate_no"], own["date"], strict=True)
    return [(str(ItemKind.CERTIFICATE), str(number), then) for number, then in pairs]
