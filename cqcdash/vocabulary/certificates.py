"""What the rules compute for each certificate: its dates, its state, the next thing to do."""

from enum import StrEnum

from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.schema import Schema, columns_of


class State(StrEnum):
    """A certificate's effective state, worst first (R22)."""

    REVOKED = "revoked"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    AUDIT_OVERDUE = "audit_overdue"
    FINDING_OVERDUE = "finding_overdue"
    RULE_CHANGE_OVERDUE = "rule_change_overdue"
    RENEWAL_LATE = "renewal_late"
    UNKNOWN = "unknown"
    DUE_SOON = "due_soon"
    VALID = "valid"


class Colour(StrEnum):
    """How a state is shown; unknown is never green."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    GREY = "grey"


STATE_ORDER = tuple(State)

COLOUR_OF_STATE: dict[State, Colour] = {
    State.REVOKED: Colour.RED,
    State.CANCELLED: Colour.RED,
    State.EXPIRED: Colour.RED,
    State.SUSPENDED: Colour.RED,
    State.AUDIT_OVERDUE: Colour.RED,
    State.FINDING_OVERDUE: Colour.RED,
    State.RULE_CHANGE_OVERDUE: Colour.RED,
    State.RENEWAL_LATE: Colour.RED,
    State.UNKNOWN: Colour.GREY,
    State.DUE_SOON: Colour.AMBER,
    State.VALID: Colour.GREEN,
}


class SafeUntilReason(StrEnum):
    """Which clock runs out first for a certificate."""

    EXPIRY = "expiry"
    FOLLOW_UP_AUDIT = "follow_up_audit"
    FAILED_AUDIT = "failed_audit"
    FINDING = "finding"
    SUSPENSION = "suspension"
    RULE_CHANGE = "rule_change"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    NO_DATE = "no_date"


class NextAction(StrEnum):
    """What the manager does next about a certificate."""

    NONE = "none"
    PLAN_AUDIT = "plan_audit"
    ENTER_LAST_AUDIT = "enter_last_audit"
    CLOSE_FINDING = "close_finding"
    ASK_VOLUNTARY_SUSPENSION = "ask_voluntary_suspension"
    FILE_RENEWAL = "file_renewal"
    APPLY_ANEW = "apply_anew"
    LIFT_SUSPENSION = "lift_suspension"
    UPDATE_RULE = "update_rule"
    VERIFY_STATUS = "verify_status"


class ExpiryBand(StrEnum):
    """How far away the expiry is (R14)."""

    EXPIRED = "expired"
    WITHIN_30 = "0-30"
    WITHIN_90 = "31-90"
    WITHIN_180 = "91-180"
    LATER = "over_180"
    UNKNOWN = "unknown"


class Event(StrEnum):
    """What a certificate's timeline shows."""

    FIRST_ISSUE = "first_issue"
    ISSUE = "issue"
    AUDIT = "audit"
    SUSPENSION = "suspension"
    APPLICATION = "application"
    AUDIT_WINDOW = "audit_window"
    FINDING_DEADLINE = "finding_deadline"
    RENEWAL_WINDOW = "renewal_window"
    RULE_CHANGE = "rule_change"
    EXPIRY = "expiry"
    SAFE_UNTIL = "safe_until"


DERIVED = columns_of(
    [
        ("expires_printed_on", "date", "the printed expiry"),
        ("expiry_estimated", "flag", "the expiry is computed, not printed (R1)"),
        ("days_to_expiry", "integer", "days from as_of to the expiry; negative when past"),
        ("expiry_band", "category", "ExpiryBand (R14)"),
        ("audit_group", "category", "what one factory audit covers (R9); missing without plant"),
        ("in_audit_group", "flag", "the certificate is a living member of its group (R9)"),
        ("last_audit_on", "date", "end of the last passed audit that covers the certificate"),
        ("follow_up_due_on", "date", "the group's next follow-up audit (R4, R5, R6, R10)"),
        ("follow_up_estimated", "flag", "no passed audit is known: counted from the issue (R4)"),
        ("plan_audit_from", "date", "begin of the audit window (R7)"),
        ("arrange_audit_by", "date", "the audit should be arranged by this day (R7)"),
        ("follow_up_deadline", "date", "follow-up due plus the grace (R8)"),
        ("audit_planned_on", "date", "next planned audit that covers the certificate"),
        ("audit_state", "category", "AuditState (R7, R8)"),
        ("finding_due_on", "date", "earliest deadline of an open finding (R17)"),
        ("failed_audit_on", "date", "end of the last failed audit without a later passed one"),
        ("suspension_ends_on", "date", "end of a reported suspension (R15)"),
        ("rule_change_deadline", "date", "earliest rule change that the certificate cites (R24)"),
        ("rule_change_due_on", "date", "the same, or the next audit before it (R24)"),
        ("file_renewal_by", "date", "last day for filing the renewal (R11)"),
        ("renewal_window_from", "date", "first day for filing, in the reading 'within' (R11)"),
        ("start_renewal_by", "date", "begin preparing the renewal by this day (R12)"),
        ("lead_time_days", "integer", "the lead time used; missing for the months by default"),
        ("lead_time_cases", "integer", "finished cases behind the lead time"),
        ("lead_time_from", "category", "LeadTimeFrom"),
        (
            "renewal_slack_days",
            "integer",
            "days left to start; negative is too late; none if filed",
        ),
        ("renewal_application_no", "text", "the renewal case that runs or ended after the issue"),
        ("renewal_blocked_by", "category", "BlockedBy (R13)"),
        ("ask_voluntary_suspension_by", "date", "last day to ask for a voluntary suspension (R16)"),
        ("safe_until", "date", "the earliest clock; missing when revoked, cancelled or unknown"),
        ("safe_until_reason", "category", "SafeUntilReason"),
        ("state", "category", "State, worst of R22"),
        ("colour", "category", "Colour of the state"),
        ("verified", "flag", "the reported status is young enough (R23)"),
        ("next_action", "category", "NextAction"),
        ("act_by", "date", "until when; missing when there is no date to it"),
    ]
)

POSITIONS = Schema("positions", ("certificate_no",), (*CERTIFICATES.columns, *DERIVED))

TIMELINE = Schema(
    "timeline",
    ("event", "begins_on"),
    columns_of(
        [
            ("event", "category", "Event"),
            ("begins_on", "date", "first day"),
            ("ends_on", "date", "last day; the first day again for a single day"),
            ("record", "text", "key of the audit or application"),
            ("word", "text", "result of the audit, kind of the application"),
            ("computed", "flag", "a rule gave the date, not a record"),
        ]
    ),
)
