"""What an audit looks at, and what to prepare for it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.attention import ATTENTION
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.records import CERTIFICATES
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


class Subject(StrEnum):
    """Whose audit is prepared: that of an audit group, or the first one of an application."""

    GROUP = "group"
    APPLICATION = "application"


@dataclass(frozen=True, slots=True)
class Visit:
    """One audit that is prepared.

    Attributes:
        kind: whether ``subject`` is an audit group or an application.
        subject: the group's name or the application's number.
        cycle: ISO day of the last audit that took place; empty when none did. What was prepared
            for one audit is not prepared for the next.
        initial: it is the first audit of the factory: auditors travel from China.
        plant: where they go to; missing when it is not known.
    """

    kind: Subject
    subject: str
    cycle: str
    initial: bool
    plant: str | None


_CONDITION = Column(
    "condition", "category", m("Condition"), "one of the four conditions", Condition
)
_OPEN_FINDINGS = Column(
    "open_findings", "integer", m("Open now"), "findings that are not closed", unit="count"
)

CONDITION_HISTORY = Schema(
    "condition_history",
    ("condition", "audited_on"),
    (
        _CONDITION,
        Column("audited_on", "date", m("Audit"), "last day of the audit"),
        Column(
            "findings",
            "integer",
            m("Findings"),
            "findings of this audit against the condition; missing when nobody counted them",
            unit="count",
            differs=True,
        ),
        Column(
            "again", "flag", m("Again"), "there were findings against it in the audit before, too"
        ),
        _OPEN_FINDINGS.narrowed("findings of this audit that are not closed"),
        FOLLOW_UPS["finding_due_on"].narrowed("until when these are to be closed"),
    ),
)
"""The four conditions in every audit of a group, the earliest first."""

CONDITIONS_FOUND = Schema(
    "conditions_found",
    ("condition",),
    (
        _CONDITION,
        Column(
            "findings",
            "integer",
            m("Findings last time"),
            "findings of the last audit against it; missing when no audit is known",
            unit="count",
        ),
        CONDITION_HISTORY["again"].narrowed("in the last audit and in the one before"),
        _OPEN_FINDINGS,
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

PREPARATION_ITEMS = Schema(
    "preparation_items",
    ("preparation_item",),
    (
        Column("preparation_item", "text", m("Item"), "the item's name in the table of items"),
        Column("item_title", "text", m("To have ready"), "the item in the manager's words"),
        Column("for_initial", "flag", m("Initial audits"), "needed for the first audit"),
        Column("for_follow_up", "flag", m("Follow-up audits"), "needed for the yearly audit"),
        CERTIFICATES["owner"].narrowed("who usually prepares it"),
    ),
)
"""The table of what is prepared for an audit; ``data/audit_preparation.csv`` as shipped."""

PREPARATIONS = Schema(
    "preparations",
    ("subject_kind", "subject", "cycle", "preparation_item"),
    (
        Column("subject_kind", "category", m("Audit of"), "whose audit it is", Subject),
        Column("subject", "text", m("Plant or application"), "the audit group or the application"),
        Column(
            "cycle",
            "text",
            m("Since the audit of"),
            "day of the last audit that took place; empty when there was none",
        ),
        PREPARATION_ITEMS["preparation_item"],
        CERTIFICATES["owner"].narrowed("who prepares it"),
        Column("done_on", "date", m("Prepared on"), "the day on which it was ready"),
        ATTENTION["note"].narrowed("what else is to be said about it"),
        Column("user", "text", m("By"), "who entered it", differs=True),
        Column("at", "moment", m("When (UTC)"), "when it was entered", differs=True),
    ),
)
"""What people said about items of preparation; of each item what was said last."""

PREPARATION_LIST = Schema(
    "preparation_list",
    ("preparation_item",),
    (
        PREPARATION_ITEMS["preparation_item"],
        PREPARATION_ITEMS["item_title"],
        Column("prepared", "flag", m("Prepared"), "it is ready on the day looked at"),
        PREPARATIONS["owner"],
        PREPARATIONS["done_on"],
        PREPARATIONS["note"],
        PREPARATIONS["user"],
        PREPARATIONS["at"],
    ),
)
"""What is to be had ready for one audit, in the order of the table of items."""

AUDIT_TEAM = (
    Column(
        "usual_auditors",
        "integer",
        m("Auditors (usual)"),
        "how many auditors usually come",
        unit="count",
    ),
    Column("usual_days", "number", m("Days (usual)"), "how long they usually stay", unit="days"),
)
"""Who usually comes to an audit, as the settings say."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What somebody says about one item for one audit; it replaces what was said before.

    Without owner, day and note it takes back what was said.
    """

    visit: Visit
    item: str
    owner: str
    done_on: date | None
    note: str
    user: str
    at: datetime
