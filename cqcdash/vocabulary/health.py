"""What records lack or contradict."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.records import CERTIFICATES, Kind
from cqcdash.vocabulary.schema import Column, Schema


class Problem(StrEnum):
    """What a record lacks or contradicts; contradictions first, then what is missing."""

    REPORTED_VALID_BUT_EXPIRED = "reported_valid_but_expired"
    REPORTED_EXPIRED_TOO_EARLY = "reported_expired_too_early"
    SUSPENDED_PAST_ITS_END = "suspended_past_its_end"
    EXPIRY_DOUBTFUL = "expiry_doubtful"
    EXPIRY_BEFORE_ISSUE = "expiry_before_issue"
    FIRST_ISSUE_AFTER_ISSUE = "first_issue_after_issue"
    ISSUE_IN_FUTURE = "issue_in_future"
    REPORT_IN_FUTURE = "report_in_future"
    YEAR_OF_NUMBER_DIFFERS = "year_of_number_differs"
    AUDIT_ENDS_BEFORE_START = "audit_ends_before_start"
    AUDIT_PLANNED_IN_PAST = "audit_planned_in_past"
    FINDING_NEVER_CLOSED = "finding_never_closed"
    FINDING_CLOSED_BEFORE_AUDIT = "finding_closed_before_audit"
    STAGE_LEFT_BEFORE_ENTERED = "stage_left_before_entered"
    RENEWAL_OF_UNKNOWN_CERTIFICATE = "renewal_of_unknown_certificate"
    SAMPLE_DAYS_TURNED = "sample_days_turned"
    SAMPLE_AFTER_TESTS = "sample_after_tests"
    PASSED_AFTER_TESTS = "passed_after_tests"
    TESTS_LEFT_UNPASSED = "tests_left_unpassed"
    PASSED_STILL_IN_TESTS = "passed_still_in_tests"
    SAMPLE_OF_UNKNOWN_CASE = "sample_of_unknown_case"
    DOCUMENT_OF_UNKNOWN_CASE = "document_of_unknown_case"
    EXPIRY_MISSING = "expiry_missing"
    EXPIRY_ESTIMATED = "expiry_estimated"
    PLANT_MISSING = "plant_missing"
    FOLLOW_UP_MISSING = "follow_up_missing"
    FOLLOW_UP_ESTIMATED = "follow_up_estimated"
    STATUS_UNKNOWN = "status_unknown"
    STATUS_NOT_VERIFIED = "status_not_verified"
    SUSPENSION_WITHOUT_DATE = "suspension_without_date"
    AUDIT_WITHOUT_PLANT = "audit_without_plant"
    AUDIT_WITHOUT_CERTIFICATES = "audit_without_certificates"
    AUDIT_WITHOUT_END = "audit_without_end"
    AUDIT_WITHOUT_RESULT = "audit_without_result"
    OBJECTION_WITHOUT_DEADLINE = "objection_without_deadline"


HEALTH = Schema(
    "health",
    ("problem", "kind", "record"),
    (
        Column("problem", "category", m("What is the matter"), "what is the matter", Problem),
        Column("kind", "category", m("Kind"), "what the record is about", Kind),
        Column(
            "record",
            "text",
            m("Record"),
            "key of the record: certificate, audit or application number",
        ),
        CERTIFICATES["plant"],
        Column("column", "text", m("Field"), "the column to look at", differs=True),
        Column("found", "text", m("Found"), "what stands there, dates as YYYY-MM-DD"),
        Column(
            "expected",
            "text",
            m("Does not fit"),
            "what contradicts it; missing when a value is missing",
        ),
    ),
)

HEALTH_COUNTS = Schema(
    "health_counts",
    ("problem",),
    (
        HEALTH["problem"],
        HEALTH["kind"].narrowed("what the records are about"),
        Column(
            "records", "integer", m("Records with it"), "records with this problem", unit="count"
        ),
        Column(
            "certificates",
            "integer",
            m("Certificates behind"),
            "certificates behind them",
            unit="count",
        ),
    ),
)
