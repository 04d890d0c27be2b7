"""The columns of the frames that the rules compute, and the colour of each state."""

from enum import StrEnum

from cqcdash.vocabulary.frames import CERTIFICATES, Schema, columns_of
from cqcdash.vocabulary.words import State


class Colour(StrEnum):
    """How a state is shown; unknown is never green."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    GREY = "grey"


class LeadTimeFrom(StrEnum):
    """Whose finished cases gave the lead time of a renewal (R12)."""

    PLANT = "plant"
    PRODUCT_CATEGORY = "product_category"
    DEFAULT = "default"


class BlockedBy(StrEnum):
    """What keeps a renewal from being granted (R13)."""

    SUSPENDED = "suspended"
    AUDIT_OVERDUE = "audit_overdue"
    FINDING_OPEN = "finding_open"


class Handling(StrEnum):
    """Whether somebody takes care of an item."""

    NOBODY = "nobody"
    IN_HAND = "in_hand"
    IN_HAND_LATE = "in_hand_late"


class Lapse(StrEnum):
    """Why an acknowledgement no longer counts."""

    UNTIL_PASSED = "until_passed"
    DATE_CHANGED = "date_changed"


class ItemKind(StrEnum):
    """What an item that asks for attention is about."""

    AUDIT_GROUP = "audit_group"
    FINDING = "finding"
    CERTIFICATE = "certificate"
    APPLICATION = "application"


class Period(StrEnum):
    """Where a month lies, seen from a day."""

    PAST = "past"
    AHEAD = "ahead"
    BEYOND = "beyond"
    NONE = "none"


class Change(StrEnum):
    """What happened to a certificate or a case between two looks."""

    TURNED_RED = "turned_red"
    TURNED_UNKNOWN = "turned_unknown"
    TURNED_AMBER = "turned_amber"
    TURNED_GREEN = "turned_green"
    STATUS_CHANGED = "status_changed"
    SAFE_UNTIL_EARLIER = "safe_until_earlier"
    SAFE_UNTIL_LATER = "safe_until_later"
    EXPIRY_MOVED = "expiry_moved"
    EXPIRY_LOST = "expiry_lost"
    AUDIT_DATE_MOVED = "audit_date_moved"
    AUDIT_DATE_LOST = "audit_date_lost"
    PLANT_CHANGED = "plant_changed"
    NEW = "new"
    VANISHED = "vanished"
    STAGE_WENT_BACK = "stage_went_back"


class Problem(StrEnum):
    """What a record lacks or contradicts; contradictions first, then what is missing."""

    REPORTED_VALID_BUT_EXPIRED = "reported_valid_but_expired"
    REPORTED_EXPIRED_TOO_EARLY = "reported_expired_too_early"
    SUSPENDED_PAST_ITS_END = "suspended_past_its_end"
    EXPIRY_DOUBTFUL = "expiry_doubtful"
    EXPIRY_BEFORE_ISSUE = "expiry_before_issue"
    FIRST_ISSUE_AFTER_ISSUE = "first_issue_after_issue"
    ISSUE_IN_FUTURE = "issue_in_future"
    REPORT_IN_FUTURE = "report_in_future"
    YEAR_OF_NUMBER_DIFFERS = "year_of_number_differs"
    AUDIT_ENDS_BEFORE_START = "audit_ends_before_start"
    AUDIT_PLANNED_IN_PAST = "audit_planned_in_past"
    FINDING_NEVER_CLOSED = "finding_never_closed"
    FINDING_CLOSED_BEFORE_AUDIT = "finding_closed_before_audit"
    STAGE_LEFT_BEFORE_ENTERED = "stage_left_before_entered"
    RENEWAL_OF_UNKNOWN_CERTIFICATE = "renewal_of_unknown_certificate"
    EXPIRY_MISSING = "expiry_missing"
    EXPIRY_ESTIMATED = "expiry_estimated"
    PLANT_MISSING = "plant_missing"
    FOLLOW_UP_MISSING = "follow_up_missing"
    FOLLOW_UP_ESTIMATED = "follow_up_estimated"
    STATUS_UNKNOWN = "status_unknown"
    STATUS_NOT_VERIFIED = "status_not_verified"
    SUSPENSION_WITHOUT_DATE = "suspension_without_date"
    AUDIT_WITHOUT_PLANT = "audit_without_plant"
    AUDIT_WITHOUT_CERTIFICATES = "audit_without_certificates"
    AUDIT_WITHOUT_END = "audit_without_end"
    AUDIT_WITHOUT_RESULT = "audit_without_result"


class RenewalTurn(StrEnum):
    """Where a renewal stands, the most urgent first."""

    TOO_LATE = "too_late"
    START_SOON = "start_soon"
    FILED = "filed"
    LATER = "later"
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
    EXPIRY = "expiry"
    SAFE_UNTIL = "safe_until"


COLOUR_OF_STATE: dict[State, Colour] = {
    State.REVOKED: Colour.RED,
    State.CANCELLED: Colour.RED,
    State.EXPIRED: Colour.RED,
    State.SUSPENDED: Colour.RED,
    State.AUDIT_OVERDUE: Colour.RED,
    State.FINDING_OVERDUE: Colour.RED,
    State.RULE_CHANGE_OVERDUE: Colour.RED,
    State.RENEWAL_LATE: Colour.RED,
    State.UNKNOWN: Colour.GREY,
    State.DUE_SOON: Colour.AMBER,
    State.VALID: Colour.GREEN,
}


DERIVED = columns_of(
    [
        ("expires_printed_on", "date", "the printed expiry"),
        ("expiry_estimated", "flag", "the expiry is computed, not printed (R1)"),
        ("days_to_expiry", "integer", "days from as_of to the expiry; negative when past"),
        ("expiry_band", "category", "ExpiryBand (R14)"),
        ("audit_group", "category", "what one factory audit covers (R9); missing without plant"),
        ("in_audit_group", "flag", "the certificate is a living member of its group (R9)"),
        ("last_audit_on", "date", "end of the last passed audit that covers the certificate"),
        ("follow_up_due_on", "date", "the group's next follow-up audit (R4, R5, R6, R10)"),
        ("follow_up_estimated", "flag", "no passed audit is known: counted from the issue (R4)"),
        ("plan_audit_from", "date", "begin of the audit window (R7)"),
        ("arrange_audit_by", "date", "the audit should be arranged by this day (R7)"),
        ("follow_up_deadline", "date", "follow-up due plus the grace (R8)"),
        ("audit_planned_on", "date", "next planned audit that covers the certificate"),
        ("audit_state", "category", "AuditState (R7, R8)"),
        ("finding_due_on", "date", "earliest deadline of an open finding (R17)"),
        ("failed_audit_on", "date", "end of the last failed audit without a later passed one"),
        ("suspension_ends_on", "date", "end of a reported suspension (R15)"),
        ("rule_change_deadline", "date", "earliest rule change that the certificate cites (R24)"),
        ("rule_change_due_on", "date", "the same, or the next audit before it (R24)"),
        ("file_renewal_by", "date", "last day for filing the renewal (R11)"),
        ("renewal_window_from", "date", "first day for filing, in the reading 'within' (R11)"),
        ("start_renewal_by", "date", "begin preparing the renewal by this day (R12)"),
        ("lead_time_days", "integer", "the lead time used; missing for the months by default"),
        ("lead_time_cases", "integer", "finished cases behind the lead time"),
        ("lead_time_from", "category", "LeadTimeFrom"),
        (
            "renewal_slack_days",
            "integer",
            "days left to start; negative is too late; none if filed",
        ),
        ("renewal_application_no", "text", "the renewal case that runs or ended after the issue"),
        ("renewal_blocked_by", "category", "BlockedBy (R13)"),
        ("ask_voluntary_suspension_by", "date", "last day to ask for a voluntary suspension (R16)"),
        ("safe_until", "date", "the earliest clock; missing when revoked, cancelled or unknown"),
        ("safe_until_reason", "category", "SafeUntilReason"),
        ("state", "category", "State, worst of R22"),
        ("colour", "category", "Colour of the state"),
        ("verified", "flag", "the reported status is young enough (R23)"),
        ("next_action", "category", "NextAction"),
        ("act_by", "date", "until when; missing when there is no date to it"),
    ]
)

POSITIONS = Schema("positions", ("certificate_no",), (*CERTIFICATES.columns, *DERIVED))

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

LEAD_TIMES = Schema(
    "lead_times",
    ("plant", "product_category"),
    columns_of(
        [
            ("plant", "category", "missing: any plant"),
            ("product_category", "category", "missing: any category"),
            ("p85_days", "number", "P85 of the finished cases, start to issue"),
            ("cases", "integer", "finished cases"),
        ]
    ),
)

EXPIRY_BANDS = Schema(
    "expiry_bands",
    ("expiry_band", "product_category"),
    columns_of(
        [
            ("expiry_band", "category", "ExpiryBand (R14)"),
            ("product_category", "category", "the category; missing is one of them"),
            ("certificates", "integer", "certificates that are not revoked or cancelled"),
            ("estimated", "integer", "of these, with a computed expiry"),
        ]
    ),
)

SAFE_UNTIL_BY_MONTH = Schema(
    "safe_until_by_month",
    ("period", "month", "safe_until_reason"),
    columns_of(
        [
            ("period", "category", "Period: before as_of, in the months asked, later, no date"),
            ("month", "date", "first day of the month; missing unless ahead"),
            ("safe_until_reason", "category", "SafeUntilReason"),
            ("certificates", "integer", "certificates safe until a day of that month"),
        ]
    ),
)

OVERVIEW = Schema(
    "overview",
    ("figure",),
    columns_of(
        [
            ("figure", "text", "which number"),
            ("count", "integer", "certificates, audit groups or applications"),
            ("not_counted", "integer", "those that lack the dates to be judged"),
        ]
    ),
)

ATTENTION = Schema(
    "attention",
    ("item_kind", "item_key"),
    columns_of(
        [
            ("item_kind", "category", "ItemKind"),
            ("item_key", "text", "audit group, certificate number or application number"),
            ("what", "category", "NextAction"),
            ("date", "date", "the underlying date; an acknowledgement lapses when it changes"),
            ("act_by", "date", "until when to act"),
            ("days_left", "integer", "days from as_of to act_by; negative when late"),
            ("state", "category", "State, the worst of the certificates concerned"),
            ("colour", "category", "Colour"),
            ("plant", "category", "the plant"),
            ("product_categories", "text", "categories concerned, separated by '; '"),
            ("certificates_at_stake", "integer", "certificates concerned"),
            ("safe_until", "date", "the earliest safe_until of them"),
            ("estimated", "flag", "the date is counted from the issue only"),
            ("handling", "category", "Handling"),
            ("owner", "text", "who takes care of it"),
            ("note", "text", "what was decided"),
            ("until", "date", "the last day on which the acknowledgement counts"),
            ("lapsed", "category", "Lapse; why an earlier acknowledgement no longer counts"),
        ]
    ),
)

CHANGES = Schema(
    "changes",
    ("change", "certificate_no", "application_no"),
    columns_of(
        [
            ("change", "category", "Change"),
            ("certificate_no", "text", "the certificate"),
            ("application_no", "text", "the case, when a case changed"),
            ("plant", "category", "the plant"),
            ("product_category", "category", "the category"),
            ("state_before", "category", "State before; missing when new"),
            ("state_after", "category", "State after; missing when vanished"),
            ("date_before", "date", "the date that changed, before"),
            ("date_after", "date", "the date that changed, after"),
            ("word_before", "text", "reported status, plant or stage before"),
            ("word_after", "text", "reported status, plant or stage after"),
        ]
    ),
)

IMPACT = Schema(
    "impact",
    ("certificate_no",),
    columns_of(
        [
            ("certificate_no", "text", "a certificate that other rules would change"),
            ("plant", "category", "the plant"),
            ("product_category", "category", "the category"),
            ("state_before", "category", "State now"),
            ("state_after", "category", "State under the other rules"),
            ("safe_until_before", "date", "now"),
            ("safe_until_after", "date", "under the other rules"),
            ("changed", "text", "the columns that would change, separated by '; '"),
        ]
    ),
)

HEALTH = Schema(
    "health",
    ("problem", "kind", "record"),
    columns_of(
        [
            ("problem", "category", "Problem"),
            ("kind", "category", "Kind of the record"),
            ("record", "text", "key of the record: certificate, audit or application number"),
            ("plant", "category", "the plant"),
            ("column", "text", "the column to look at"),
            ("found", "text", "what stands there, dates as YYYY-MM-DD"),
            ("expected", "text", "what contradicts it; missing when a value is missing"),
        ]
    ),
)

HEALTH_COUNTS = Schema(
    "health_counts",
    ("problem",),
    columns_of(
        [
            ("problem", "category", "Problem"),
            ("kind", "category", "Kind of the records"),
            ("records", "integer", "records with this problem"),
            ("certificates", "integer", "certificates behind them"),
        ]
    ),
)

TIMELINE = Schema(
    "timeline",
    ("event", "begins_on"),
    columns_of(
        [
            ("event", "category", "Event"),
            ("begins_on", "date", "first day"),
            ("ends_on", "date", "last day; the first day again for a single day"),
            ("record", "text", "key of the audit or application"),
            ("word", "text", "result of the audit, kind of the application"),
            ("computed", "flag", "a rule gave the date, not a record"),
        ]
    ),
)

MATRIX = Schema(
    "matrix",
    ("plant", "product_category"),
    columns_of(
        [
            ("plant", "category", "the plant"),
            ("product_category", "category", "the category"),
            ("certificates", "integer", "certificates that are not revoked, cancelled or expired"),
            ("ended", "integer", "certificates that are"),
            ("state", "category", "worst State of the living ones"),
            ("colour", "category", "its Colour"),
            ("safe_until", "date", "earliest safe_until of the living ones"),
            ("lapses_on", "date", "expiry of the last living one"),
            ("renewal_done_by", "date", "earliest end of a renewal that is begun today (R12)"),
            ("lapses_before_renewal", "flag", "the last one lapses before a renewal can be done"),
            ("hole", "flag", "had certificates, and none of them is alive"),
        ]
    ),
)

RENEWAL_WALL = Schema(
    "renewal_wall",
    ("what", "month"),
    columns_of(
        [
            ("what", "text", "expiry or audit"),
            ("month", "date", "first day of the month"),
            ("period", "category", "Period: past or ahead"),
            ("count", "integer", "ahead: falling due; past: renewals finished, audits held"),
            ("throughput", "number", "renewals or audits a month over the past two years"),
            ("over", "flag", "more falls due than was ever done in one of these months"),
        ]
    ),
)
