"""How long something takes when some of it is still running."""

from cqcdash.metrics.durations.percentiles import MIN_FOR_PERCENTILES, estimates, summaries
from cqcdash.metrics.durations.survival import KaplanMeier, kaplan_meier

__all__ = [
    "MIN_FOR_PERCENTILES",
    "KaplanMeier",
    "estimates",
    "kaplan_meier",
    "summaries",
]
