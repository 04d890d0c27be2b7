"""Where a renewal stands, what blocks it, and how long such cases took."""

from enum import StrEnum

from cqcdash.vocabulary.schema import Schema, columns_of


class RenewalTurn(StrEnum):
    """Where a renewal stands, the most urgent first."""

    TOO_LATE = "too_late"
    START_SOON = "start_soon"
    FILED = "filed"
    LATER = "later"
    UNKNOWN = "unknown"


class BlockedBy(StrEnum):
    """What keeps a renewal from being granted (R13)."""

    SUSPENDED = "suspended"
    AUDIT_OVERDUE = "audit_overdue"
    FINDING_OPEN = "finding_open"


class LeadTimeFrom(StrEnum):
    """Whose finished cases gave the lead time of a renewal (R12)."""

    PLANT = "plant"
    PRODUCT_CATEGORY = "product_category"
    DEFAULT = "default"


LEAD_TIMES = Schema(
    "lead_times",
    ("plant", "product_category"),
    columns_of(
        [
            ("plant", "category", "missing: any plant"),
            ("product_category", "category", "missing: any category"),
            ("p85_days", "number", "P85 of the finished cases, start to issue"),
            ("cases", "integer", "finished cases"),
        ]
    ),
)
