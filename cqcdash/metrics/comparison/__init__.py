"""Two looks at the portfolio against each other: other days, other imports, other rules."""

from cqcdash.metrics.comparison.difference import Consequence, changes, consequences
from cqcdash.metrics.comparison.other_rules import impact

__all__ = [
    "Consequence",
    "changes",
    "consequences",
    "impact",
]
