"""What contradicts itself, and what could not be counted?"""

from cqcdash import metrics
from cqcdash.texts import _
from cqcdash.ui import caching, opening, tables

view = opening.opened("data_health")
found = metrics.data_health(
    view.derived.positions,
    view.snapshot.audits,
    view.derived.visits,
    view.chosen.as_of,
    caching.rules(),
)
tables.show(
    found,
    ["record", "plant", "column", "found", "expected"],
    key="health",
    alt=_("Records that contradict themselves or lack something."),
    file="data-health",
)
