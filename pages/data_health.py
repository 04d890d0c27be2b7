"""What contradicts itself, and what could not be counted?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui import health, opening

view = opening.opened("data_health")

st.header(_("What the numbers could not count"), anchor=False)
health.uncounted(view)

st.header(_("Contradictions and gaps"), anchor=False)
health.draw(view, health.found(view))
