"""Where is something held, and where does a hole open?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.matrix import draw_certificates_behind, draw_matrix
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import show_table
from cqcdash.vocabulary.overview import MATRIX

view = open_page("matrix")
found = draw_matrix(view)
draw_certificates_behind(view, found)

st.header(_("All cells"), anchor=False)
show_table(
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
    schema=MATRIX,
    by=["lapses_on"],
    alt=_("Each plant and category with its certificates and dates."),
    file="plants-and-categories",
)
