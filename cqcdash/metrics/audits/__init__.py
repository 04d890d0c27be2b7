"""What the audits say, which group each one covers, and when the next is due: R4–R10, R16, R17."""

from cqcdash.metrics.audits.conditions import (
    audit_conditions,
    condition_history,
    recent_audits,
)
from cqcdash.metrics.audits.due_dates import (
    FollowUp,
    audit_state,
    follow_up,
    follow_up_explained,
    interval_months,
    members,
    window_explained,
)
from cqcdash.metrics.audits.facts import (
    AuditFacts,
    audit_facts,
    failure_explained,
    finding_explained,
    repeat_explained,
)
from cqcdash.metrics.audits.groups import Groups, audit_groups
from cqcdash.metrics.audits.known import KnownAudits, known_audits
from cqcdash.metrics.audits.preparation import (
    Team,
    audit_preparation,
    audit_team,
    case_visit,
    group_visit,
    preparation_list,
)
from cqcdash.metrics.audits.step import AuditDays, Step, audit_bites_on, audit_step
from cqcdash.metrics.audits.upcoming import follow_up_audits

__all__ = [
    "AuditDays",
    "AuditFacts",
    "FollowUp",
    "Groups",
    "KnownAudits",
    "Step",
    "Team",
    "audit_bites_on",
    "audit_conditions",
    "audit_facts",
    "audit_groups",
    "audit_preparation",
    "audit_state",
    "audit_step",
    "audit_team",
    "case_visit",
    "condition_history",
    "failure_explained",
    "finding_explained",
    "follow_up",
    "follow_up_audits",
    "follow_up_explained",
    "group_visit",
    "interval_months",
    "known_audits",
    "members",
    "preparation_list",
    "recent_audits",
    "repeat_explained",
    "window_explained",
]
