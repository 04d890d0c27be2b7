"""Where are applications stuck?"""

from cqcdash.texts import _
from cqcdash.ui import choices, opening, tables
from cqcdash.vocabulary.words import CaseState

view = opening.opened("applications")
chosen = choices.codes(
    "state", _("State"), list(CaseState), choices.counted(view.derived.cases, "state")
)
tables.show(
    choices.only(view.derived.cases, "state", chosen),
    [
        "application_no",
        "state",
        "plant",
        "product_category",
        "kind",
        "stage",
        "entered_stage_on",
        "days_in_stage",
        "age_days",
        "whose_move",
        "certificate_no",
    ],
    key="cases",
    subject="case",
    alt=_("Open applications."),
    file="applications",
)
