"""Where are applications stuck?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui import choices, opening
from cqcdash.ui.cases import head, parts

view = opening.opened("applications")
if view.derived.cases.empty:
    st.info(_("No application in this view."), icon=":material/check_circle:")
    st.stop()
head.draw(view)
part = choices.part("part", _("Part of the page"), parts.titles())
parts.PARTS[part](view)
