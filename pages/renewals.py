"""Which renewals must start now, and which months are too full?"""

import streamlit as st

from cqcdash.texts import _
from cqcdash.texts.answers import renewals_answer
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import draw_answer, show_table
from cqcdash.ui.renewals import (
    draw_bundles,
    draw_load,
    draw_years,
    renewals_listed,
    seen_flags,
    seen_load,
)

view = open_page("renewals")
load = seen_load(view)
draw_answer(*renewals_answer(seen_flags(view), load.months))
draw_load(load)
draw_bundles(view)

st.header(_("Every renewal by the time left to start"), anchor=False)
show_table(
    renewals_listed(view),
    [
        "certificate_no",
        "turn",
        "slack",
        "gap_days",
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
draw_years(view)
