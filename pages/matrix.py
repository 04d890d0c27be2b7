"""Where is something held, and where does a hole open?"""

import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _
from cqcdash.texts.answers import matrix_answer
from cqcdash.ui.matrix import draw_certificates_behind, draw_matrix, draw_plants, seen_plants
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import draw_answer, show_table
from cqcdash.vocabulary.overview import MATRIX

view = open_page("matrix")
found = metrics.plant_category_matrix(view.derived.positions, view.chosen.as_of)
plants = seen_plants(view)
draw_answer(*matrix_answer(found, plants))
draw_matrix(view, found, plants)
draw_certificates_behind(view, found)
draw_plants(plants)

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
        "months_left",
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
