"""The next follow-up audit of each audit group."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES, AuditResult
from cqcdash.vocabulary.schema import Column, Schema


class AuditState(StrEnum):
    """Where an upcoming follow-up audit stands in its window (R7, R8)."""

    LATER = "later"
    PLAN = "plan"
    ARRANGE = "arrange"
    OVERDUE = "overdue"
    CRITICAL = "critical"
    FAILED = "failed"
    UNKNOWN = "unknown"


class AuditTask(StrEnum):
    """What the manager has to do about a follow-up audit, the most pressing first."""

    FAILED = "failed"
    CRITICAL = "critical"
    OVERDUE = "overdue"
    BOOKED_LATE = "booked_late"
    ARRANGE = "arrange"
    PLAN = "plan"
    BOOKED = "booked"
    LATER = "later"
    UNKNOWN = "unknown"


class Booking(StrEnum):
    """Whether the booked visit comes in time."""

    IN_TIME = "in_time"
    AFTER_DUE = "after_due"
    AFTER_GRACE = "after_grace"


FOLLOW_UPS = Schema(
    "follow_ups",
    ("audit_group",),
    (
        CERTIFICATES["plant"],
        Column("audit_group", "category", m("Audit group"), "what one factory audit covers (R9)"),
        Column("due_on", "date", m("Due"), "the earliest due date of the members (R10)"),
        Column("plan_from", "date", m("Plan from"), "begin of the window (R7)"),
        Column("arrange_by", "date", m("Arrange by"), "it should be arranged by this day (R7)"),
        Column(
            "deadline",
            "date",
            m("Deadline"),
            "due plus grace (R8)",
            hint=m("Due day plus the grace."),
        ),
        Column(
            "ask_voluntary_suspension_by",
            "date",
            m("Ask for suspension by"),
            "last day to ask for a voluntary suspension (R16)",
        ),
        Column(
            "days_left",
            "integer",
            m("Days left"),
            "days from the day looked at to due; negative when overdue",
            unit="days",
        ),
        Column(
            "state",
            "category",
            m("State"),
            "where the audit stands in its window (R7, R8)",
            AuditState,
            differs=True,
        ),
        Column(
            "audit_task",
            "category",
            m("To do"),
            "what is to be done about the audit; a booking in time leaves nothing to arrange",
            AuditTask,
        ),
        Column(
            "booking",
            "category",
            m("Booking"),
            "whether the booked visit comes in time; missing when none is booked",
            Booking,
        ),
        Column(
            "estimated",
            "flag",
            m("Estimated"),
            "no passed audit is known (R4)",
            hint=m("No audit is on record: counted from the issue date."),
        ),
        Column(
            "certificates_at_stake",
            "integer",
            m("At stake"),
            "members that fall together",
            unit="count",
            hint=m("Certificates that fall together if this audit is missed."),
        ),
        Column(
            "product_categories",
            "text",
            m("Categories"),
            "categories of the members, separated by '; '",
        ),
        AUDITS["planned_on"].narrowed("next planned audit that covers all members"),
        Column("last_audit_on", "date", m("Last audit"), "end of the last passed audit"),
        Column(
            "last_result",
            "category",
            m("Last result"),
            "result of the last audit that took place",
            AuditResult,
        ),
        Column("last_result_on", "date", m("Day of the last result"), "end of that audit"),
        Column(
            "failed_audit_on",
            "date",
            m("Failed audit"),
            "end of the last failed audit without a later passed one",
        ),
        Column(
            "repeat_audit_by",
            "date",
            m("Repeat the audit by"),
            "deadline after a failed audit that hits all members (R17)",
            differs=True,
        ),
        Column(
            "finding_due_on", "date", m("Finding due"), "earliest deadline of an open finding (R17)"
        ),
        Column(
            "safe_until",
            "date",
            m("Safe until"),
            "the earliest day until which a member is safe",
            hint=m("The earliest day on which this certificate is at risk."),
            differs=True,
        ),
        Column(
            "visit_on",
            "date",
            m("One visit by"),
            "latest day for one combined visit of the plant; else missing",
            hint=m("One visit could cover several groups."),
        ),
        Column(
            "visit_groups",
            "integer",
            m("Groups of the visit"),
            "audit groups that this visit covers",
            unit="count",
        ),
        Column(
            "visit_certificates",
            "integer",
            m("Certificates of the visit"),
            "certificates that this visit covers",
            unit="count",
        ),
    ),
)
