"""What contradicts itself, and what could not be counted?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.data_health import draw_problems, draw_uncounted, found_problems
from cqcdash.ui.page import open_page

view = open_page("data_health")

st.header(_("What the numbers could not count"), anchor=False)
draw_uncounted(view)

st.header(_("Contradictions and gaps"), anchor=False)
draw_problems(view, found_problems(view))
