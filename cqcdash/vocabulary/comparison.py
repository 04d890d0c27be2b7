"""Two looks at the portfolio against each other: other days, other rules."""

from enum import StrEnum

from cqcdash.vocabulary.schema import Schema, columns_of


class Change(StrEnum):
    """What happened to a certificate or a case between two looks."""

    TURNED_RED = "turned_red"
    TURNED_UNKNOWN = "turned_unknown"
    TURNED_AMBER = "turned_amber"
    TURNED_GREEN = "turned_green"
    STATUS_CHANGED = "status_changed"
    SAFE_UNTIL_EARLIER = "safe_until_earlier"
    SAFE_UNTIL_LATER = "safe_until_later"
    EXPIRY_MOVED = "expiry_moved"
    EXPIRY_LOST = "expiry_lost"
    AUDIT_DATE_MOVED = "audit_date_moved"
    AUDIT_DATE_LOST = "audit_date_lost"
    PLANT_CHANGED = "plant_changed"
    NEW = "new"
    VANISHED = "vanished"
    STAGE_WENT_BACK = "stage_went_back"


CHANGES = Schema(
    "changes",
    ("change", "certificate_no", "application_no"),
    columns_of(
        [
            ("change", "category", "Change"),
            ("certificate_no", "text", "the certificate"),
            ("application_no", "text", "the case, when a case changed"),
            ("plant", "category", "the plant"),
            ("product_category", "category", "the category"),
            ("state_before", "category", "State before; missing when new"),
            ("state_after", "category", "State after; missing when vanished"),
            ("date_before", "date", "the date that changed, before"),
            ("date_after", "date", "the date that changed, after"),
            ("word_before", "text", "reported status, plant or stage before"),
            ("word_after", "text", "reported status, plant or stage after"),
        ]
    ),
)

IMPACT = Schema(
    "impact",
    ("certificate_no",),
    columns_of(
        [
            ("certificate_no", "text", "a certificate that other rules would change"),
            ("plant", "category", "the plant"),
            ("product_category", "category", "the category"),
            ("state_before", "category", "State now"),
            ("state_after", "category", "State under the other rules"),
            ("safe_until_before", "date", "now"),
            ("safe_until_after", "date", "under the other rules"),
            ("changed", "text", "the columns that would change, separated by '; '"),
        ]
    ),
)
