"""Which certificates expire, and when must each renewal be filed?"""

from cqcdash import metrics
from cqcdash.charts import expiring
from cqcdash.texts import _
from cqcdash.ui import choices, figures, opening, tables
from cqcdash.vocabulary.words import ExpiryBand

view = opening.opened("expiring")
positions = view.derived.positions
bands = metrics.expiry_bands(positions)

figures.draw(
    expiring.bands(bands),
    key="bands",
    alt=_("Number of certificates per time left until expiry."),
    picks=choices.setter("band"),
)
chosen = choices.codes("band", _("Expires in"), list(ExpiryBand))
tables.show(
    choices.only(positions, "expiry_band", chosen),
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
