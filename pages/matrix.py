"""Where is something held, and where does a hole open?"""

from cqcdash import metrics
from cqcdash.texts import _
from cqcdash.ui import opening, tables

view = opening.opened("matrix")
tables.show(
    metrics.plant_category_matrix(view.derived.positions, view.chosen.as_of),
    ["plant", "product_category", "certificates", "state", "safe_until"],
    key="matrix",
    alt=_("Certificates by plant and category."),
    file="matrix",
)
