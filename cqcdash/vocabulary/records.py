"""The records that files bring and the store keeps; of a case's papers see ``case_records``."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.case_records import APPLICATION_NO, DOCUMENTS, NOTES, OWNER, SAMPLES
from cqcdash.vocabulary.schema import Column, Schema


class Kind(StrEnum):
    """What a file or a record is about."""

    CERTIFICATES = "certificates"
    AUDITS = "audits"
    APPLICATIONS = "applications"
    DOCUMENTS = "documents"
    SAMPLES = "samples"


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
    CONVERSION = "conversion"


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

PROVENANCE = (
    Column(
        "import_id",
        "integer",
        m("Import"),
        "the import that wrote this version of the record",
        differs=True,
    ),
    Column(
        "source_line",
        "integer",
        m("Line"),
        "the physical line of that file; missing for a manual edit",
    ),
)

CERTIFICATES = Schema(
    "certificates",
    ("certificate_no",),
    (
        Column(
            "certificate_no",
            "text",
            m("Certificate"),
            "the certificate's number, normalised, without version",
        ),
        Column("version", "text", m("Version"), "the version behind the number, such as B0"),
        Column("scheme", "category", m("Scheme"), "Scheme", Scheme),
        Column("plant", "category", m("Plant"), "the factory site, under its canonical name"),
        Column("factory_code", "category", m("Factory code"), "one letter and six digits"),
        Column("product_category", "category", m("Category"), "the manager's own category"),
        Column("product", "text", m("Product"), "product name"),
        Column("model", "text", m("Model"), "model or specification"),
        Column("standard", "text", m("Standard"), "standards, separated by '; '"),
        Column("rule", "category", m("Rule"), "certification rule, such as CQC16-491264-2022"),
        Column("applicant", "text", m("Applicant"), "the holder"),
        Column("manufacturer", "text", m("Manufacturer"), "the manufacturer"),
        Column(
            "status", "category", m("Reported status"), "Status, read from reported_status", Status
        ),
        Column(
            "reported_status",
            "category",
            m("Reported as"),
            "the status word as the file has it",
            hint=m("The status word exactly as the file had it."),
        ),
        Column(
            "status_reported_on",
            "date",
            m("Status of"),
            "the day on which the reported status was true",
        ),
        Column("first_issued_on", "date", m("First issued"), "first issue of the certificate"),
        Column("issued_on", "date", m("Issued"), "issue of the present version"),
        Column("expires_on", "date", m("Expires"), "the printed expiry"),
        Column("suspended_on", "date", m("Suspended from"), "begin of a suspension"),
        Column("suspended_until", "date", m("Suspended until"), "given end of a suspension"),
        Column("suspended_reason", "text", m("Reason of suspension"), "why it was suspended"),
        Column("factory_class", "category", m("Class"), "A, B, C or D (R5)"),
        Column(
            "certificate_first",
            "flag",
            m("Certificate first"),
            "certificate first, audit later (R6)",
        ),
        Column(
            "successor_no",
            "text",
            m("Successor"),
            "the certificate that follows it after a change of duty (R26)",
        ),
        Column(
            "no_longer_produced",
            "flag",
            m("No longer produced"),
            "its goods are not made any more: no conversion is needed (R26)",
        ),
        Column(
            "unlimited",
            "flag",
            m("Unlimited"),
            "it is printed without an end, and does not expire",
        ),
        Column(
            "verified_on",
            "date",
            m("Looked up on"),
            "the day on which somebody last looked the number up in the public database",
        ),
        Column("verified_by", "text", m("Looked up by"), "who looked it up"),
        OWNER,
        NOTES,
    ),
)

AUDITS = Schema(
    "audits",
    ("audit_key",),
    (
        Column(
            "audit_key",
            "text",
            m("Audit"),
            "audit_no, else plant|kind|day (and certificate, category)",
        ),
        Column("audit_no", "text", m("Audit No."), "the audit's own number, when it has one"),
        CERTIFICATES["plant"].narrowed("the audited plant"),
        CERTIFICATES["factory_code"],
        CERTIFICATES["certificate_no"].narrowed(
            "set when the audit concerned one certificate only"
        ),
        CERTIFICATES["product_category"].narrowed("set when it concerned one category only"),
        Column("kind", "category", m("Kind"), "AuditKind", AuditKind, differs=True),
        Column("planned_on", "date", m("Planned"), "the planned day"),
        Column("started_on", "date", m("Began"), "first day"),
        Column("ended_on", "date", m("Ended"), "last day"),
        Column("result", "category", m("Result"), "AuditResult", AuditResult),
        Column("auditors", "text", m("Auditors"), "number or names of the auditors"),
        Column("auditor_days", "number", m("Auditor-days"), "auditor-days spent", unit="days"),
        Column(
            "findings_quality_system",
            "integer",
            m("Findings (a) quality system"),
            "findings against condition (a)",
            unit="count",
        ),
        Column(
            "findings_conformity",
            "integer",
            m("Findings (b) conformity"),
            "findings against condition (b)",
            unit="count",
        ),
        Column(
            "findings_equipment",
            "integer",
            m("Findings (c) equipment"),
            "findings against condition (c)",
            unit="count",
        ),
        Column(
            "findings_personnel",
            "integer",
            m("Findings (d) personnel"),
            "findings against condition (d)",
            unit="count",
        ),
        Column(
            "findings_due_on", "date", m("Findings due"), "given deadline for closing the findings"
        ),
        Column(
            "findings_closed_on",
            "date",
            m("Findings closed"),
            "the day on which all findings were closed",
        ),
        CERTIFICATES["notes"],
    ),
)

VISITS = Schema(
    "applications",
    ("application_no", "stage", "entered_on"),
    (
        APPLICATION_NO,
        Column("stage", "category", m("Stage"), "Stage", Stage),
        Column("entered_on", "date", m("Entered"), "the day on which the case entered the stage"),
        Column("left_on", "date", m("Left"), "the day on which it left; missing while it is there"),
        CERTIFICATES["plant"].narrowed("the plant of the case"),
        CERTIFICATES["product_category"].narrowed("the category of the case"),
        Column("kind", "category", m("Kind"), "ApplicationKind", ApplicationKind, differs=True),
        CERTIFICATES["certificate_no"].narrowed(
            "the certificate that it renews, changes or led to"
        ),
        Column(
            "waiting_for", "category", m("Waiting for"), "WaitingFor, whose move it is", WaitingFor
        ),
        CERTIFICATES["notes"],
    ),
)

PLANTS = Schema(
    "plants",
    ("plant",),
    (
        Column("plant", "text", m("Plant"), "canonical name", differs=True),
        Column("country", "text", m("Country"), "ISO country code, when known"),
        CERTIFICATES["factory_class"].narrowed("A, B, C or D (R5), when known"),
    ),
)

SCHEMA_OF: dict[str, Schema] = {
    s.name: s for s in (CERTIFICATES, AUDITS, VISITS, DOCUMENTS, SAMPLES)
}

NAMES_PLANT = frozenset(name for name, schema in SCHEMA_OF.items() if "plant" in schema.names)
"""The kinds whose records name a plant; papers and samples belong to an application."""

CONDITIONS = (
    "findings_quality_system",
    "findings_conformity",
    "findings_equipment",
    "findings_personnel",
)
