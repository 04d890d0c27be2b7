"""How a page begins: access, head, what was searched for, and the empty database."""

import streamlit as st

from cqcdash.locations import HELP
from cqcdash.texts import _
from cqcdash.ui.found import draw_found
from cqcdash.ui.frame import (
    PAGE_BY_NAME,
    Page,
    View,
    begin_tables,
    draw_chips,
    draw_paper_bar,
    draw_saving,
    draw_share,
    name_missing_page,
    name_unknown,
    on_paper,
    search_field,
    taken_view,
)
from cqcdash.ui.newcomer import greet
from cqcdash.ui.tour import draw_tour


def open_page(name: str) -> View:
    """Check access, draw the page's head and return what to look at.

    On an empty database the page greets with what to bring, and ends there.
    """
    seen = open_records_page(name)
    if seen.snapshot.version == 0 or _is_empty(seen):
        greet()
        st.stop()
    return seen


def open_records_page(name: str) -> View:
    """The same for a page that also makes sense on an empty database."""
    seen = taken_view()
    place = PAGE_BY_NAME[name]
    begin_tables()
    with seen.head:
        typed = _draw_head(seen, place)
        draw_chips(seen.chosen)
        name_missing_page()
        name_unknown()
        if on_paper():
            draw_paper_bar()
        draw_found(seen, typed)
        draw_tour(seen, name)
    return seen


def _draw_head(seen: View, place: Page) -> str:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(_(place.title), anchor=False, width="stretch")
        with st.container(
            horizontal=True, width="content", vertical_alignment="center", key="tools"
        ):
            typed = search_field()
            draw_saving(place)
            draw_share(seen, place)
            text = HELP / f"{place.help or place.name}.md"
            if text.exists():
                with st.popover(_("Help"), icon=":material/help:", type="tertiary"):
                    st.markdown(text.read_text(encoding="utf-8"))
    return typed


def _is_empty(seen: View) -> bool:
    found = seen.snapshot
    return found.certificates.empty and found.audits.empty and found.visits.empty
