"""The stages of applications and the waiting between them: how long, and whose move it was."""

from cqcdash.metrics.stages.known import (
    APPLICATION,
    AUDIT,
    ISSUE,
    NEVER,
    REVIEW,
    TESTS,
    KnownVisits,
    known_visits,
)
from cqcdash.metrics.stages.statistics import stage_points, stage_statistics, visit_norms
from cqcdash.metrics.stages.stays_and_waits import Spells, spells
from cqcdash.metrics.stages.waiting import (
    flow_efficiency,
    waiting_by_whom,
    waiting_statistics,
    waits,
)
from cqcdash.metrics.stages.whereabouts import Cases, before, cases_of, inside, next_stage

__all__ = [
    "APPLICATION",
    "AUDIT",
    "ISSUE",
    "NEVER",
    "REVIEW",
    "TESTS",
    "Cases",
    "KnownVisits",
    "Spells",
    "before",
    "cases_of",
    "flow_efficiency",
    "inside",
    "known_visits",
    "next_stage",
    "spells",
    "stage_points",
    "stage_statistics",
    "visit_norms",
    "waiting_by_whom",
    "waiting_statistics",
    "waits",
]
