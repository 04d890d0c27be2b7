"""What needs attention first?"""

import streamlit as st

from cqcdash import metrics
from cqcdash.charts import overview
from cqcdash.texts import _
from cqcdash.ui.overview import draw_cards, draw_law
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import (
    band_counts,
    choose_codes,
    counts_of,
    only,
    page_opener,
    show_chart,
    show_table,
    state_counts,
    with_handling,
)
from cqcdash.vocabulary.attention import Handling

view = open_page("overview")
seen = view.derived
counts = metrics.overview_counts(seen.positions, seen.follow_ups, seen.cases, seen.as_of)

draw_law(view)
draw_cards(counts, band_counts(metrics.expiry_bands(seen.positions)))

wide, narrow = st.columns([2, 1], gap="medium")
with wide:
    st.header(_("Safe until"), anchor=False)
    show_chart(
        overview.safe_until_by_month(
            metrics.safe_until_by_month(seen.positions, seen.as_of), seen.as_of
        ),
        key="safe_until",
        picks=page_opener("expiring", "safe_until"),
        alt=_("Certificates by the month until which they are safe, and by what ends it."),
    )
with narrow:
    st.header(_("State of the certificates"), anchor=False)
    show_chart(
        overview.states(state_counts(counts)),
        key="states",
        picks=page_opener("expiring", "state"),
        alt=_("Number of certificates in each state, the worst first."),
    )

st.header(_("Needs attention first"), anchor=False)
chosen = choose_codes(
    "handling", _("In hand"), list(Handling), counts_of(view.attention, "handling")
)
said = [name for name in ("lapsed", "note") if bool(view.attention[name].notna().any())]
show_table(
    with_handling(only(view.attention, "handling", chosen), view.attention_members),
    [
        "item_key",
        "what",
        "state",
        "act_by",
        "days_left",
        "certificates_at_stake",
        "handling",
        "owner",
        "taken_by",
        *said,
        "plant",
        "product_categories",
        "safe_until",
        "until",
    ],
    key="attention",
    alt=_("What to act on, by the day to act."),
    file="needs-attention",
    empty=_("Nothing in this view needs attention now."),
)
