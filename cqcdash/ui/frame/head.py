"""The head of every page: title, what is chosen, a search over everything, views and sharing."""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.frame import clock
from cqcdash.ui.frame.filters import (
    Chosen,
    chosen_values,
    clear_filters,
    day_words,
    look_at_today,
    remove_value,
    word_for,
)
from cqcdash.ui.frame.messages import escaped

SEARCH = "search"
# A button's label is one line: a longer name is cut where it is whole in the filter below.
LONGEST = 40


def draw_chips(chosen: Chosen) -> None:
    """The filters in force, each with its own way out."""
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="chips"):
        st.caption(escaped(day_words(chosen)), width="content")
        if chosen.as_of != clock.today():
            _chip(_("Back to today"), "as_of", "")
        values = chosen_values(chosen)
        for number, (key, value) in enumerate(values):
            _chip(word_for(key, value), key, value, number)
        if len(values) + (chosen.as_of != clock.today()) > 1:
            st.button(
                _("Clear all filters"),
                icon=":material/filter_alt_off:",
                type="tertiary",
                on_click=clear_filters,
                key="chip.all",
            )


def _chip(words: str, key: str, value: str, number: int = 0) -> None:
    shown = words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
    st.button(
        escaped(shown),
        icon=":material/close:",
        help=_("Take this filter away."),
        on_click=remove_value if value else look_at_today,
        args=(key, value) if value else (),
        key=f"chip.{key}.{number}",
    )


def search_field() -> str:
    """The field that looks for everything; returns what is typed."""
    typed = st.text_input(
        _("Search everything"),
        key=SEARCH,
        type="search",
        live=True,
        max_chars=80,
        placeholder=_("Search number, product, plant, person"),
        label_visibility="collapsed",
        width=300,
    )
    return (typed or "").strip()


def leave_search() -> None:
    """Empty the field, once something that was found is opened."""
    st.session_state[SEARCH] = ""
