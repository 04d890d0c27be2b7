"""Do now: the few things that come first, each with its reason, its owner and two buttons."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash.texts import _, counted, grouped
from cqcdash.texts.attention import item_title, item_why
from cqcdash.ui.frame import View, escaped, go_to, link_to
from cqcdash.ui.parts import handled_words, item_target, show_table, take_in_hand
from cqcdash.vocabulary.attention import BUNDLES, ItemKind, Section

SHOWN = 6
OPENED = "do_now.opened"
COLUMNS = [
    *("certificate_no", "product", "file_renewal_by", "expires_on", "owner"),
    *("renewal_application_no", "state", "reported_status"),
]
Item = Mapping[str, Any]


def draw_do_now(view: View) -> None:
    """The first items that can still be saved, then how many renewals wait in how many bundles."""
    items = view.attention
    open_now = items.loc[(items["section"] == Section.SAVEABLE).to_numpy(bool)]
    st.header(_("Do now"), anchor=False)
    if open_now.empty:
        st.info(_("Nothing in this view has to be done now."), icon=":material/check_circle:")
        return
    first = open_now.head(SHOWN)
    for number, item in enumerate(first.to_dict("records")):
        _draw_item(view, first.iloc[[number]], item, number)
    _draw_more(open_now.iloc[SHOWN:])


def _draw_item(view: View, row: pd.DataFrame, item: Item, number: int) -> None:
    with st.container(border=True, key=f"do_now_{number}", gap="xxsmall"):
        told, pressed = st.columns([5, 2], vertical_alignment="center", gap="small")
        with told:
            st.markdown(f"**{number + 1}. {escaped(item_title(item))}**")
            st.caption(escaped(f"{item_why(item)} · {handled_words(item)}"))
        with pressed, st.container(horizontal=True, horizontal_alignment="right", gap="xsmall"):
            if st.button(_("Take"), icon=":material/front_hand:", key=f"do_now.take.{number}"):
                take_in_hand(row, view.attention_members)
            _draw_way_in(item, number)
        if st.session_state.get(OPENED) == str(item["item_key"]):
            _draw_bundle(view, item, number)


def _draw_way_in(item: Item, number: int) -> None:
    """A bundle opens where it stands; everything else has a page."""
    key, way = f"do_now.open.{number}", str(item["item_key"])
    if item["item_kind"] not in BUNDLES:
        if st.button(_("Open"), icon=":material/arrow_forward:", key=key):
            go_to(*item_target(item))
        return
    closes = st.session_state.get(OPENED) == way
    st.button(
        _("Close") if closes else _("Open"),
        icon=":material/expand_less:" if closes else ":material/expand_more:",
        key=key,
        on_click=_turn,
        args=("" if closes else way,),
    )


def _turn(opened: str) -> None:
    st.session_state[OPENED] = opened


def _draw_bundle(view: View, item: Item, number: int) -> None:
    members = view.attention_members
    mine = (members["item_kind"] == item["item_kind"]) & (members["item_key"] == item["item_key"])
    numbers = members.loc[mine.to_numpy(bool), "certificate_no"]
    positions = view.whole.positions
    show_table(
        positions.loc[positions["certificate_no"].isin(numbers).to_numpy(bool)],
        COLUMNS,
        key=f"do_now.bundle.{number}",
        by=["file_renewal_by"],
        alt=_("The certificates of this bundle."),
        file="bundle",
    )


def _draw_more(rest: pd.DataFrame) -> None:
    """What follows in one line: renewals in their bundles, and everything else."""
    if rest.empty:
        return
    bundles = rest.loc[(rest["item_kind"] == ItemKind.RENEWALS).to_numpy(bool)]
    others = len(rest) - len(bundles)
    parts = []
    if len(bundles):
        parts.append(
            counted(
                "{n} renewal in {bundles} bundles",
                "{n} renewals in {bundles} bundles",
                sum(bundles["certificates_at_stake"]),
                bundles=grouped(len(bundles)),
            )
            if len(bundles) > 1
            else counted(
                "{n} renewal in one bundle",
                "{n} renewals in one bundle",
                sum(bundles["certificates_at_stake"]),
            )
        )
    if others:
        parts.append(counted("{n} further item", "{n} further items", others))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("and {what}").format(what=", ".join(parts)), width="content")
        if len(bundles):
            link_to("renewals", _("Open the renewals"))
