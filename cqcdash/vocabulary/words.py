"""The field's standard terms as enumerations; codes inside, words at the edge."""

from enum import StrEnum


class Kind(StrEnum):
    """What a file or a record is about."""

    CERTIFICATES = "certificates"
    AUDITS = "audits"
    APPLICATIONS = "applications"


class Scheme(StrEnum):
    """The certification scheme a certificate belongs to."""

    CQC = "CQC"
    CCC = "CCC"
    CCC_SDOC = "CCC-SDOC"
    CCAP = "CCAP"
    CAV = "CAV"
    OTHER = "other"


class Status(StrEnum):
    """A certificate's status as somebody reported it (domain section 3)."""

    VALID = "valid"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


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


class AuditKind(StrEnum):
    """Kinds of factory audit."""

    INITIAL = "initial"
    FOLLOW_UP = "follow_up"
    UNANNOUNCED = "unannounced"
    SPECIAL = "special"


class AuditResult(StrEnum):
    """How an audit ended; a planned one has not ended."""

    PASSED = "passed"
    PASSED_WITH_FINDINGS = "passed_with_findings"
    FAILED = "failed"
    PLANNED = "planned"
    UNKNOWN = "unknown"


class AuditState(StrEnum):
    """Where an upcoming follow-up audit stands in its window (R7, R8)."""

    LATER = "later"
    PLAN = "plan"
    ARRANGE = "arrange"
    OVERDUE = "overdue"
    CRITICAL = "critical"
    FAILED = "failed"
    UNKNOWN = "unknown"


class ApplicationKind(StrEnum):
    """Kinds of application."""

    INITIAL = "initial"
    RENEWAL = "renewal"
    CHANGE = "change"
    EXTENSION = "extension"


class Stage(StrEnum):
    """The five stages of an application, in order."""

    APPLICATION = "application"
    PRODUCT_TESTS = "product_tests"
    FACTORY_AUDIT = "factory_audit"
    REVIEW = "review"
    ISSUE = "issue"


class WaitingFor(StrEnum):
    """Whose move it is."""

    US = "us"
    LABORATORY = "laboratory"
    AUDITORS = "auditors"
    AUTHORITY = "authority"
    CUSTOMS = "customs"


class CaseState(StrEnum):
    """Where an open application stands (R20, R21)."""

    ON_TRACK = "on_track"
    WAITING = "waiting"
    OVER_NORM = "over_norm"
    STALLED = "stalled"
    DONE = "done"


class Level(StrEnum):
    """How grave a finding of the import is."""

    REJECT = "reject"
    WARN = "warn"
    NOTE = "note"


SCHEMES_WITHOUT_AUDITS = (Scheme.CCC_SDOC,)
ENDED_STATUSES = (Status.REVOKED, Status.CANCELLED, Status.EXPIRED)
PASSED_RESULTS = (AuditResult.PASSED, AuditResult.PASSED_WITH_FINDINGS)
STATE_ORDER = tuple(State)
STAGE_ORDER = tuple(Stage)
