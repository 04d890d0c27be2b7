"""What the rules compute for each certificate: its dates, its state, the next thing to do."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.applications import CASE_TIMELINE
from cqcdash.vocabulary.audits import FOLLOW_UPS, AuditState
from cqcdash.vocabulary.duty import Criterion, DutyState
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.renewals import RENEWAL, BlockedBy, LeadTimeFrom
from cqcdash.vocabulary.schema import Column, Schema


class State(StrEnum):
    """A certificate's effective state, worst first (R22)."""

    REVOKED = "revoked"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    DUTY_CHANGE_OVERDUE = "duty_change_overdue"
    AUDIT_OVERDUE = "audit_overdue"
    FINDING_OVERDUE = "finding_overdue"
    RULE_CHANGE_OVERDUE = "rule_change_overdue"
    RENEWAL_LATE = "renewal_late"
    UNKNOWN = "unknown"
    DUE_SOON = "due_soon"
    VALID = "valid"


class Standing(StrEnum):
    """How bad a state is, worst first: what every count, chart and sentence goes by."""

    NOT_USABLE = "not_usable"
    DEADLINE_MISSED = "deadline_missed"
    UNKNOWN = "unknown"
    ACT_SOON = "act_soon"
    FINE = "fine"


STATE_ORDER = tuple(State)

STANDING_OF_STATE: dict[State, Standing] = {
    State.REVOKED: Standing.NOT_USABLE,
    State.CANCELLED: Standing.NOT_USABLE,
    State.EXPIRED: Standing.NOT_USABLE,
    State.SUSPENDED: Standing.NOT_USABLE,
    State.DUTY_CHANGE_OVERDUE: Standing.NOT_USABLE,
    State.AUDIT_OVERDUE: Standing.DEADLINE_MISSED,
    State.FINDING_OVERDUE: Standing.DEADLINE_MISSED,
    State.RULE_CHANGE_OVERDUE: Standing.DEADLINE_MISSED,
    State.RENEWAL_LATE: Standing.DEADLINE_MISSED,
    State.UNKNOWN: Standing.UNKNOWN,
    State.DUE_SOON: Standing.ACT_SOON,
    State.VALID: Standing.FINE,
}
"""What cannot be delivered under, what a day to act has passed for, what nobody can vouch for, what
asks for something within ``due_soon_days``, and the rest."""


class SafeUntilReason(StrEnum):
    """Which clock runs out first for a certificate."""

    EXPIRY = "expiry"
    FOLLOW_UP_AUDIT = "follow_up_audit"
    FAILED_AUDIT = "failed_audit"
    FINDING = "finding"
    SUSPENSION = "suspension"
    RULE_CHANGE = "rule_change"
    DUTY_CHANGE = "duty_change"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    UNLIMITED = "unlimited"
    NO_DATE = "no_date"


class NextAction(StrEnum):
    """What the manager does next about a certificate, an audit or a case."""

    NONE = "none"
    PLAN_AUDIT = "plan_audit"
    HOLD_AUDIT = "hold_audit"
    MOVE_BOOKING = "move_booking"
    REPEAT_AUDIT = "repeat_audit"
    ENTER_LAST_AUDIT = "enter_last_audit"
    CLOSE_FINDING = "close_finding"
    ASK_VOLUNTARY_SUSPENSION = "ask_voluntary_suspension"
    FILE_RENEWAL = "file_renewal"
    APPLY_ANEW = "apply_anew"
    LIFT_SUSPENSION = "lift_suspension"
    UPDATE_RULE = "update_rule"
    CONVERT = "convert"
    CANCEL_DECLARATION = "cancel_declaration"
    VERIFY_STATUS = "verify_status"
    CHASE = "chase"
    SEND_DOCUMENTS = "send_documents"
    ANSWER_OBJECTION = "answer_objection"
    RELEASE_SAMPLES = "release_samples"


class ExpiryBand(StrEnum):
    """How far away the expiry is (R14)."""

    EXPIRED = "expired"
    WITHIN_30 = "0-30"
    WITHIN_90 = "31-90"
    WITHIN_180 = "91-180"
    LATER = "over_180"
    UNLIMITED = "unlimited"
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
    DUTY_CHANGE = "duty_change"
    EXPIRY = "expiry"
    SAFE_UNTIL = "safe_until"


DERIVED = (
    Column("expires_printed_on", "date", m("Printed expiry"), "the printed expiry"),
    Column(
        "expiry_estimated",
        "flag",
        m("Estimated"),
        "the expiry is computed, not printed (R1)",
        hint=m("No printed expiry: computed from the first issue."),
    ),
    Column(
        "days_to_expiry",
        "integer",
        m("Days left"),
        "days from the day looked at to the expiry; negative when past",
        unit="days",
    ),
    Column(
        "expiry_band", "category", m("Expires in"), "how far away the expiry is (R14)", ExpiryBand
    ),
    FOLLOW_UPS["audit_group"].narrowed("what one factory audit covers (R9); missing without plant"),
    Column(
        "in_audit_group",
        "flag",
        m("In the audit group"),
        "the certificate is a living member of its group (R9)",
    ),
    FOLLOW_UPS["last_audit_on"].narrowed(
        "end of the last passed audit that covers the certificate"
    ),
    Column(
        "follow_up_due_on",
        "date",
        m("Follow-up due"),
        "the group's next follow-up audit (R4, R5, R6, R10)",
    ),
    Column(
        "follow_up_estimated",
        "flag",
        m("Follow-up estimated"),
        "no passed audit is known: counted from the issue (R4)",
    ),
    Column("plan_audit_from", "date", m("Plan the audit from"), "begin of the audit window (R7)"),
    Column(
        "arrange_audit_by",
        "date",
        m("Arrange the audit by"),
        "the audit should be arranged by this day (R7)",
    ),
    Column(
        "follow_up_deadline", "date", m("Follow-up plus grace"), "follow-up due plus the grace (R8)"
    ),
    Column(
        "audit_planned_on",
        "date",
        m("Audit planned"),
        "next planned audit that covers the certificate",
    ),
    Column(
        "audit_state",
        "category",
        m("Audit"),
        "where the next audit stands in its window (R7, R8)",
        AuditState,
    ),
    FOLLOW_UPS["finding_due_on"],
    FOLLOW_UPS["failed_audit_on"],
    Column(
        "repeat_audit_by",
        "date",
        m("Repeat the audit by"),
        "deadline after a failed audit without a later passed one (R17)",
    ),
    Column(
        "suspension_ends_on", "date", m("Suspension ends"), "end of a reported suspension (R15)"
    ),
    Column(
        "rule_change",
        "category",
        m("Rule or standard"),
        "the change that asks to update the rule or standard cited (R24)",
    ),
    Column(
        "rule_change_matched_by",
        "category",
        m("Cited by"),
        "what that was recognised by (R24, R25)",
        Criterion,
    ),
    Column(
        "rule_change_deadline",
        "date",
        m("Rule change deadline"),
        "the last day for that update (R24)",
    ),
    Column(
        "rule_change_due_on",
        "date",
        m("Update the rule by"),
        "that deadline, or the next audit before it (R24)",
    ),
    Column(
        "duty_change",
        "category",
        m("Change of duty"),
        "the change of duty that concerns the certificate (R25)",
    ),
    Column(
        "duty_matched_by",
        "category",
        m("Concerned by"),
        "what it was recognised by; words alone are only a perhaps (R25)",
        Criterion,
    ),
    Column(
        "duty_state",
        "category",
        m("Towards the change"),
        "what the change does to it, and whether it is converted (R26)",
        DutyState,
    ),
    Column("convert_by", "date", m("Convert by"), "the last day for converting it (R26)"),
    Column(
        "start_conversion_by",
        "date",
        m("Start converting by"),
        "convert by minus the usual lead time of a conversion (R27)",
    ),
    Column(
        "conversion_lead_days",
        "integer",
        m("Lead time of a conversion (days)"),
        "the lead time used; missing for the months by default",
        unit="days",
    ),
    Column(
        "conversion_lead_cases",
        "integer",
        m("Cases behind it"),
        "finished cases behind that lead time",
        unit="count",
    ),
    Column(
        "conversion_lead_from",
        "category",
        m("Lead time of a conversion from"),
        "whose finished cases gave it (R27)",
        LeadTimeFrom,
    ),
    Column(
        "conversion_application_no",
        "text",
        m("Conversion case"),
        "the conversion case that runs or ended after the issue",
    ),
    Column(
        "conversion_blocked_by",
        "category",
        m("Conversion blocked by"),
        "what keeps it from being a basis for what is to be held (R27)",
        BlockedBy,
    ),
    Column(
        "not_enough_from",
        "date",
        m("Not enough from"),
        "from this day it stays valid, but does not cover the product alone (R26)",
    ),
    Column(
        "duty_successor_no",
        "text",
        m("Converted into"),
        "the certificate in force that covers the same product of the plant (R26)",
    ),
    *RENEWAL,
    FOLLOW_UPS["ask_voluntary_suspension_by"],
    Column(
        "safe_until",
        "date",
        m("Safe until"),
        "the earliest clock; missing when revoked, cancelled or unknown",
        hint=m("The earliest day on which this certificate is at risk."),
    ),
    Column(
        "safe_until_reason",
        "category",
        m("Because of"),
        "which clock runs out first",
        SafeUntilReason,
    ),
    Column(
        "state", "category", m("State"), "the effective state, the worst that applies (R22)", State
    ),
    Column(
        "standing",
        "category",
        m("Standing"),
        "how bad the state is, in one of five words",
        Standing,
    ),
    Column(
        "verified",
        "flag",
        m("Verified"),
        "the reported status is young enough (R23)",
        hint=m("The reported status is recent enough."),
    ),
    Column("next_action", "category", m("Next action"), "what to do next", NextAction),
    Column(
        "act_by",
        "date",
        m("Act by"),
        "until when, never a past day; missing when there is no date to it",
    ),
)

POSITIONS = Schema("positions", ("certificate_no",), (*CERTIFICATES.columns, *DERIVED))

TIMELINE = Schema(
    "timeline",
    ("event", "begins_on"),
    (
        Column("event", "category", m("Event"), "what happened or is due", Event),
        CASE_TIMELINE["begins_on"],
        CASE_TIMELINE["ends_on"].narrowed("last day; the first day again for a single day"),
        Column("record", "text", m("Record"), "key of the audit or application", differs=True),
        Column("word", "text", m("Detail"), "result of the audit, kind of the application"),
        Column("computed", "flag", m("Computed"), "a rule gave the date, not a record"),
    ),
)
