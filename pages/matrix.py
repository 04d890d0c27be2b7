"""Where is something held, and where does a hole open?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui import held, opening, tables

view = opening.opened("matrix")
found = held.draw(view)
held.behind(view, found)

st.header(_("All cells"), anchor=False)
tables.show(
    found,
    [
        "plant",
        "product_category",
        "certificates",
        "ended",
        "state",
        "safe_until",
        "lapses_on",
        "renewal_done_by",
        "lapses_before_renewal",
        "hole",
    ],
    key="all_cells",
    subject="matrix",
    by=["lapses_on"],
    alt=_("Each plant and category with its certificates and dates."),
    file="plants-and-categories",
)
