"""How does this certificate stand, and where does each date come from?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.texts.answers import certificate_answer
from cqcdash.ui.certificate import (
    chosen_certificate,
    draw_head,
    draw_in_hand,
    draw_life,
    draw_sections,
    items_about,
)
from cqcdash.ui.page import open_page

view = open_page("certificate")
row = chosen_certificate(view)
about = items_about(view, row)
draw_head(row, certificate_answer(row, about.items))
draw_in_hand(about)
st.header(_("Its life"), anchor=False)
draw_life(view, row["certificate_no"])
draw_sections(view, row)
