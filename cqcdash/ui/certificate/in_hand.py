"""What about this certificate asks for attention, and who is on it."""

import streamlit as st

from cqcdash.metrics import Attention
from cqcdash.portfolio import EVERYTHING
from cqcdash.texts import _
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.frame import View, cached_attention
from cqcdash.ui.parts import draw_handling

KEY = ["item_kind", "item_key"]


def items_about(view: View, row: Row) -> Attention:
    """The items of the whole attention list that stand for this certificate, among others."""
    found = cached_attention(view.chosen.as_of, EVERYTHING, view.chosen.known_on)
    mine = (found.members["certificate_no"] == row["certificate_no"]).to_numpy(bool)
    keys = set(found.members.loc[mine, KEY].itertuples(index=False, name=None))
    chosen = [key in keys for key in found.items[KEY].itertuples(index=False, name=None)]
    return Attention(found.items.loc[chosen], found.members)


def draw_in_hand(about: Attention) -> None:
    """What asks for attention, with who is on it; nothing when nothing does."""
    if len(about.items):
        st.header(_("In hand?"), anchor=False)
        draw_handling(about.items, about.members)
