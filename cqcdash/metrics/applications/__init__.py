"""Each application: where it stands, what threatens it, and how it came there."""

from cqcdash.metrics.applications.canonical_frame import cases, open_cases
from cqcdash.metrics.applications.chasing import Chase, chase, usual_move
from cqcdash.metrics.applications.spans import case_spans, cases_about, lead_times, lead_times_of
from cqcdash.metrics.applications.timeline import case_timeline
from cqcdash.metrics.applications.work_in_progress import aging, aging_bands

__all__ = [
    "Chase",
    "aging",
    "aging_bands",
    "case_spans",
    "case_timeline",
    "cases",
    "cases_about",
    "chase",
    "lead_times",
    "lead_times_of",
    "open_cases",
    "usual_move",
]
