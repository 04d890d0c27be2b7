"""Sharing what is on the screen: a link, a mail, the tables as files, paper."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

import pandas as pd
import streamlit as st

from cqcdash import exports
from cqcdash.texts import _
from cqcdash.ui.frame.about import present_about
from cqcdash.ui.frame.manners import lay_out_for_paper
from cqcdash.ui.frame.navigation import MISSING, Page
from cqcdash.ui.frame.view import View

TABLES = "share.tables"
NOT_SHARED = ("search", "staged", MISSING)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Tables = dict[str, Callable[[], pd.DataFrame]]


def begin_tables() -> None:
    """Forget the tables of the last run; called before a page draws its own."""
    st.session_state[TABLES] = {}


def offer_table(name: str, table: Callable[[], pd.DataFrame]) -> None:
    """Let the share menu hold a table of this page: its rows with headings and words."""
    st.session_state.setdefault(TABLES, {})[name] = table


def draw_share(view: View, place: Page) -> None:
    """The menu with everything that carries this view to somebody else."""
    tables: Tables = st.session_state[TABLES]
    link, describes = _link(place), present_about()
    with st.popover(_("Share"), icon=":material/share:", type="tertiary"):
        st.caption(_("Link to this view"))
        st.code(link, language=None, wrap_lines=True)
        title = _(place.title)
        mail = {"subject": f"{title}: {view.caption}", "body": f"{title}\n{view.caption}\n\n{link}"}
        st.link_button(
            _("Mail"),
            f"mailto:?{urlencode(mail, quote_via=quote)}",
            icon=":material/mail:",
            width="stretch",
        )
        st.download_button(
            _("All tables of this page, XLSX"),
            lambda: exports.xlsx_bytes(
                {name: table() for name, table in tables.items()}, describes
            ),
            f"{place.name}.xlsx",
            XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="share.xlsx",
            width="stretch",
        )
        st.button(
            _("Print"),
            icon=":material/print:",
            on_click=lay_out_for_paper,
            key="share.print",
            width="stretch",
        )


def _link(place: Page) -> str:
    """The address of this view; without a day it shows the day on which it is opened."""
    asked = [
        (key, value)
        for key in st.query_params
        if key not in NOT_SHARED
        for value in st.query_params.get_all(key)
    ]
    base = (st.context.url or "").split("?")[0]
    root = base.removesuffix(f"/{place.address}") if place.address else base.rstrip("/")
    page = f"{root}/{place.address}"
    return f"{page}?{urlencode(asked, quote_via=quote)}" if asked else page
