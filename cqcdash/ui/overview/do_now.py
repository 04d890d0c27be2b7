"""Do now: the few things that come first, each with its reason, its owner and two buttons."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash.texts import _, counted
from cqcdash.texts.attention import item_title, item_why
from cqcdash.ui.frame import View, escaped, go_to, link_to
from cqcdash.ui.parts import handled_words, item_target, take_in_hand
from cqcdash.vocabulary.attention import ItemKind, Section

SHOWN = 6
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
            if st.button(_("Open"), icon=":material/arrow_forward:", key=f"do_now.open.{number}"):
                go_to(*item_target(item))


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
                int(bundles["certificates_at_stake"].sum()),
                bundles=len(bundles),
            )
            if len(bundles) > 1
            else counted(
                "{n} renewal in one bundle",
                "{n} renewals in one bundle",
                int(bundles["certificates_at_stake"].sum()),
            )
        )
    if others:
        parts.append(counted("{n} further item", "{n} further items", others))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_("and {what}").format(what=", ".join(parts)), width="content")
        if len(bundles):
            link_to("renewals", _("Open the renewals"))
