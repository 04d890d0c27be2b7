"""Which renewals must start now, and which months are too full?"""

from cqcdash.texts import _
from cqcdash.ui import choices, opening, tables

view = opening.opened("renewals")
tables.show(
    choices.living(view.derived.positions, []),
    [
        "certificate_no",
        "state",
        "plant",
        "product_category",
        "expires_on",
        "file_renewal_by",
        "start_renewal_by",
        "renewal_slack_days",
        "renewal_blocked_by",
        "renewal_application_no",
    ],
    key="renewals",
    by=["start_renewal_by"],
    alt=_("Renewals, the first to start at the top."),
    file="renewals",
)
