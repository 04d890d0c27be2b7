"""What a year takes: audit visits, travel, people and money. Planning figures, no accounts."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.overview import SAFE_UNTIL_BY_MONTH
from cqcdash.vocabulary.records import CERTIFICATES, PLANTS
from cqcdash.vocabulary.schema import Column, Schema


class CostKind(StrEnum):
    """What money is planned for."""

    AUDITS = "audits"
    TRAVEL = "travel"
    APPLICATIONS = "applications"
    REGISTRATIONS = "registrations"
    TESTS = "tests"
    ANNUAL_FEES = "annual_fees"


class VisitDay(StrEnum):
    """What the day of a visit is taken from."""

    BOOKED = "booked"
    DUE = "due"
    FOLLOWING = "following"
    EXPECTED = "expected"


_MONTH = SAFE_UNTIL_BY_MONTH["month"].narrowed("first day of the month")
_AUDITOR_DAYS = Column(
    "auditor_days_planned",
    "number",
    m("Auditor-days"),
    "auditors times the days of the audits",
    unit="days",
)

PLAN_VISITS = Schema(
    "plan_visits",
    ("visit_day", "plant"),
    (
        Column("visit_day", "date", m("Day"), "the day that is planned with"),
        Column("day_from", "category", m("Day from"), "what that day is taken from", VisitDay),
        _MONTH,
        CERTIFICATES["plant"],
        PLANTS["country"].narrowed("the plant's country; missing when nobody has entered it"),
        Column("visited", "text", m("What is audited"), "audit groups, or the application"),
        Column("initial_visit", "flag", m("Initial audit"), "auditors come from China"),
        Column("window_from", "date", m("Possible from"), "first day on which it can take place"),
        Column("window_to", "date", m("Possible until"), "last day on which it is in time"),
        Column("team", "integer", m("Auditors"), "how many auditors come", unit="count"),
        Column(
            "audit_days", "number", m("Days of audit"), "days that they stay there", unit="days"
        ),
        _AUDITOR_DAYS,
        CERTIFICATES["owner"].narrowed("our people: owners of the certificates, most first"),
    ),
)
"""Every audit visit that is planned with, the earliest first."""

PLAN_MONTHS = Schema(
    "plan_months",
    ("month", "plant"),
    (
        _MONTH,
        CERTIFICATES["plant"].narrowed("the plant; missing where a cost belongs to none"),
        Column("visits_planned", "integer", m("Visits"), "audit visits", unit="count"),
        Column("days_planned", "number", m("Audit days"), "days of audits", unit="days"),
        _AUDITOR_DAYS,
        Column(
            "filings_planned",
            "integer",
            m("Applications"),
            "renewals to be filed and conversions to be begun",
            unit="count",
        ),
        Column("cost_cny", "integer", m("CNY"), "all costs in CNY", unit="count"),
        Column(
            "cost_own",
            "integer",
            m("Own currency"),
            "the same at the fixed rate; missing without one",
            unit="count",
        ),
    ),
)
"""Audit days, applications and costs of each month and plant."""

PLAN_COSTS = Schema(
    "plan_costs",
    ("month", "cost_kind"),
    (
        _MONTH,
        Column("cost_kind", "category", m("What for"), "what the money is for", CostKind),
        Column("pieces", "number", m("How many"), "auditor-days, visits, cases", unit="count"),
        PLAN_MONTHS["cost_cny"].narrowed("costs of this kind in CNY"),
        PLAN_MONTHS["cost_own"],
    ),
)
"""Costs of each month by what they are for."""

TRAVEL_BUNDLES = Schema(
    "travel_bundles",
    ("country", "travel_from"),
    (
        PLANTS["country"],
        Column("travel_from", "date", m("From"), "first day of the journey"),
        Column("travel_to", "date", m("To"), "last day of the journey"),
        Column("bundle_plants", "text", m("Plants"), "the plants, separated by '; '"),
        Column("bundle_visits", "integer", m("Visits"), "visits of one journey", unit="count"),
        Column(
            "journeys_saved",
            "integer",
            m("Journeys saved"),
            "journeys that need not be made",
            unit="count",
        ),
    ),
)
"""Visits of one country that one journey can serve."""

PEOPLE_TWICE = Schema(
    "people_twice",
    ("owner", "week_from"),
    (
        CERTIFICATES["owner"].narrowed("who is needed"),
        Column("week_from", "date", m("Week of"), "Monday of the week"),
        Column("week_plants", "text", m("Plants"), "where, separated by '; '"),
        Column("visits_in_week", "integer", m("Visits"), "visits of that week", unit="count"),
    ),
)
"""People of ours who are needed in two plants in one week."""
