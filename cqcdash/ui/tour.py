"""A tour of two minutes: a few words on each of six pages, one step at a time."""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.frame import View, go_to
from cqcdash.vocabulary import mark as m

STEP = "tour.step"
# Whoever has imported more often than this has found the way.
FEW_IMPORTS = 5
STEPS = (
    (
        "overview",
        m(
            "The sentence on top says what protects most certificates this week. “Do now” holds "
            "the first steps with their reasons: Take puts one into somebody's hands, Open shows "
            "it. The bar counts every certificate by one of five words."
        ),
    ),
    (
        "expiring",
        m(
            "What expires in the next 90 days, week by week; a dash says that a filing falls due. "
            "Choose a plant or a person above, then send the view to a colleague with Share."
        ),
    ),
    (
        "audits",
        m(
            "Each plant with its audit window, the grace behind it and the visit that is booked. "
            "Below, one plant opened: what falls together, and what to prepare."
        ),
    ),
    (
        "applications",
        m(
            "Where cases are stuck, whose move it is, and when they will be done. A click on a "
            "case opens it, with a text to ask after it."
        ),
    ),
    (
        "trend",
        m("Whether the portfolio gets safer: the five words at the ends of the last months."),
    ),
    (
        "import_records",
        m(
            "Bring your own files here: nothing is written before you have seen what it would "
            "change. The sample is taken back in the import history."
        ),
    ),
)


def draw_tour(view: View, name: str) -> None:
    """The step of the tour that stands on this page; on the first page of a new one, the offer."""
    step = st.session_state.get(STEP)
    if step is None:
        if name == STEPS[0][0] and 0 < len(view.snapshot.imports) <= FEW_IMPORTS:
            _offer()
        return
    if STEPS[step][0] == name:
        _draw_step(step)


def _offer() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="tour_offer"):
        st.caption(_("New here?"), width="content")
        pressed = st.button(
            _("Take the tour of two minutes"),
            icon=":material/tour:",
            type="tertiary",
            key="tour.begin",
        )
    if pressed:
        _go(0)


def _draw_step(step: int) -> None:
    with st.container(border=True, key="tour"):
        st.markdown(f"**{step + 1} / {len(STEPS)}** · {_(STEPS[step][1])}")
        last = step == len(STEPS) - 1
        with st.container(horizontal=True):
            back = bool(step) and st.button(_("Back"), key="tour.back")
            words = _("End of the tour") if last else _("Next")
            on = st.button(words, type="primary", key="tour.next")
            ends = not last and st.button(_("End the tour"), type="tertiary", key="tour.end")
    if ends or (on and last):
        st.session_state.pop(STEP, None)
        st.rerun()
    if back or on:
        _go(step - 1 if back else step + 1)


def _go(step: int) -> None:
    st.session_state[STEP] = step
    go_to(STEPS[step][0])
