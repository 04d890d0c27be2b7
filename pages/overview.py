"""What needs attention first?"""

import streamlit as st

from cqcdash import metrics
from cqcdash.charts import overview
from cqcdash.texts import _
from cqcdash.ui import acknowledging, choices, figures, numbers, opening, summary, tables
from cqcdash.vocabulary.derived import Handling

view = opening.opened("overview")
seen = view.derived
counts = metrics.overview_counts(seen.positions, seen.follow_ups, seen.cases, seen.as_of)

summary.draw(counts, numbers.bands(metrics.expiry_bands(seen.positions)))

wide, narrow = st.columns([2, 1], gap="medium")
with wide:
    st.header(_("Safe until"), anchor=False)
    figures.draw(
        overview.safe_until_by_month(
            metrics.safe_until_by_month(seen.positions, seen.as_of), seen.as_of
        ),
        key="safe_until",
        picks=choices.opener("expiring", "safe_until"),
        alt=_("Certificates by the month until which they are safe, and by what ends it."),
    )
with narrow:
    st.header(_("State of the certificates"), anchor=False)
    figures.draw(
        overview.states(numbers.states(counts)),
        key="states",
        picks=choices.opener("expiring", "state"),
        alt=_("Number of certificates in each state, the worst first."),
    )

st.header(_("Needs attention first"), anchor=False)
chosen = choices.codes(
    "handling", _("In hand"), list(Handling), choices.counted(view.attention, "handling")
)
said = [name for name in ("lapsed", "note") if bool(view.attention[name].notna().any())]
tables.show(
    acknowledging.offered(choices.only(view.attention, "handling", chosen)),
    [
        "item_key",
        "what",
        "state",
        "act_by",
        "days_left",
        "certificates_at_stake",
        "handling",
        "owner",
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
