"""The data dictionary: every described column by subject, and the plain one for each name."""

from collections.abc import Mapping

from cqcdash.vocabulary.applications import CASE_TIMELINE, CASES
from cqcdash.vocabulary.attention import ACKNOWLEDGEMENTS, ATTENTION, MEMBERS
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.case_records import DOCUMENTS, SAMPLES
from cqcdash.vocabulary.certificates import DERIVED, TIMELINE
from cqcdash.vocabulary.comparison import CHANGES, IMPACT
from cqcdash.vocabulary.conversions import CONVERSIONS
from cqcdash.vocabulary.cover import COVER, COVER_LOST
from cqcdash.vocabulary.duty import DUTY_ANSWERS
from cqcdash.vocabulary.forecast import CASE_FORECASTS
from cqcdash.vocabulary.found import FOUND
from cqcdash.vocabulary.health import HEALTH, HEALTH_COUNTS
from cqcdash.vocabulary.imports import CHANGED_VALUES, IMPORTS, MOVED_TO, REJECTS, VERSION
from cqcdash.vocabulary.load import FILING_WEEK, RENEWAL_BUNDLES, RENEWAL_LOAD, RENEWAL_MONTHS
from cqcdash.vocabulary.overview import (
    CERTIFICATION_BODY,
    DUTY_AUDITS,
    DUTY_SUMMARY,
    EXPIRY_BANDS,
    EXPIRY_WEEKS,
    FILING_WEEKS,
    MATRIX,
    OVERVIEW,
    RENEWAL_WALL,
    SAFE_UNTIL_BY_MONTH,
)
from cqcdash.vocabulary.paperwork import DOSSIER, DOSSIERS, SHIPMENTS
from cqcdash.vocabulary.planning import (
    PEOPLE_TWICE,
    PLAN_COSTS,
    PLAN_MONTHS,
    PLAN_VISITS,
    TRAVEL_BUNDLES,
)
from cqcdash.vocabulary.plants import PLANT_COMPARISON
from cqcdash.vocabulary.preparation import (
    AUDIT_TEAM,
    CONDITION_HISTORY,
    CONDITIONS_FOUND,
    PREPARATION,
    PREPARATION_ITEMS,
    PREPARATION_LIST,
    PREPARATIONS,
)
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES, PLANTS, PROVENANCE, VISITS
from cqcdash.vocabulary.renewals import LEAD_TIMES, RENEWAL_FLAGS, TURN
from cqcdash.vocabulary.schema import Column
from cqcdash.vocabulary.stages import CUTS, STAGE_STATISTICS, WAITING_STATISTICS
from cqcdash.vocabulary.trend import TREND
from cqcdash.vocabulary.verification import VERIFICATION

Frames = Mapping[str, tuple[Column, ...]]
SUBJECTS: Mapping[str, Frames] = {
    "Records": {
        "Certificates": CERTIFICATES.columns,
        "Audits": AUDITS.columns,
        "Applications, one row for each visit of a stage": VISITS.columns,
        "Documents of applications": DOCUMENTS.columns,
        "Samples of applications": SAMPLES.columns,
        "Plants": PLANTS.columns,
        "Where a record comes from": PROVENANCE,
    },
    "Certificates": {
        "What the rules compute for each certificate": DERIVED,
        "The timeline of one certificate": TIMELINE.columns,
    },
    "Renewals": {
        "The list of renewals, behind the columns of the certificate": (
            TURN,
            *RENEWAL_FLAGS,
            FILING_WEEK,
        ),
        "Renewals to file in each month": RENEWAL_MONTHS.columns,
        "Renewals to file for each plant in each month": RENEWAL_LOAD.columns,
        "Renewals of one plant and week": RENEWAL_BUNDLES.columns,
        "Usual lead times": LEAD_TIMES.columns,
    },
    "Follow-up audits": {
        "The next follow-up audit of each audit group": FOLLOW_UPS.columns,
        "The four conditions in the last audit": CONDITIONS_FOUND.columns,
        "The four conditions in every audit": CONDITION_HISTORY.columns,
        "What to settle before an audit": PREPARATION.columns,
        "What is to be had ready for an audit": PREPARATION_LIST.columns,
        "The table of what is to be had ready": PREPARATION_ITEMS.columns,
        "What people said about it": PREPARATIONS.columns,
        "Who usually comes": AUDIT_TEAM,
    },
    "Applications": {
        "Each application": CASES.columns,
        "The stays and waits of one application": CASE_TIMELINE.columns,
        "When each open application will be done": CASE_FORECASTS.columns,
        "The documents of an application against the checklist": DOSSIER.columns,
        "How full each dossier is": DOSSIERS.columns,
        "Every shipment of samples": SHIPMENTS.columns,
        "What each conversion rests on": CONVERSIONS.columns,
    },
    "Stages": {
        "Bottlenecks: how long each stage takes": STAGE_STATISTICS.columns,
        "The waiting before each stage": WAITING_STATISTICS.columns,
        "What both may be cut by": CUTS,
    },
    "Attention": {
        "What asks for attention": ATTENTION.columns,
        "The certificates behind it": MEMBERS.columns,
        "What somebody takes care of": ACKNOWLEDGEMENTS.columns,
    },
    "Overview": {
        "The counts": OVERVIEW.columns,
        "Each change of duty and how many certificates it concerns": DUTY_SUMMARY.columns,
        "The list of a change of duty, behind the columns of the certificate": (
            CERTIFICATION_BODY,
        ),
        "The list of numbers to look up, behind the columns of the certificate": VERIFICATION,
        "Plants that get yearly audits again": DUTY_AUDITS.columns,
        "What people said about perhaps": DUTY_ANSWERS.columns,
        "Certificates by expiry": EXPIRY_BANDS.columns,
        "Certificates that expire week by week": EXPIRY_WEEKS.columns,
        "Filings that fall due week by week": FILING_WEEKS.columns,
        "Certificates by the month until which they are safe": SAFE_UNTIL_BY_MONTH.columns,
        "How the portfolio stood over time": TREND.columns,
        "What is still usable month by month": COVER.columns,
        "What has ended by then": COVER_LOST.columns,
        "Plants by categories": MATRIX.columns,
        "Plants beside each other": PLANT_COMPARISON.columns,
        "What falls due in each month, and what was done": RENEWAL_WALL.columns,
    },
    "Planning": {
        "Audit visits": PLAN_VISITS.columns,
        "Each month and plant": PLAN_MONTHS.columns,
        "Costs by what they are for": PLAN_COSTS.columns,
        "Visits that one journey can serve": TRAVEL_BUNDLES.columns,
        "People needed in two plants in one week": PEOPLE_TWICE.columns,
    },
    "Changes": {
        "What changed between two looks": CHANGES.columns,
        "What other rules would change": IMPACT.columns,
    },
    "Search": {"What the search over everything finds": FOUND.columns},
    "Data health": {
        "Each problem of a record": HEALTH.columns,
        "How many records have each problem": HEALTH_COUNTS.columns,
    },
    "Imports": {
        "Each import": IMPORTS.columns,
        "The values that a file would change": CHANGED_VALUES.columns,
        "The rows that were left out": REJECTS.columns,
        "The versions of a record, behind its columns": VERSION,
        "A record that got another key": MOVED_TO,
    },
}

DICTIONARY: Mapping[str, Column] = {
    column.name: column
    for frames in SUBJECTS.values()
    for columns in frames.values()
    for column in columns
    if not column.differs
}
"""One description for each name: the one to take when it is not known which frame is meant."""
