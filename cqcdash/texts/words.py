"""A label in the reader's language for every code."""

from enum import StrEnum

from cqcdash.texts import _
from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.applications import CaseState, Place
from cqcdash.vocabulary.attention import Handling, ItemKind, Lapse, Section
from cqcdash.vocabulary.audits import AuditState, AuditTask, Booking
from cqcdash.vocabulary.certificates import (
    Event,
    ExpiryBand,
    NextAction,
    SafeUntilReason,
    Standing,
    State,
)
from cqcdash.vocabulary.comparison import Change
from cqcdash.vocabulary.duty import Criterion, DutyState
from cqcdash.vocabulary.finding import Level
from cqcdash.vocabulary.found import FoundKind
from cqcdash.vocabulary.health import Problem
from cqcdash.vocabulary.load import CapacityFrom
from cqcdash.vocabulary.overview import Period
from cqcdash.vocabulary.preparation import Condition, Preparing
from cqcdash.vocabulary.records import (
    ApplicationKind,
    AuditKind,
    AuditResult,
    Kind,
    Scheme,
    Stage,
    Status,
    WaitingFor,
)
from cqcdash.vocabulary.renewals import BlockedBy, LeadTimeFrom, RenewalTurn, Trouble
from cqcdash.vocabulary.rules import Effect, Trust

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
        State.DUTY_CHANGE_OVERDUE: m("Not converted in time"),
        State.AUDIT_OVERDUE: m("Audit overdue"),
        State.FINDING_OVERDUE: m("Finding overdue"),
        State.RULE_CHANGE_OVERDUE: m("Rule change overdue"),
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
        SafeUntilReason.DUTY_CHANGE: m("Change of duty"),
        SafeUntilReason.REVOKED: m("Revoked"),
        SafeUntilReason.CANCELLED: m("Cancelled"),
        SafeUntilReason.UNLIMITED: m("No end"),
        SafeUntilReason.NO_DATE: m("No date known"),
    },
    NextAction: {
        NextAction.NONE: m("Nothing to do"),
        NextAction.PLAN_AUDIT: m("Plan the audit"),
        NextAction.HOLD_AUDIT: m("Hold the booked audit"),
        NextAction.MOVE_BOOKING: m("Move the booking forward"),
        NextAction.REPEAT_AUDIT: m("Repeat the failed audit"),
        NextAction.ENTER_LAST_AUDIT: m("Enter the last audit"),
        NextAction.CLOSE_FINDING: m("Close the finding"),
        NextAction.ASK_VOLUNTARY_SUSPENSION: m("Ask for voluntary suspension"),
        NextAction.FILE_RENEWAL: m("File the renewal"),
        NextAction.APPLY_ANEW: m("Apply anew"),
        NextAction.LIFT_SUSPENSION: m("Have the suspension lifted"),
        NextAction.UPDATE_RULE: m("Update to the new rule"),
        NextAction.CONVERT: m("Convert to CCC"),
        NextAction.CANCEL_DECLARATION: m("Cancel the declaration"),
        NextAction.VERIFY_STATUS: m("Verify the status"),
        NextAction.CHASE: m("Chase the case"),
    },
    Criterion: {
        Criterion.CODE_IN_NUMBER: m("Product code in the number"),
        Criterion.CODE_OF_CATEGORY: m("Product code of the category"),
        Criterion.RULE: m("Rule"),
        Criterion.STANDARD: m("Standard"),
        Criterion.CATEGORY: m("Category"),
        Criterion.WORDS: m("Words only"),
        Criterion.ANSWER: m("Your answer"),
    },
    Effect: {
        Effect.DECLARATION_ENDS: m("Self-declarations end"),
        Effect.BECOMES_MANDATORY: m("Becomes mandatory"),
        Effect.LEAVES_CATALOGUE: m("Leaves the catalogue"),
        Effect.RULE_REPLACED: m("Rule replaced"),
        Effect.STANDARD_REPLACED: m("Standard replaced"),
    },
    Trust: {
        Trust.OFFICIAL: m("Official"),
        Trust.RULE: m("Text of the rule"),
        Trust.CONSULTANCY: m("Consultancy"),
        Trust.WEAK: m("Weak source"),
        Trust.OWN: m("Own entry"),
    },
    DutyState: {
        DutyState.TO_CONVERT: m("To convert"),
        DutyState.CONVERTED: m("Converted"),
        DutyState.EXEMPT: m("No longer produced"),
        DutyState.NOT_ENOUGH: m("Valid, but not enough"),
        DutyState.NOT_REQUIRED: m("No longer required"),
        DutyState.WATCHED: m("Announced, no date yet"),
        DutyState.PERHAPS: m("Perhaps concerned"),
    },
    ExpiryBand: {
        ExpiryBand.EXPIRED: m("Expired"),
        ExpiryBand.WITHIN_30: m("0–30 days"),
        ExpiryBand.WITHIN_90: m("31–90 days"),
        ExpiryBand.WITHIN_180: m("91–180 days"),
        ExpiryBand.LATER: m("Over 180 days"),
        ExpiryBand.UNLIMITED: m("No end"),
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
    AuditTask: {
        AuditTask.FAILED: m("Failed: to be repeated"),
        AuditTask.CRITICAL: m("Past the grace"),
        AuditTask.OVERDUE: m("Past the due day"),
        AuditTask.BOOKED_LATE: m("Booked too late"),
        AuditTask.ARRANGE: m("To be arranged now"),
        AuditTask.PLAN: m("To be planned"),
        AuditTask.BOOKED: m("Booked"),
        AuditTask.LATER: m("Nothing to arrange yet"),
        AuditTask.UNKNOWN: m("Due day unknown"),
    },
    Booking: {
        Booking.IN_TIME: m("In time"),
        Booking.AFTER_DUE: m("After the due day"),
        Booking.AFTER_GRACE: m("After the grace"),
    },
    ApplicationKind: {
        ApplicationKind.INITIAL: m("Initial"),
        ApplicationKind.RENEWAL: m("Renewal"),
        ApplicationKind.CHANGE: m("Change"),
        ApplicationKind.EXTENSION: m("Extension"),
        ApplicationKind.CONVERSION: m("Conversion"),
    },
    Stage: {
        Stage.APPLICATION: m("Application"),
        Stage.PRODUCT_TESTS: m("Product tests"),
        Stage.FACTORY_AUDIT: m("Factory audit"),
        Stage.REVIEW: m("Review"),
        Stage.ISSUE: m("Issue"),
    },
    Place: {
        Place.BEFORE_APPLICATION: m("Before: Application"),
        Place.APPLICATION: m("Application"),
        Place.BEFORE_PRODUCT_TESTS: m("Before: Product tests"),
        Place.PRODUCT_TESTS: m("Product tests"),
        Place.BEFORE_FACTORY_AUDIT: m("Before: Factory audit"),
        Place.FACTORY_AUDIT: m("Factory audit"),
        Place.BEFORE_REVIEW: m("Before: Review"),
        Place.REVIEW: m("Review"),
        Place.BEFORE_ISSUE: m("Before: Issue"),
        Place.ISSUE: m("Issue"),
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
    Standing: {
        Standing.NOT_USABLE: m("Not usable"),
        Standing.DEADLINE_MISSED: m("Deadline missed"),
        Standing.UNKNOWN: m("Unknown"),
        Standing.ACT_SOON: m("Act soon"),
        Standing.FINE: m("Fine"),
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
        ItemKind.DUTY_CHANGE: m("Change of duty"),
        ItemKind.RENEWALS: m("Renewals"),
        ItemKind.LAPSES: m("Lapsing certificates"),
        ItemKind.ENDED: m("Ended certificates"),
        ItemKind.RULE_UPDATES: m("Rule updates"),
        ItemKind.STATUSES: m("Statuses to verify"),
    },
    Section: {
        Section.SAVEABLE: m("Can still be saved"),
        Section.GUESSED: m("Rests on a guess"),
        Section.LOST: m("Cannot be saved any more"),
    },
    BlockedBy: {
        BlockedBy.SUSPENDED: m("Certificate is suspended"),
        BlockedBy.AUDIT_OVERDUE: m("Follow-up audit is overdue"),
        BlockedBy.FINDING_OPEN: m("A finding is open"),
        BlockedBy.OLD_STANDARD: m("Cites what is to be replaced"),
    },
    LeadTimeFrom: {
        LeadTimeFrom.PLANT: m("Cases of this plant"),
        LeadTimeFrom.PRODUCT_CATEGORY: m("Cases of this category"),
        LeadTimeFrom.DEFAULT: m("Default setting"),
        LeadTimeFrom.CONVERSIONS_OF_PLANT: m("Conversions of this plant"),
        LeadTimeFrom.CONVERSIONS_OF_CATEGORY: m("Conversions of this category"),
    },
    Change: {
        Change.TURNED_NOT_USABLE: m("Turned not usable"),
        Change.TURNED_DEADLINE_MISSED: m("Missed a deadline"),
        Change.TURNED_UNKNOWN: m("Turned unknown"),
        Change.TURNED_ACT_SOON: m("Asks for action soon"),
        Change.TURNED_FINE: m("Turned fine"),
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
    Event: {
        Event.FIRST_ISSUE: m("First issue"),
        Event.ISSUE: m("Issue"),
        Event.AUDIT: m("Audit"),
        Event.SUSPENSION: m("Suspension"),
        Event.APPLICATION: m("Application"),
        Event.AUDIT_WINDOW: m("Window of the next audit"),
        Event.FINDING_DEADLINE: m("Findings due"),
        Event.RENEWAL_WINDOW: m("Prepare the renewal"),
        Event.RULE_CHANGE: m("Rule change due"),
        Event.DUTY_CHANGE: m("Convert by"),
        Event.EXPIRY: m("Expiry"),
        Event.SAFE_UNTIL: m("Safe until"),
    },
    Problem: {
        Problem.REPORTED_VALID_BUT_EXPIRED: m("Reported valid, but the expiry has passed"),
        Problem.REPORTED_EXPIRED_TOO_EARLY: m("Reported expired before the expiry"),
        Problem.SUSPENDED_PAST_ITS_END: m("Reported suspended after the end of the suspension"),
        Problem.EXPIRY_DOUBTFUL: m("Printed expiry does not fit issue and validity"),
        Problem.EXPIRY_BEFORE_ISSUE: m("Expires before it was issued"),
        Problem.FIRST_ISSUE_AFTER_ISSUE: m("First issue is later than the issue"),
        Problem.ISSUE_IN_FUTURE: m("Issued in the future"),
        Problem.REPORT_IN_FUTURE: m("Status reported in the future"),
        Problem.YEAR_OF_NUMBER_DIFFERS: m("Year in the number is not the year of issue"),
        Problem.AUDIT_ENDS_BEFORE_START: m("Audit ends before it begins"),
        Problem.AUDIT_PLANNED_IN_PAST: m("Planned audit has passed without a result"),
        Problem.FINDING_NEVER_CLOSED: m("Findings were never closed"),
        Problem.FINDING_CLOSED_BEFORE_AUDIT: m("Findings closed before the audit"),
        Problem.STAGE_LEFT_BEFORE_ENTERED: m("Stage was left before it was entered"),
        Problem.RENEWAL_OF_UNKNOWN_CERTIFICATE: m("Renewal of a certificate nobody knows"),
        Problem.EXPIRY_MISSING: m("No expiry is known"),
        Problem.EXPIRY_ESTIMATED: m("Expiry is computed, none is printed"),
        Problem.PLANT_MISSING: m("No plant"),
        Problem.FOLLOW_UP_MISSING: m("No date for the follow-up audit"),
        Problem.FOLLOW_UP_ESTIMATED: m("Follow-up counted from the issue: no audit on record"),
        Problem.STATUS_UNKNOWN: m("Reported status is not understood"),
        Problem.STATUS_NOT_VERIFIED: m("Reported status is too old"),
        Problem.SUSPENSION_WITHOUT_DATE: m("Suspended, but without a date"),
        Problem.AUDIT_WITHOUT_PLANT: m("Audit without a plant"),
        Problem.AUDIT_WITHOUT_CERTIFICATES: m("Audit of a plant without certificates"),
        Problem.AUDIT_WITHOUT_END: m("Audit without its last day"),
        Problem.AUDIT_WITHOUT_RESULT: m("Audit without a result"),
    },
    RenewalTurn: {
        RenewalTurn.TOO_LATE: m("Start overdue"),
        RenewalTurn.START_SOON: m("Start soon"),
        RenewalTurn.FILED: m("Filed"),
        RenewalTurn.LATER: m("Later"),
        RenewalTurn.UNKNOWN: m("No date"),
    },
    Trouble: {
        Trouble.FILING_OVERDUE: m("Filing overdue"),
        Trouble.NOT_IN_TIME: m("Cannot be ready in time"),
        Trouble.BLOCKED: m("Blocked"),
    },
    CapacityFrom: {
        CapacityFrom.SETTING: m("As set"),
        CapacityFrom.HISTORY: m("Own history"),
        CapacityFrom.NOTHING: m("Nothing says so"),
    },
    Condition: {
        Condition.QUALITY_SYSTEM: m("(a) Quality system"),
        Condition.CONFORMITY: m("(b) Conformity of production"),
        Condition.EQUIPMENT: m("(c) Equipment"),
        Condition.PERSONNEL: m("(d) Personnel"),
    },
    Preparing: {
        Preparing.BOOK_VISIT: m("Book the visit"),
        Preparing.CLOSE_FINDINGS: m("Close open findings"),
        Preparing.UPDATE_RULES: m("Ask for the update of a rule or standard with it"),
        Preparing.VERIFY_STATUSES: m("Verify statuses that are too old"),
        Preparing.RENEWALS_WAIT: m("Renewals that wait for it"),
        Preparing.ASK_SUSPENSION: m("No visit to be had: ask for a voluntary suspension"),
    },
    FoundKind: {
        FoundKind.PLANT: m("Plant"),
        FoundKind.CERTIFICATE: m("Certificate"),
        FoundKind.APPLICATION: m("Application"),
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


def place_label(place: Place) -> str:
    """The stage's name, or that it is waited for."""
    stage = label(place.stage)
    return _("Before: {stage}").format(stage=stage) if place.waiting else stage
