"""What stands around every page: navigation, filters and the shell; the script of the app."""

from pathlib import Path

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui import caching, filters, language, places, shell, view

language.follow()
st.set_page_config(
    page_title="CQC certificates",
    page_icon=str(Path(__file__).with_name("icon.png")),
    layout="wide",
    menu_items={"about": "cqcdash — keeps a portfolio of CQC and CCC certificates safe."},
)
st.logo(str(Path(__file__).with_name("logo.svg")), size="large")
with shell.guarded():
    page = st.navigation(places.navigation(), expanded=True)
    with st.sidebar:
        st.header(_("Show"))
        chosen = filters.choose(caching.snapshot())
    view.hand_over(chosen)
    page.run()
