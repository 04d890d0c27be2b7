"""The records that files bring and the store keeps: certificates, audits, stage visits, plants."""

from enum import StrEnum

from cqcdash.vocabulary.schema import Schema, columns_of


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


SCHEMES_WITHOUT_AUDITS = (Scheme.CCC_SDOC,)

ENDED_STATUSES = (Status.REVOKED, Status.CANCELLED, Status.EXPIRED)

PASSED_RESULTS = (AuditResult.PASSED, AuditResult.PASSED_WITH_FINDINGS)

STAGE_ORDER = tuple(Stage)

PROVENANCE = columns_of(
    [
        ("import_id", "integer", "the import that wrote this version of the record"),
        ("source_line", "integer", "the physical line of that file; missing for a manual edit"),
    ]
)

CERTIFICATES = Schema(
    "certificates",
    ("certificate_no",),
    columns_of(
        [
            ("certificate_no", "text", "the certificate's number, normalised, without version"),
            ("version", "text", "the version behind the number, such as B0"),
            ("scheme", "category", "Scheme"),
            ("plant", "category", "the factory site, under its canonical name"),
            ("factory_code", "category", "one letter and six digits"),
            ("product_category", "category", "the manager's own category"),
            ("product", "text", "product name"),
            ("model", "text", "model or specification"),
            ("standard", "text", "standards, separated by '; '"),
            ("rule", "category", "certification rule, such as CQC16-491264-2022"),
            ("applicant", "text", "the holder"),
            ("manufacturer", "text", "the manufacturer"),
            ("status", "category", "Status, read from reported_status"),
            ("reported_status", "category", "the status word as the file has it"),
            ("status_reported_on", "date", "the day on which the reported status was true"),
            ("first_issued_on", "date", "first issue of the certificate"),
            ("issued_on", "date", "issue of the present version"),
            ("expires_on", "date", "the printed expiry"),
            ("suspended_on", "date", "begin of a suspension"),
            ("suspended_until", "date", "given end of a suspension"),
            ("suspended_reason", "text", "why it was suspended"),
            ("factory_class", "category", "A, B, C or D (R5)"),
            ("certificate_first", "flag", "certificate first, audit later (R6)"),
            ("owner", "category", "the person responsible"),
            ("notes", "text", "comments"),
        ]
    ),
)

AUDITS = Schema(
    "audits",
    ("audit_key",),
    columns_of(
        [
            ("audit_key", "text", "audit_no, else plant|kind|day (and certificate, category)"),
            ("audit_no", "text", "the audit's own number, when it has one"),
            ("plant", "category", "the audited plant"),
            ("factory_code", "category", "one letter and six digits"),
            ("certificate_no", "text", "set when the audit concerned one certificate only"),
            ("product_category", "category", "set when it concerned one category only"),
            ("kind", "category", "AuditKind"),
            ("planned_on", "date", "the planned day"),
            ("started_on", "date", "first day"),
            ("ended_on", "date", "last day"),
            ("result", "category", "AuditResult"),
            ("auditors", "text", "number or names of the auditors"),
            ("auditor_days", "number", "auditor-days spent"),
            ("findings_quality_system", "integer", "findings against condition (a)"),
            ("findings_conformity", "integer", "findings against condition (b)"),
            ("findings_equipment", "integer", "findings against condition (c)"),
            ("findings_personnel", "integer", "findings against condition (d)"),
            ("findings_due_on", "date", "given deadline for closing the findings"),
            ("findings_closed_on", "date", "the day on which all findings were closed"),
            ("notes", "text", "comments"),
        ]
    ),
)

VISITS = Schema(
    "applications",
    ("application_no", "stage", "entered_on"),
    columns_of(
        [
            ("application_no", "text", "the case"),
            ("stage", "category", "Stage"),
            ("entered_on", "date", "the day on which the case entered the stage"),
            ("left_on", "date", "the day on which it left; missing while it is there"),
            ("plant", "category", "the plant of the case"),
            ("product_category", "category", "the category of the case"),
            ("kind", "category", "ApplicationKind"),
            ("certificate_no", "text", "the certificate that it renews, changes or led to"),
            ("waiting_for", "category", "WaitingFor, whose move it is"),
            ("notes", "text", "comments"),
        ]
    ),
)

PLANTS = Schema(
    "plants",
    ("plant",),
    columns_of(
        [
            ("plant", "text", "canonical name"),
            ("country", "text", "ISO country code, when known"),
            ("factory_class", "category", "A, B, C or D (R5), when known"),
        ]
    ),
)

SCHEMA_OF: dict[str, Schema] = {s.name: s for s in (CERTIFICATES, AUDITS, VISITS)}

CONDITIONS = (
    "findings_quality_system",
    "findings_conformity",
    "findings_equipment",
    "findings_personnel",
)
