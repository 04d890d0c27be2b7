"""How the app behaves where Streamlit alone does not: phone, paper, midnight."""

from datetime import timedelta
from pathlib import Path

import streamlit as st
from streamlit.components import v2

from cqcdash.texts import _
from cqcdash.ui.frame import clock

HERE = Path(__file__).parent
UNFOLDED, PAPER, DAY = "filters.unfolded", "paper", "manners.day"
STYLE = (HERE / "style.css").read_text(encoding="utf-8")
EVERY = timedelta(minutes=5)

_manners = v2.component("cqcdash.manners", js=(HERE / "manners.js").read_text(encoding="utf-8"))
_printing = v2.component("cqcdash.printing", js=(HERE / "printing.js").read_text(encoding="utf-8"))


def put_manners() -> None:
    """The style sheet, and what folds a phone's navigation after it was used."""
    _manners(key="manners", data={"style": STYLE})


def filters_key() -> str:
    """The name of the filters' container: it tells the style sheet whether a phone shows them."""
    return "filters_open" if st.session_state.get(UNFOLDED) else "filters"


def draw_fold() -> None:
    """On a phone, the button that shows and hides the filters."""
    with st.container(key="fold"):
        st.button(_("Filters"), icon=":material/filter_alt:", on_click=_turn, key="fold.turn")


def _turn() -> None:
    st.session_state[UNFOLDED] = not st.session_state.get(UNFOLDED, False)


def on_paper() -> bool:
    """Whether the page is laid out for printing: whole tables, nothing to press."""
    return bool(st.session_state.get(PAPER))


def lay_out_for_paper() -> None:
    """Show the page as it will be printed, from the next run on."""
    st.session_state[PAPER] = True


def draw_paper_bar() -> None:
    """While the page is laid out for printing: print it, or go back."""
    with st.container(horizontal=True, key="tools_paper", vertical_alignment="center"):
        st.caption(_("Laid out for printing. The print dialog opens by itself."), width="content")
        st.button(
            _("Back to the page"), icon=":material/arrow_back:", on_click=_back, key="paper.back"
        )
        _printing(key="printing")


def _back() -> None:
    st.session_state.pop(PAPER, None)


@st.fragment(run_every=EVERY)
def watch_midnight() -> None:
    """A page that is left open looks at the clock now and then, and turns to the new day."""
    today = clock.today()
    if st.session_state.get(DAY, today) != today:
        st.session_state[DAY] = today
        st.rerun()
    st.session_state[DAY] = today
