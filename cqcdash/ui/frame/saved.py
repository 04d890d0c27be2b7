"""Saved views: a page with its filters under a name, for everybody of this installation."""

import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.texts import _
from cqcdash.ui.frame import clock
from cqcdash.ui.frame.cache import cached_views
from cqcdash.ui.frame.filters import COLUMN, clear_filters
from cqcdash.ui.frame.messages import escaped, safely, say_later
from cqcdash.ui.frame.navigation import PAGES, Page, go_to
from cqcdash.ui.frame.reader import user_name
from cqcdash.vocabulary.views import SavedView

NAME = "saving.name"
# Of an address: the day passes, a search is of the moment.
LEFT_OUT = ("as_of", "as_known", "search", "staged")
PAGE_AT = {place.address: place for place in PAGES}


def draw_saved_views() -> None:
    """The saved views, each a way back to what it shows, below the pages."""
    found = [view for view in cached_views() if view.page in PAGE_AT]
    if not found:
        return
    st.header(_("Saved views"), anchor=False)
    for number, view in enumerate(found):
        st.button(
            escaped(view.name),
            icon=":material/bookmark:",
            type="tertiary",
            key=f"saved.{number}",
            on_click=safely(_open),
            args=(view,),
        )


def _open(view: SavedView) -> None:
    """The filters are fields of every page: they are set here, the rest is the page's own."""
    clear_filters()
    for key in COLUMN:
        st.session_state[key] = list(view.parameters.get(key, ()))
    own = {key: list(values) for key, values in view.parameters.items() if key not in COLUMN}
    go_to(PAGE_AT[view.page].name, own)


def draw_saving(place: Page) -> None:
    """A way to keep what is on the screen under a name, and to take a saved view away."""
    with st.popover(_("Views"), icon=":material/bookmarks:", type="tertiary"):
        st.text_input(
            _("Name of this view"),
            key=NAME,
            max_chars=60,
            placeholder=_("for instance: my tyres at Rayong"),
        )
        st.button(
            _("Save view"), type="primary", on_click=safely(_save), args=(place,), key="saving"
        )
        st.caption(
            _(
                "The page with its filters, always seen from the present day. It appears "
                "below the pages for everybody of this installation."
            )
        )
        for number, view in enumerate(cached_views()):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(view.name, width="stretch")
                st.button(
                    _("Remove"),
                    icon=":material/delete:",
                    type="tertiary",
                    on_click=safely(_remove),
                    args=(view.name,),
                    key=f"saving.remove.{number}",
                )


def _save(place: Page) -> None:
    name = str(st.session_state.get(NAME) or "").strip()
    if not name:
        say_later(_("Give the view a name first."), "warning")
        return
    parameters = {
        key: tuple(st.query_params.get_all(key)) for key in st.query_params if key not in LEFT_OUT
    }
    made = SavedView(name, place.address, parameters, user_name(), clock.stamp())
    portfolio.save_view(settings().database, made)
    st.session_state[NAME] = ""
    say_later(_("The view {name} is saved.").format(name=name), "success")


def _remove(name: str) -> None:
    portfolio.remove_view(settings().database, name, user_name(), clock.stamp())
    say_later(_("The view {name} is removed.").format(name=name), "info")
