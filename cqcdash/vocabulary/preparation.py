"""What an audit looks at, and what to prepare for it."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.schema import Column, Schema


class Condition(StrEnum):
    """The four conditions of production that every audit checks."""

    QUALITY_SYSTEM = "quality_system"
    CONFORMITY = "conformity"
    EQUIPMENT = "equipment"
    PERSONNEL = "personnel"


class Preparing(StrEnum):
    """What is done before an audit."""

    BOOK_VISIT = "book_visit"
    CLOSE_FINDINGS = "close_findings"
    UPDATE_RULES = "update_rules"
    VERIFY_STATUSES = "verify_statuses"
    RENEWALS_WAIT = "renewals_wait"
    ASK_SUSPENSION = "ask_suspension"


CONDITIONS_FOUND = Schema(
    "conditions_found",
    ("condition",),
    (
        Column("condition", "category", m("Condition"), "one of the four conditions", Condition),
        Column(
            "findings",
            "integer",
            m("Findings last time"),
            "findings of the last audit against it; missing when no audit is known",
            unit="count",
        ),
        Column("still_open", "flag", m("Still open"), "these findings are not closed"),
        FOLLOW_UPS["finding_due_on"],
    ),
)

PREPARATION = Schema(
    "preparation",
    ("preparing",),
    (
        Column("preparing", "category", m("Before the audit"), "what to prepare", Preparing),
        Column(
            "certificates",
            "integer",
            m("Certificates"),
            "certificates concerned",
            unit="count",
            differs=True,
        ),
        Column("prepare_by", "date", m("By"), "until when; missing when there is no day to it"),
    ),
)
