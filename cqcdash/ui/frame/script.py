"""The script of the app: what stands around every page."""

from pathlib import Path

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.frame import messages
from cqcdash.ui.frame.cache import cached_snapshot
from cqcdash.ui.frame.filters import choose_view
from cqcdash.ui.frame.navigation import page_sections
from cqcdash.ui.frame.reader import follow_reader
from cqcdash.ui.frame.view import hand_over_view

follow_reader()
st.set_page_config(
    page_title="CQC certificates",
    page_icon=str(Path(__file__).with_name("icon.png")),
    layout="wide",
    menu_items={"about": "cqcdash — keeps a portfolio of CQC and CCC certificates safe."},
)
st.logo(str(Path(__file__).with_name("logo.svg")), size="large")
with messages.guarded():
    page = st.navigation(page_sections(), expanded=True)
    with st.sidebar:
        st.header(_("Show"))
        chosen = choose_view(cached_snapshot())
    hand_over_view(chosen)
    page.run()
