"""What about this certificate asks for attention, and who is on it."""

import streamlit as st

from cqcdash.portfolio import EVERYTHING
from cqcdash.texts import _
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.frame import View, cached_attention
from cqcdash.ui.parts import draw_handling
from cqcdash.vocabulary.attention import ItemKind

OF_THE_GROUP = [str(ItemKind.AUDIT_GROUP), str(ItemKind.FINDING)]


def draw_in_hand(view: View, row: Row) -> None:
    """The items of the attention list that concern this certificate."""
    found = cached_attention(view.chosen.as_of, EVERYTHING, view.chosen.known_on)
    kind, key = found["item_kind"].astype("str"), found["item_key"]
    own = (kind == ItemKind.CERTIFICATE) & (key == row["certificate_no"])
    shared = kind.isin(OF_THE_GROUP) & (key == row["audit_group"]) & bool(row["in_audit_group"])
    items = found.loc[(own | shared).to_numpy(bool)]
    if items.empty:
        return
    st.header(_("In hand?"), anchor=False)
    draw_handling(items)
