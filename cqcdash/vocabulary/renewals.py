"""Where a renewal stands, what blocks it, and how long such cases took."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.schema import Column, Schema
from cqcdash.vocabulary.stages import STAGE_STATISTICS


class RenewalTurn(StrEnum):
    """Where a renewal stands, the most urgent first."""

    TOO_LATE = "too_late"
    START_SOON = "start_soon"
    FILED = "filed"
    LATER = "later"
    UNKNOWN = "unknown"


class BlockedBy(StrEnum):
    """What keeps a renewal (R13) or a conversion (R27) from being granted."""

    SUSPENDED = "suspended"
    AUDIT_OVERDUE = "audit_overdue"
    FINDING_OPEN = "finding_open"
    OLD_STANDARD = "old_standard"


class LeadTimeFrom(StrEnum):
    """Whose finished cases gave the lead time of a renewal (R12) or a conversion (R27)."""

    PLANT = "plant"
    PRODUCT_CATEGORY = "product_category"
    DEFAULT = "default"
    CONVERSIONS_OF_PLANT = "conversions_of_plant"
    CONVERSIONS_OF_CATEGORY = "conversions_of_category"


RENEWAL = (
    Column(
        "file_renewal_by",
        "date",
        m("File renewal by"),
        "last day for filing the renewal (R11)",
        hint=m("The last day to file the renewal application."),
    ),
    Column(
        "renewal_window_from",
        "date",
        m("File renewal from"),
        "first day for filing, in the reading 'within' (R11)",
    ),
    Column(
        "start_renewal_by",
        "date",
        m("Start renewal by"),
        "begin preparing the renewal by this day (R12)",
        hint=m("Filing day minus the usual lead time of a case of this plant or category."),
    ),
    Column(
        "lead_time_days",
        "integer",
        m("Lead time (days)"),
        "the lead time used; missing for the months by default",
        unit="days",
    ),
    Column(
        "lead_time_cases",
        "integer",
        m("Finished cases"),
        "finished cases behind the lead time",
        unit="count",
    ),
    Column(
        "lead_time_from",
        "category",
        m("Lead time from"),
        "whose finished cases gave the lead time (R12)",
        LeadTimeFrom,
    ),
    Column(
        "renewal_slack_days",
        "integer",
        m("Slack (days)"),
        "days left to start; negative is too late; none if filed",
        unit="days",
        hint=m("Negative: too late by as many."),
    ),
    Column(
        "renewal_application_no",
        "text",
        m("Renewal case"),
        "the renewal case that runs or ended after the issue",
    ),
    Column(
        "renewal_blocked_by",
        "category",
        m("Blocked by"),
        "what keeps the renewal from being granted (R13)",
        BlockedBy,
    ),
)
"""What the rules say about the renewal of a certificate, among its other dates."""


class Trouble(StrEnum):
    """What may be the matter with a renewal, whatever its turn; one may have several."""

    FILING_OVERDUE = "filing_overdue"
    NOT_IN_TIME = "not_in_time"
    BLOCKED = "blocked"


RENEWAL_FLAGS = (
    Column(
        "start_overdue",
        "flag",
        m("Start overdue"),
        "not filed, and the day to begin preparing has passed (R12)",
    ),
    Column(
        "filing_overdue",
        "flag",
        m("Filing overdue"),
        "not filed, and the last day for filing has passed (R11)",
    ),
    Column(
        "not_in_time",
        "flag",
        m("Cannot be ready in time"),
        "not filed, and a case begun on the day looked at would end after the expiry (R12)",
    ),
)
"""Three rules with a name each; a renewal may be under several of them."""

TURN = Column("turn", "category", m("Renewal"), "where the renewal stands", RenewalTurn)
"""Stands behind the columns of a certificate in the list of renewals."""

LEAD_TIMES = Schema(
    "lead_times",
    ("plant", "product_category", "conversion"),
    (
        CERTIFICATES["plant"].narrowed("missing: any plant"),
        CERTIFICATES["product_category"].narrowed("missing: any category"),
        Column("conversion", "flag", m("Conversions"), "of conversions, or of all other cases"),
        STAGE_STATISTICS["p85_days"].narrowed(
            "85 % of the finished cases took no longer from start to issue"
        ),
        Column("cases", "integer", m("Finished cases"), "finished cases", unit="count"),
    ),
)
