"""A label in the reader's language for every code."""

from enum import StrEnum

from cqcdash.texts import _
from cqcdash.texts import mark as m
from cqcdash.vocabulary.derived import (
    BlockedBy,
    Change,
    Colour,
    Handling,
    ItemKind,
    Lapse,
    LeadTimeFrom,
    Period,
)
from cqcdash.vocabulary.words import (
    ApplicationKind,
    AuditKind,
    AuditResult,
    AuditState,
    CaseState,
    ExpiryBand,
    Kind,
    Level,
    NextAction,
    SafeUntilReason,
    Scheme,
    Stage,
    State,
    Status,
    WaitingFor,
)

# One table per enumeration: members of two of them may be spelled alike and mean different things.
LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Kind: {
        Kind.CERTIFICATES: m("Certificates"),
        Kind.AUDITS: m("Audits"),
        Kind.APPLICATIONS: m("Applications"),
    },
    Scheme: {
        Scheme.CQC: m("CQC mark (voluntary)"),
        Scheme.CCC: m("CCC"),
        Scheme.CCC_SDOC: m("CCC self-declaration"),
        Scheme.CCAP: m("CCAP"),
        Scheme.CAV: m("CAV"),
        Scheme.OTHER: m("Other scheme"),
    },
    Status: {
        Status.VALID: m("Valid"),
        Status.SUSPENDED: m("Suspended"),
        Status.REVOKED: m("Revoked"),
        Status.CANCELLED: m("Cancelled"),
        Status.EXPIRED: m("Expired"),
        Status.UNKNOWN: m("Unknown"),
    },
    State: {
        State.REVOKED: m("Revoked"),
        State.CANCELLED: m("Cancelled"),
        State.EXPIRED: m("Expired"),
        State.SUSPENDED: m("Suspended"),
        State.AUDIT_OVERDUE: m("Audit overdue"),
        State.FINDING_OVERDUE: m("Finding overdue"),
        State.RENEWAL_LATE: m("Renewal late"),
        State.UNKNOWN: m("Status unknown"),
        State.DUE_SOON: m("Due soon"),
        State.VALID: m("Valid"),
    },
    SafeUntilReason: {
        SafeUntilReason.EXPIRY: m("Expiry"),
        SafeUntilReason.FOLLOW_UP_AUDIT: m("Follow-up audit"),
        SafeUntilReason.FAILED_AUDIT: m("Failed audit"),
        SafeUntilReason.FINDING: m("Open finding"),
        SafeUntilReason.SUSPENSION: m("Suspension"),
        SafeUntilReason.RULE_CHANGE: m("Rule change"),
        SafeUntilReason.REVOKED: m("Revoked"),
        SafeUntilReason.CANCELLED: m("Cancelled"),
        SafeUntilReason.NO_DATE: m("No date known"),
    },
    NextAction: {
        NextAction.NONE: m("Nothing to do"),
        NextAction.PLAN_AUDIT: m("Plan the audit"),
        NextAction.ENTER_LAST_AUDIT: m("Enter the last audit"),
        NextAction.CLOSE_FINDING: m("Close the finding"),
        NextAction.ASK_VOLUNTARY_SUSPENSION: m("Ask for voluntary suspension"),
        NextAction.FILE_RENEWAL: m("File the renewal"),
        NextAction.APPLY_ANEW: m("Apply anew"),
        NextAction.LIFT_SUSPENSION: m("Have the suspension lifted"),
        NextAction.UPDATE_RULE: m("Update to the new rule"),
        NextAction.VERIFY_STATUS: m("Verify the status"),
    },
    ExpiryBand: {
        ExpiryBand.EXPIRED: m("Expired"),
        ExpiryBand.WITHIN_30: m("0–30 days"),
        ExpiryBand.WITHIN_90: m("31–90 days"),
        ExpiryBand.WITHIN_180: m("91–180 days"),
        ExpiryBand.LATER: m("Over 180 days"),
        ExpiryBand.UNKNOWN: m("No date"),
    },
    AuditKind: {
        AuditKind.INITIAL: m("Initial audit"),
        AuditKind.FOLLOW_UP: m("Follow-up audit"),
        AuditKind.UNANNOUNCED: m("Unannounced audit"),
        AuditKind.SPECIAL: m("Special audit"),
    },
    AuditResult: {
        AuditResult.PASSED: m("Passed"),
        AuditResult.PASSED_WITH_FINDINGS: m("Passed with findings"),
        AuditResult.FAILED: m("Failed"),
        AuditResult.PLANNED: m("Planned"),
        AuditResult.UNKNOWN: m("Result unknown"),
    },
    AuditState: {
        AuditState.LATER: m("Later"),
        AuditState.PLAN: m("Plan now"),
        AuditState.ARRANGE: m("Arrange now"),
        AuditState.OVERDUE: m("Overdue"),
        AuditState.CRITICAL: m("Critical"),
        AuditState.FAILED: m("Failed"),
        AuditState.UNKNOWN: m("No date"),
    },
    ApplicationKind: {
        ApplicationKind.INITIAL: m("Initial"),
        ApplicationKind.RENEWAL: m("Renewal"),
        ApplicationKind.CHANGE: m("Change"),
        ApplicationKind.EXTENSION: m("Extension"),
    },
    Stage: {
        Stage.APPLICATION: m("Application"),
        Stage.PRODUCT_TESTS: m("Product tests"),
        Stage.FACTORY_AUDIT: m("Factory audit"),
        Stage.REVIEW: m("Review"),
        Stage.ISSUE: m("Issue"),
    },
    WaitingFor: {
        WaitingFor.US: m("Us"),
        WaitingFor.LABORATORY: m("Laboratory"),
        WaitingFor.AUDITORS: m("Auditors"),
        WaitingFor.AUTHORITY: m("Authority"),
        WaitingFor.CUSTOMS: m("Customs"),
    },
    CaseState: {
        CaseState.ON_TRACK: m("On track"),
        CaseState.WAITING: m("Waiting"),
        CaseState.OVER_NORM: m("Over the norm"),
        CaseState.STALLED: m("Stalled"),
        CaseState.DONE: m("Done"),
    },
    Colour: {
        Colour.RED: m("Not safe"),
        Colour.AMBER: m("Due soon"),
        Colour.GREEN: m("Safe"),
        Colour.GREY: m("Unknown"),
    },
    Handling: {
        Handling.NOBODY: m("Nobody on it"),
        Handling.IN_HAND: m("In hand"),
        Handling.IN_HAND_LATE: m("In hand, but late"),
    },
    Lapse: {
        Lapse.UNTIL_PASSED: m("Its last day has passed"),
        Lapse.DATE_CHANGED: m("The date has changed"),
    },
    ItemKind: {
        ItemKind.AUDIT_GROUP: m("Follow-up audit"),
        ItemKind.FINDING: m("Finding"),
        ItemKind.CERTIFICATE: m("Certificate"),
        ItemKind.APPLICATION: m("Application"),
    },
    BlockedBy: {
        BlockedBy.SUSPENDED: m("Certificate is suspended"),
        BlockedBy.AUDIT_OVERDUE: m("Follow-up audit is overdue"),
        BlockedBy.FINDING_OPEN: m("A finding is open"),
    },
    LeadTimeFrom: {
        LeadTimeFrom.PLANT: m("Cases of this plant"),
        LeadTimeFrom.PRODUCT_CATEGORY: m("Cases of this category"),
        LeadTimeFrom.DEFAULT: m("Default setting"),
    },
    Change: {
        Change.TURNED_RED: m("Turned red"),
        Change.TURNED_UNKNOWN: m("Turned unknown"),
        Change.TURNED_AMBER: m("Turned amber"),
        Change.TURNED_GREEN: m("Turned green"),
        Change.STATUS_CHANGED: m("Reported status changed"),
        Change.SAFE_UNTIL_EARLIER: m("Safe for a shorter time"),
        Change.SAFE_UNTIL_LATER: m("Safe for a longer time"),
        Change.EXPIRY_MOVED: m("Expiry moved"),
        Change.EXPIRY_LOST: m("Expiry lost"),
        Change.AUDIT_DATE_MOVED: m("Audit date moved"),
        Change.AUDIT_DATE_LOST: m("Audit date lost"),
        Change.PLANT_CHANGED: m("Plant changed"),
        Change.NEW: m("New"),
        Change.VANISHED: m("Vanished"),
        Change.STAGE_WENT_BACK: m("Case went back a stage"),
    },
    Period: {
        Period.PAST: m("Past"),
        Period.AHEAD: m("Ahead"),
        Period.BEYOND: m("Later"),
        Period.NONE: m("No date"),
    },
    Level: {
        Level.REJECT: m("Left out"),
        Level.WARN: m("Look at it"),
        Level.NOTE: m("For information"),
    },
}


def label(member: StrEnum) -> str:
    """The word for one code."""
    return _(LABELS[type(member)][member])


def labels(codes: type[StrEnum]) -> dict[str, str]:
    """The words for all codes of an enumeration, in its order."""
    return {str(code): _(text) for code, text in LABELS[codes].items()}
