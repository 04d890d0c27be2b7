"""What the search over everything found, each hit a way to its page."""

import streamlit as st

from cqcdash import portfolio
from cqcdash.texts import _
from cqcdash.ui.frame import View
from cqcdash.ui.parts import show_table
from cqcdash.vocabulary.found import FOUND

COLUMNS = [
    *("found_key", "found_kind", "product", "plant", "product_category"),
    *("owner", "state", "safe_until", "certificates"),
]
HEIGHT = 9


def draw_found(view: View, typed: str) -> None:
    """The hits in the whole portfolio, whatever the filters say; nothing while nothing is typed."""
    if not typed:
        return
    hits = portfolio.search(view.whole, typed)
    with st.container(border=True, key="found"):
        show_table(
            hits,
            [name for name in COLUMNS if name == "found_key" or bool(hits[name].notna().any())],
            key="found.table",
            schema=FOUND,
            alt=_("What was found in the whole portfolio; a click opens it."),
            empty=_("Nothing in the portfolio holds what you typed."),
            height=33 * (min(len(hits), HEIGHT) + 1) + 2,
        )
