"""Which renewals must start now, and which months are too full?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import show_table
from cqcdash.ui.renewals import draw_wall, renewals_listed

view = open_page("renewals")

st.header(_("Five years ahead"), anchor=False)
draw_wall(view)

st.header(_("Renewals by the time left to start"), anchor=False)
show_table(
    renewals_listed(view),
    [
        "certificate_no",
        "turn",
        "slack",
        "renewal_blocked_by",
        "plant",
        "product_category",
        "start_renewal_by",
        "file_renewal_by",
        "expires_on",
        "renewal_application_no",
        "lead_time_days",
        "lead_time_from",
        "lead_time_cases",
        "state",
        "owner",
    ],
    key="renewals",
    alt=_("Renewals, the most urgent first, with the time left to start."),
    file="renewals",
    empty=_("No renewal in this view."),
)
