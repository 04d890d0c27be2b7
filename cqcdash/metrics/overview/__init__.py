"""What looks across the portfolio: counts, plants by categories, full months."""

from cqcdash.metrics.overview.audits_again import duty_audits
from cqcdash.metrics.overview.capacity import Capacity, renewal_capacity
from cqcdash.metrics.overview.counts import (
    expiry_bands,
    overview_counts,
    safe_until_by_month,
    safe_until_in,
)
from cqcdash.metrics.overview.cover import Cover, cover_months
from cqcdash.metrics.overview.duty import (
    concerned_by,
    duty_burn_down,
    duty_summary,
    with_body,
)
from cqcdash.metrics.overview.load import Load, filing_weeks, renewal_bundles, renewal_load, to_file
from cqcdash.metrics.overview.matrix import plant_category_matrix
from cqcdash.metrics.overview.plants import plant_comparison
from cqcdash.metrics.overview.trend import month_ends, standings_over_time
from cqcdash.metrics.overview.verification import numbers_to_verify, with_sights
from cqcdash.metrics.overview.wall import renewal_wall
from cqcdash.metrics.overview.weeks import (
    Weeks,
    expiries_by_week,
    expiring_within,
    has_ended,
)

__all__ = [
    "Capacity",
    "Cover",
    "Load",
    "Weeks",
    "concerned_by",
    "cover_months",
    "duty_audits",
    "duty_burn_down",
    "duty_summary",
    "expiries_by_week",
    "expiring_within",
    "expiry_bands",
    "filing_weeks",
    "has_ended",
    "month_ends",
    "numbers_to_verify",
    "overview_counts",
    "plant_category_matrix",
    "plant_comparison",
    "renewal_bundles",
    "renewal_capacity",
    "renewal_load",
    "renewal_wall",
    "safe_until_by_month",
    "safe_until_in",
    "standings_over_time",
    "to_file",
    "with_body",
    "with_sights",
]
