"""Figures across the portfolio: counts, plants by categories, full months."""

from enum import StrEnum

from cqcdash.vocabulary.schema import Schema, columns_of


class Period(StrEnum):
    """Where a month lies, seen from a day."""

    PAST = "past"
    AHEAD = "ahead"
    BEYOND = "beyond"
    NONE = "none"


OVERVIEW = Schema(
    "overview",
    ("figure",),
    columns_of(
        [
            ("figure", "text", "which number"),
            ("count", "integer", "certificates, audit groups or applications"),
            ("not_counted", "integer", "those that lack the dates to be judged"),
        ]
    ),
)

EXPIRY_BANDS = Schema(
    "expiry_bands",
    ("expiry_band", "product_category"),
    columns_of(
        [
            ("expiry_band", "category", "ExpiryBand (R14)"),
            ("product_category", "category", "the category; missing is one of them"),
            ("certificates", "integer", "certificates that are not revoked or cancelled"),
            ("estimated", "integer", "of these, with a computed expiry"),
        ]
    ),
)

SAFE_UNTIL_BY_MONTH = Schema(
    "safe_until_by_month",
    ("period", "month", "safe_until_reason"),
    columns_of(
        [
            ("period", "category", "Period: before as_of, in the months asked, later, no date"),
            ("month", "date", "first day of the month; missing unless ahead"),
            ("safe_until_reason", "category", "SafeUntilReason"),
            ("certificates", "integer", "certificates safe until a day of that month"),
        ]
    ),
)

MATRIX = Schema(
    "matrix",
    ("plant", "product_category"),
    columns_of(
        [
            ("plant", "category", "the plant"),
            ("product_category", "category", "the category"),
            ("certificates", "integer", "certificates that are not revoked, cancelled or expired"),
            ("ended", "integer", "certificates that are"),
            ("state", "category", "worst State of the living ones"),
            ("colour", "category", "its Colour"),
            ("safe_until", "date", "earliest safe_until of the living ones"),
            ("lapses_on", "date", "expiry of the last living one"),
            ("renewal_done_by", "date", "earliest end of a renewal that is begun today (R12)"),
            ("lapses_before_renewal", "flag", "the last one lapses before a renewal can be done"),
            ("hole", "flag", "had certificates, and none of them is alive"),
        ]
    ),
)

RENEWAL_WALL = Schema(
    "renewal_wall",
    ("what", "month"),
    columns_of(
        [
            ("what", "text", "expiry or audit"),
            ("month", "date", "first day of the month"),
            ("period", "category", "Period: past or ahead"),
            ("count", "integer", "ahead: falling due; past: renewals finished, audits held"),
            ("throughput", "number", "renewals or audits a month over the past two years"),
            ("over", "flag", "more falls due than was ever done in one of these months"),
        ]
    ),
)
