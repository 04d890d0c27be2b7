"""What about this certificate asks for attention, and who is on it."""

import streamlit as st

from cqcdash.portfolio import EVERYTHING
from cqcdash.texts import _
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.frame import View, cached_attention
from cqcdash.ui.parts import draw_handling

KEY = ["item_kind", "item_key"]


def draw_in_hand(view: View, row: Row) -> None:
    """The items of the attention list that stand for this certificate, among others perhaps."""
    found = cached_attention(view.chosen.as_of, EVERYTHING, view.chosen.known_on)
    mine = (found.members["certificate_no"] == row["certificate_no"]).to_numpy(bool)
    keys = set(found.members.loc[mine, KEY].itertuples(index=False, name=None))
    if not keys:
        return
    chosen = [key in keys for key in found.items[KEY].itertuples(index=False, name=None)]
    st.header(_("In hand?"), anchor=False)
    draw_handling(found.items.loc[chosen], found.members)
