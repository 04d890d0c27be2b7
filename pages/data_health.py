"""What contradicts itself, and what could not be counted?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.texts.answers import data_health_answer
from cqcdash.ui.data_health import draw_problems, draw_uncounted, found_problems
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import draw_answer

view = open_page("data_health")

problems = found_problems(view)
draw_answer(*data_health_answer(problems))

st.header(_("What the numbers leave out"), anchor=False)
draw_uncounted(view)

st.header(_("Contradictions and gaps"), anchor=False)
draw_problems(view, problems)
