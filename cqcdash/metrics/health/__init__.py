"""What contradicts itself in the records, and what the numbers could not count."""

from cqcdash.metrics.health.report import (
    certificates_behind,
    corrections,
    data_health,
    health_counts,
)

__all__ = [
    "certificates_behind",
    "corrections",
    "data_health",
    "health_counts",
]
