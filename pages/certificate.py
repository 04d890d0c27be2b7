"""How does this certificate stand, and where does each date come from?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.certificate import (
    chosen_certificate,
    draw_head,
    draw_in_hand,
    draw_life,
    draw_sections,
)
from cqcdash.ui.page import open_page

view = open_page("certificate")
row = chosen_certificate(view)
draw_head(row)
st.header(_("Its life"), anchor=False)
draw_life(view, row["certificate_no"])
draw_in_hand(view, row)
draw_sections(view, row)
