"""What needs attention first?"""

import streamlit as st

from cqcdash.texts.answers import overview_answer
from cqcdash.ui.overview import (
    draw_cover,
    draw_do_now,
    draw_health,
    draw_law,
    draw_rest,
    draw_year,
    seen_cover,
)
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import draw_answer

view = open_page("overview")
cover = seen_cover(view)
draw_answer(
    *overview_answer(view.attention, view.attention_members, cover.months, view.chosen.as_of)
)
wide, narrow = st.columns([2, 1], gap="large")
with wide:
    draw_do_now(view)
with narrow:
    draw_health(view)
    year = st.container()
draw_law(view)
draw_cover(cover)
draw_rest(view)
# It looks back month by month: nothing above waits for it.
with year:
    draw_year(view)
