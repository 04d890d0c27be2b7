"""What the coming months take: audit visits, travel, people and money."""

from cqcdash.metrics.planning.costs import Plan, plan
from cqcdash.metrics.planning.travel import people_twice, travel_bundles
from cqcdash.metrics.planning.visits import planned_visits

__all__ = [
    "Plan",
    "people_twice",
    "plan",
    "planned_visits",
    "travel_bundles",
]
