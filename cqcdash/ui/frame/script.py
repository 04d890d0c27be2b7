"""The script of the app: what stands around every page."""

from pathlib import Path

import streamlit as st

from cqcdash.ui.frame import messages
from cqcdash.ui.frame.about import keep_for_files
from cqcdash.ui.frame.cache import cached_snapshot
from cqcdash.ui.frame.filters import choose_view
from cqcdash.ui.frame.foot import draw_foot
from cqcdash.ui.frame.manners import draw_fold, filters_key, put_manners, watch_midnight
from cqcdash.ui.frame.navigation import page_sections
from cqcdash.ui.frame.reader import follow_reader
from cqcdash.ui.frame.saved import draw_saved_views
from cqcdash.ui.frame.view import View, hand_over_view

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
        draw_saved_views()
        put_manners()
    head = st.container(key="head", gap="xsmall")
    draw_fold()
    with st.container(horizontal=True, key=filters_key(), gap="xsmall"):
        chosen = choose_view(cached_snapshot())
    body, foot = st.container(), st.container()
    view = View(chosen, head)
    hand_over_view(view)
    keep_for_files(view)
    with foot:
        draw_foot(view)
    with body:
        page.run()
watch_midnight()
