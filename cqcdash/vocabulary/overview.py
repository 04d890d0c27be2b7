"""Figures across the portfolio: counts, plants by categories, full months."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.certificates import POSITIONS, State
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.rules import Effect, Trust
from cqcdash.vocabulary.schema import Column, Schema


class Period(StrEnum):
    """Where a month lies, seen from a day."""

    PAST = "past"
    AHEAD = "ahead"
    BEYOND = "beyond"
    NONE = "none"


OVERVIEW = Schema(
    "overview",
    ("figure",),
    (
        Column("figure", "text", m("Figure"), "which number"),
        Column(
            "count",
            "integer",
            m("Count"),
            "certificates, audit groups or applications",
            unit="count",
        ),
        Column(
            "not_counted",
            "integer",
            m("Not counted"),
            "those that lack the dates to be judged",
            unit="count",
        ),
    ),
)

EXPIRY_BANDS = Schema(
    "expiry_bands",
    ("expiry_band", "product_category"),
    (
        POSITIONS["expiry_band"],
        CERTIFICATES["product_category"].narrowed("the category; missing is one of them"),
        Column(
            "certificates",
            "integer",
            m("Certificates"),
            "certificates that are not revoked or cancelled",
            unit="count",
            differs=True,
        ),
        Column(
            "estimated",
            "integer",
            m("Estimated"),
            "of these, with a computed expiry",
            unit="count",
            differs=True,
        ),
    ),
)

SAFE_UNTIL_BY_MONTH = Schema(
    "safe_until_by_month",
    ("period", "month", "safe_until_reason"),
    (
        Column(
            "period",
            "category",
            m("Period"),
            "before the day looked at, in the months asked, later, no date",
            Period,
            differs=True,
        ),
        Column("month", "date", m("Month"), "first day of the month; missing unless ahead"),
        POSITIONS["safe_until_reason"],
        EXPIRY_BANDS["certificates"].narrowed("certificates safe until a day of that month"),
    ),
)

MATRIX = Schema(
    "matrix",
    ("plant", "product_category"),
    (
        CERTIFICATES["plant"],
        CERTIFICATES["product_category"],
        Column(
            "certificates",
            "integer",
            m("In force"),
            "certificates that are not revoked, cancelled or expired",
            unit="count",
            differs=True,
        ),
        Column(
            "ended",
            "integer",
            m("Ended"),
            "certificates that are revoked, cancelled or expired",
            unit="count",
        ),
        Column(
            "state",
            "category",
            m("Worst state"),
            "worst state of those in force",
            State,
            differs=True,
        ),
        POSITIONS["standing"].narrowed("how bad the worst state is"),
        POSITIONS["safe_until"].narrowed(
            "the earliest day until which one of those in force is safe"
        ),
        Column(
            "months_left",
            "integer",
            m("Months of cover"),
            "whole months from the day looked at to that day; 0 when it is past",
            unit="count",
        ),
        Column("lapses_on", "date", m("Last one expires"), "expiry of the last one in force"),
        Column(
            "renewal_done_by",
            "date",
            m("Renewal done by"),
            "earliest end of a renewal that is begun today (R12)",
            hint=m("When a renewal that is begun today can be done."),
        ),
        Column(
            "lapses_before_renewal",
            "flag",
            m("Lapses first"),
            "the last one lapses before a renewal can be done",
            hint=m("The last one expires before a renewal can be done."),
        ),
        Column(
            "hole",
            "flag",
            m("Hole"),
            "had certificates, and none of them is in force",
            hint=m("Had certificates, and none is in force."),
        ),
    ),
)

DUTY_SUMMARY = Schema(
    "duty_summary",
    ("duty_change",),
    (
        POSITIONS["duty_change"],
        Column("effect", "category", m("What it does"), "what the change of duty does", Effect),
        Column("title", "text", m("In one line"), "the change in one line"),
        POSITIONS["convert_by"].narrowed("the last day for converting; missing while open"),
        Column(
            "duty_days_left",
            "integer",
            m("Days left"),
            "days from the day looked at to that day; negative when past",
            unit="days",
        ),
        Column(
            "duty_concerned",
            "integer",
            m("Concerned"),
            "converted, or to be converted or updated",
            unit="count",
        ),
        Column("to_convert", "integer", m("To convert"), "not converted yet", unit="count"),
        Column("converted", "integer", m("Converted"), "converted already", unit="count"),
        Column("exempt", "integer", m("Exempt"), "no longer produced", unit="count"),
        Column("not_enough", "integer", m("Not enough"), "valid, but not enough", unit="count"),
        Column("not_required", "integer", m("Not required"), "no longer required", unit="count"),
        Column("watched", "integer", m("Watched"), "concerned once it has a day", unit="count"),
        Column("perhaps", "integer", m("Perhaps"), "recognised by words only", unit="count"),
        Column(
            "duty_plants", "integer", m("Plants"), "plants with such certificates", unit="count"
        ),
        Column(
            "with_case",
            "integer",
            m("With a case"),
            "not converted, and a case is on its way",
            unit="count",
        ),
        Column(
            "without_case",
            "integer",
            m("Nothing begun"),
            "not converted, and no case",
            unit="count",
        ),
        Column(
            "started_late",
            "integer",
            m("Too late to start"),
            "without a case, and the day to start has passed",
            unit="count",
        ),
        Column(
            "least_lead_days",
            "integer",
            m("Least lead time (days)"),
            "the shortest lead time of those without a case, from start to the last day",
            unit="days",
        ),
        Column(
            "most_lead_days",
            "integer",
            m("Greatest lead time (days)"),
            "the longest of these lead times",
            unit="days",
        ),
        Column("duty_source", "text", m("Source"), "where the change is written"),
        Column("trust", "category", m("Trust"), "how far the source carries", Trust),
    ),
)

CERTIFICATION_BODY = Column(
    "certification_body",
    "text",
    m("Certification body"),
    "which body issued it, by its number: CQC, CCAP, or the two digits in a CCC number",
)
"""Stands behind the columns of a certificate in the list of a change of duty."""

DUTY_AUDITS = Schema(
    "duty_audits",
    ("plant",),
    (
        CERTIFICATES["plant"],
        Column(
            "declarations",
            "integer",
            m("Declarations"),
            "declarations that end, converted or not",
            unit="count",
        ),
        DUTY_SUMMARY["converted"],
        Column(
            "audited_already",
            "flag",
            m("Audited already"),
            "another certificate of the plant has yearly audits now",
        ),
        Column(
            "first_audit_on",
            "date",
            m("First audit due"),
            "the first follow-up audit that covers the new certificates (R4, R5)",
        ),
        Column(
            "first_audit_estimated",
            "flag",
            m("Estimated"),
            "no new certificate yet: counted as if issued on the last day",
        ),
    ),
)

RENEWAL_WALL = Schema(
    "renewal_wall",
    ("what", "month"),
    (
        Column("what", "text", m("What"), "expiry or audit", differs=True),
        SAFE_UNTIL_BY_MONTH["month"].narrowed("first day of the month"),
        SAFE_UNTIL_BY_MONTH["period"].narrowed("past or ahead"),
        OVERVIEW["count"].narrowed(
            "ahead: falling due; past: expiries renewed in time, audits held"
        ),
    ),
)

EXPIRY_WEEKS = Schema(
    "expiry_weeks",
    ("week", "standing"),
    (
        Column("week", "date", m("Week"), "its Monday"),
        POSITIONS["standing"],
        EXPIRY_BANDS["certificates"].narrowed("certificates that expire in that week"),
    ),
)

FILING_WEEKS = Schema(
    "filing_weeks",
    ("week",),
    (
        EXPIRY_WEEKS["week"],
        Column(
            "filings",
            "integer",
            m("Filings due"),
            "renewals whose filing day lies in that week and that are not filed",
            unit="count",
        ),
    ),
)
