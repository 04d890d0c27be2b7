"""The next follow-up audit of each audit group."""

from enum import StrEnum

from cqcdash.vocabulary.schema import Schema, columns_of


class AuditState(StrEnum):
    """Where an upcoming follow-up audit stands in its window (R7, R8)."""

    LATER = "later"
    PLAN = "plan"
    ARRANGE = "arrange"
    OVERDUE = "overdue"
    CRITICAL = "critical"
    FAILED = "failed"
    UNKNOWN = "unknown"


FOLLOW_UPS = Schema(
    "follow_ups",
    ("audit_group",),
    columns_of(
        [
            ("plant", "category", "the plant"),
            ("audit_group", "category", "what one audit covers (R9)"),
            ("due_on", "date", "the earliest due date of the members (R10)"),
            ("plan_from", "date", "begin of the window (R7)"),
            ("arrange_by", "date", "arrange by (R7)"),
            ("deadline", "date", "due plus grace (R8)"),
            ("ask_voluntary_suspension_by", "date", "R16"),
            ("days_left", "integer", "days from as_of to due; negative when overdue"),
            ("state", "category", "AuditState"),
            ("estimated", "flag", "no passed audit is known (R4)"),
            ("certificates_at_stake", "integer", "members that fall together"),
            ("product_categories", "text", "categories of the members, separated by '; '"),
            ("planned_on", "date", "next planned audit"),
            ("last_audit_on", "date", "end of the last passed audit"),
            ("last_result", "category", "AuditResult of the last audit that took place"),
            ("last_result_on", "date", "its end"),
            ("failed_audit_on", "date", "last failed audit without a later passed one"),
            ("finding_due_on", "date", "earliest deadline of an open finding"),
            ("safe_until", "date", "earliest safe_until of the members"),
            ("visit_on", "date", "latest day for one combined visit of the plant; else missing"),
            ("visit_groups", "integer", "audit groups that this visit covers"),
            ("visit_certificates", "integer", "certificates that this visit covers"),
        ]
    ),
)
