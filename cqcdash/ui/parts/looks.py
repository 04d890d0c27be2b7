"""How each column is shown: its heading, its kind, the words and colours of its codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from cqcdash.texts import mark as m
from cqcdash.vocabulary.applications import CaseState, Place
from cqcdash.vocabulary.attention import Handling, ItemKind, Lapse
from cqcdash.vocabulary.audits import AuditState
from cqcdash.vocabulary.certificates import ExpiryBand, NextAction, SafeUntilReason, State
from cqcdash.vocabulary.comparison import Change
from cqcdash.vocabulary.finding import Level
from cqcdash.vocabulary.health import Problem
from cqcdash.vocabulary.records import (
    ApplicationKind,
    AuditKind,
    AuditResult,
    Kind,
    Stage,
    Status,
    WaitingFor,
)
from cqcdash.vocabulary.renewals import BlockedBy, LeadTimeFrom, RenewalTurn

# Wide enough for the longest word and for every heading of a day, so that nothing is cut off.
TAG, DATE, PLANT = 122, 108, 150
Shape = Literal[
    "text", "date", "moment", "days", "count", "number", "percent", "flag", "word", "tag"
]


@dataclass(frozen=True, slots=True)
class Look:
    """One column on the screen.

    Attributes:
        title: the heading.
        shape: how its values are written; ``word`` and ``tag`` are codes with a label.
        codes: the enumeration behind ``word`` and ``tag``.
        help: what the column means, when the heading cannot say it.
    """

    title: str
    shape: Shape = "text"
    codes: type[StrEnum] | None = None
    help: str = ""
    width: int | None = None


LOOKS: Mapping[str, Look] = {
    "certificate_no": Look(m("Certificate")),
    "version": Look(m("Version"), width=70),
    "scheme": Look(m("Scheme"), "text"),
    "plant": Look(m("Plant"), width=PLANT),
    "product_category": Look(m("Category")),
    "product": Look(m("Product")),
    "model": Look(m("Model")),
    "standard": Look(m("Standard")),
    "rule": Look(m("Rule")),
    "applicant": Look(m("Applicant")),
    "manufacturer": Look(m("Manufacturer")),
    "factory_code": Look(m("Factory code")),
    "factory_class": Look(m("Class"), width=70),
    "owner": Look(m("Responsible")),
    "notes": Look(m("Notes")),
    "state": Look(m("State"), "tag", State),
    "status": Look(m("Reported status"), "tag", Status),
    "reported_status": Look(
        m("Reported as"), help=m("The status word exactly as the file had it.")
    ),
    "status_reported_on": Look(m("Status of"), "date"),
    "verified": Look(m("Verified"), "flag", help=m("The reported status is recent enough.")),
    "first_issued_on": Look(m("First issued"), "date"),
    "issued_on": Look(m("Issued"), "date"),
    "expires_on": Look(m("Expires"), "date"),
    "expiry_estimated": Look(
        m("Estimated"), "flag", help=m("No printed expiry: computed from the first issue.")
    ),
    "days_to_expiry": Look(m("Days left"), "days"),
    "expiry_band": Look(m("Expires in"), "tag", ExpiryBand),
    "follow_up_due_on": Look(m("Follow-up due"), "date"),
    "file_renewal_by": Look(
        m("File renewal by"), "date", help=m("The last day to file the renewal application.")
    ),
    "start_renewal_by": Look(
        m("Start renewal by"),
        "date",
        help=m("Filing day minus the usual lead time of a case of this plant or category."),
    ),
    "renewal_slack_days": Look(m("Slack (days)"), "days", help=m("Negative: too late by as many.")),
    "renewal_application_no": Look(m("Renewal case")),
    "safe_until": Look(
        m("Safe until"), "date", help=m("The earliest day on which this certificate is at risk.")
    ),
    "safe_until_reason": Look(m("Because of"), "word", SafeUntilReason),
    "next_action": Look(m("Next action"), "word", NextAction),
    "act_by": Look(m("Act by"), "date"),
    "audit_group": Look(m("Audit group")),
    "due_on": Look(m("Due"), "date"),
    "plan_from": Look(m("Plan from"), "date"),
    "arrange_by": Look(m("Arrange by"), "date"),
    "planned_on": Look(m("Planned"), "date"),
    "days_left": Look(m("Days left"), "days"),
    "audit_state": Look(m("Audit"), "tag", AuditState),
    "audit.state": Look(m("State"), "tag", AuditState),
    "audit.kind": Look(m("Kind"), "word", AuditKind),
    "estimated": Look(
        m("Estimated"), "flag", help=m("No audit is on record: counted from the issue date.")
    ),
    "certificates_at_stake": Look(
        m("At stake"), "count", help=m("Certificates that fall together if this audit is missed.")
    ),
    "product_categories": Look(m("Categories"), width=220),
    "last_audit_on": Look(m("Last audit"), "date"),
    "last_result": Look(m("Last result"), "word", AuditResult),
    "result": Look(m("Result"), "tag", AuditResult, width=155),
    "audit_key": Look(m("Audit")),
    "audit_no": Look(m("Audit No.")),
    "ended_on": Look(m("Ended"), "date"),
    "auditors": Look(m("Auditors")),
    "auditor_days": Look(m("Auditor-days"), "number"),
    "findings_quality_system": Look(m("Findings (a) quality system"), "count"),
    "findings_conformity": Look(m("Findings (b) conformity"), "count"),
    "findings_equipment": Look(m("Findings (c) equipment"), "count"),
    "findings_personnel": Look(m("Findings (d) personnel"), "count"),
    "findings_due_on": Look(m("Findings due"), "date"),
    "findings_closed_on": Look(m("Findings closed"), "date"),
    "suspended_on": Look(m("Suspended from"), "date"),
    "suspended_until": Look(m("Suspended until"), "date"),
    "suspended_reason": Look(m("Reason of suspension")),
    "certificate_first": Look(m("Certificate first"), "flag"),
    "entered_on": Look(m("Entered"), "date"),
    "left_on": Look(m("Left"), "date"),
    "country": Look(m("Country")),
    "finding_due_on": Look(m("Finding due"), "date"),
    "failed_audit_on": Look(m("Failed audit"), "date"),
    "suspension_ends_on": Look(m("Suspension ends"), "date"),
    "rule_change_deadline": Look(m("Rule change deadline"), "date"),
    "rule_change_due_on": Look(m("Update the rule by"), "date"),
    "ask_voluntary_suspension_by": Look(m("Ask for suspension by"), "date"),
    "source_line": Look(m("Line"), "count"),
    "application_no": Look(m("Application")),
    "kind": Look(m("Kind"), "word", Kind),
    "applications.kind": Look(m("Kind"), "word", ApplicationKind),
    "audits.kind": Look(m("Kind"), "word", AuditKind),
    "case.kind": Look(m("Kind"), "word", ApplicationKind),
    "stage": Look(m("Stage"), "word", Stage),
    "entered_stage_on": Look(m("In stage since"), "date"),
    "days_in_stage": Look(m("Days in stage"), "days"),
    "age_days": Look(m("Age (days)"), "days"),
    "case.state": Look(m("State"), "tag", CaseState),
    "whose_move": Look(m("Whose move"), "word", WaitingFor),
    "waiting_for": Look(m("Waiting for"), "word", WaitingFor),
    "item_kind": Look(m("About"), "word", ItemKind),
    "item_key": Look(m("Item")),
    "what": Look(m("What to do"), "word", NextAction, width=195),
    "handling": Look(m("In hand"), "tag", Handling),
    "note": Look(m("Note")),
    "lapsed": Look(m("Open again"), "word", Lapse, width=165),
    "until": Look(m("Until"), "date"),
    "renewal_blocked_by": Look(m("Blocked by"), "word", BlockedBy, width=165),
    "deadline": Look(m("Deadline"), "date", help=m("Due day plus the grace.")),
    "visit_on": Look(m("One visit by"), "date", help=m("One visit could cover several groups.")),
    "change": Look(m("What happened"), "tag", Change, width=190),
    "state_before": Look(m("State before"), "tag", State),
    "state_after": Look(m("State after"), "tag", State),
    "date_before": Look(m("Date before"), "date"),
    "date_after": Look(m("Date after"), "date"),
    "safe_until_before": Look(m("Safe until, before"), "date"),
    "safe_until_after": Look(m("Safe until, after"), "date"),
    "word_before": Look(m("Before")),
    "word_after": Look(m("After")),
    "changed": Look(m("What changes")),
    "key": Look(m("Record")),
    "column": Look(m("Column")),
    "before": Look(m("Before")),
    "after": Look(m("After")),
    "import_id": Look(m("Import"), "count"),
    "import.kind": Look(m("Records"), "word", Kind),
    "file_name": Look(m("File")),
    "sha256": Look(m("Fingerprint (SHA-256)"), width=120),
    "user": Look(m("By")),
    "committed_at": Look(m("When (UTC)"), "moment"),
    "rows": Look(m("Rows"), "count"),
    "inserted": Look(m("New"), "count"),
    "updated": Look(m("Changed"), "count"),
    "unchanged": Look(m("Unchanged"), "count"),
    "rejected": Look(m("Left out"), "count"),
    "origin": Look(m("Origin")),
    "reason": Look(m("Reason")),
    "undone_at": Look(m("Undone (UTC)"), "moment"),
    "undone_by": Look(m("Undone by")),
    "place": Look(m("Where"), "word", Place),
    "visits": Look(m("Visits"), "count"),
    "open": Look(m("Open"), "count"),
    "median_days": Look(m("Median (days)"), "number"),
    "median_low": Look(m("Median from"), "number", help=m("95 % confidence limit")),
    "median_high": Look(m("Median to"), "number", help=m("95 % confidence limit")),
    "p85_days": Look(m("85 % within (days)"), "number"),
    "p85_low": Look(m("85 % from"), "number", help=m("95 % confidence limit")),
    "p85_high": Look(m("85 % to"), "number", help=m("95 % confidence limit")),
    "norm_days": Look(m("Norm (days)"), "count"),
    "over_norm": Look(m("Over the norm"), "count"),
    "share_over_norm": Look(m("Share over the norm"), "percent"),
    "waiting_median_days": Look(m("Waiting before, median"), "number"),
    "n_closed": Look(m("Finished"), "count"),
    "enough": Look(m("Enough to say"), "flag"),
    "waits": Look(m("Waits"), "count"),
    "days_total": Look(m("Days in all"), "count"),
    "share": Look(m("Share"), "percent"),
    "period": Look(m("Entered in")),
    "days": Look(m("Days"), "days"),
    "days_over": Look(m("Over the norm by"), "days"),
    "days_lost": Look(m("Days lost"), "days", help=m("Above the norms, all stages together.")),
    "begins_on": Look(m("From"), "date"),
    "ends_on": Look(m("To"), "date"),
    "started_on": Look(m("Began"), "date"),
    "finished_on": Look(m("Done"), "date"),
    "here_since": Look(m("There since"), "date"),
    "days_here": Look(m("Days there"), "days"),
    "stalled_after_days": Look(
        m("Stalled after (days)"),
        "number",
        help=m("In a stage: a multiple of its norm, or 85 % of its history; between two: 85 %."),
    ),
    "authority_due_on": Look(m("Authority's target"), "date"),
    "authority_days_left": Look(m("Days to the target"), "days"),
    "retest_by": Look(m("Retest by"), "date"),
    "retest_risk": Look(m("Retest risk"), "flag"),
    "backward_moves": Look(m("Went back"), "count"),
    "skipped_stages": Look(m("Skipped")),
    "date_50": Look(m("Done by (50 %)"), "date", width=115),
    "date_85": Look(m("Done by (85 %)"), "date", width=115),
    "chance_in_time": Look(
        m("Chance in time"), "percent", help=m("To be done by the authority's target.")
    ),
    "n": Look(m("Cases behind it"), "count"),
    "unknown_end": Look(m("End not recorded"), "flag"),
    "level": Look(m("Level"), "tag", Level),
    "line": Look(m("Line"), "count"),
    "plan_audit_from": Look(m("Plan the audit from"), "date"),
    "arrange_audit_by": Look(m("Arrange the audit by"), "date"),
    "follow_up_deadline": Look(m("Follow-up plus grace"), "date"),
    "audit_planned_on": Look(m("Audit planned"), "date"),
    "lead_time_days": Look(m("Lead time (days)"), "days"),
    "lead_time_cases": Look(m("Finished cases"), "count"),
    "lead_time_from": Look(m("Lead time from"), "word", LeadTimeFrom),
    "slack": Look(m("Time left to start")),
    "turn": Look(m("Renewal"), "tag", RenewalTurn),
    "problem": Look(m("What is the matter"), "word", Problem),
    "health.record": Look(m("Record")),
    "health.column": Look(m("Field")),
    "found": Look(m("Found")),
    "expected": Look(m("Does not fit")),
    "records": Look(m("Records with it"), "count"),
    "certificates": Look(m("Certificates behind"), "count"),
    "ended": Look(m("Ended"), "count"),
    "lapses_on": Look(m("Last one expires"), "date"),
    "renewal_done_by": Look(
        m("Renewal done by"), "date", help=m("When a renewal that is begun today can be done.")
    ),
    "lapses_before_renewal": Look(
        m("Lapses first"), "flag", help=m("The last one expires before a renewal can be done.")
    ),
    "hole": Look(m("Hole"), "flag", help=m("Had certificates, and none is in force.")),
    "matrix.state": Look(m("Worst state"), "tag", State),
    "matrix.certificates": Look(m("In force"), "count"),
    "impact.changed": Look(m("What changes"), width=320),
}
