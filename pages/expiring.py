"""Which certificates expire, and when must each renewal be filed?"""

import streamlit as st

from cqcdash import metrics
from cqcdash.charts import expiring
from cqcdash.texts import _
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import (
    band_counts,
    choice_setter,
    choose_codes,
    choose_months,
    counts_of,
    living,
    only,
    show_chart,
    show_table,
)
from cqcdash.vocabulary.certificates import ExpiryBand, State

view = open_page("expiring")
positions = metrics.safe_until_in(
    view.derived.positions, choose_months("safe_until", _("Safe until")), view.chosen.as_of
)
states = choose_codes("state", _("State"), list(State), counts_of(positions, "state"))
certificates = living(positions, states)
bands = band_counts(metrics.expiry_bands(certificates))

st.header(_("Time left until expiry"), anchor=False)
show_chart(
    expiring.bands(bands),
    key="bands",
    alt=_("Number of certificates per time left until expiry."),
    picks=choice_setter("band"),
)
chosen = choose_codes("band", _("Expires in"), list(ExpiryBand), bands)
show_table(
    only(certificates, "expiry_band", chosen),
    [
        "certificate_no",
        "state",
        "plant",
        "product_category",
        "product",
        "scheme",
        "expires_on",
        "days_to_expiry",
        "file_renewal_by",
        "start_renewal_by",
        "renewal_slack_days",
        "renewal_application_no",
        "safe_until",
        "safe_until_reason",
        "reported_status",
        "owner",
    ],
    key="expiring",
    by=["expires_on"],
    alt=_("Certificates by expiry, the soonest first."),
    file="expiring-certificates",
    empty=_("No certificate in this view expires in the chosen time."),
)
