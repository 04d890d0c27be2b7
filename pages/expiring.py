"""Which certificates expire, and when must each renewal be filed?"""

import streamlit as st

from cqcdash import metrics
from cqcdash.charts import expiring
from cqcdash.texts import _
from cqcdash.ui import choices, figures, numbers, opening, tables
from cqcdash.vocabulary.words import ExpiryBand, State

view = opening.opened("expiring")
positions = metrics.safe_until_in(
    view.derived.positions, choices.months("safe_until", _("Safe until")), view.chosen.as_of
)
states = choices.codes("state", _("State"), list(State), choices.counted(positions, "state"))
certificates = choices.living(positions, states)
bands = numbers.bands(metrics.expiry_bands(certificates))

st.header(_("Time left until expiry"), anchor=False)
figures.draw(
    expiring.bands(bands),
    key="bands",
    alt=_("Number of certificates per time left until expiry."),
    picks=choices.setter("band"),
)
chosen = choices.codes("band", _("Expires in"), list(ExpiryBand), bands)
tables.show(
    choices.only(certificates, "expiry_band", chosen),
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
