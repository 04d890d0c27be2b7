"""Where are applications stuck?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.applications import SECTIONS, draw_head, section_titles
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import choose_part

view = open_page("applications")
if view.derived.cases.empty:
    st.info(_("No application in this view."), icon=":material/check_circle:")
    st.stop()
draw_head(view)
part = choose_part("part", _("Part of the page"), section_titles())
SECTIONS[part](view)
