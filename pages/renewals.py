"""Which renewals must start now, and which months are too full?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui import opening, renewing, tables

view = opening.opened("renewals")

st.header(_("Five years ahead"), anchor=False)
renewing.wall(view)

st.header(_("Renewals by the time left to start"), anchor=False)
tables.show(
    renewing.listed(view),
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
