"""Frames, a day and rules in; frames out. No clock, no words, no input or output."""

from cqcdash.metrics.attention_list import attention
from cqcdash.metrics.case_spans import lead_times
from cqcdash.metrics.cases import cases, open_cases
from cqcdash.metrics.change import Consequence, changes, consequences, impact
from cqcdash.metrics.counts import expiry_bands, overview, safe_until_by_month
from cqcdash.metrics.follow_up_list import follow_up_audits
from cqcdash.metrics.position import positions
from cqcdash.metrics.stages import stage_points, stage_statistics
from cqcdash.metrics.stages_waiting import flow_efficiency, waiting_by_whom, waiting_statistics

__all__ = [
    "Consequence",
    "attention",
    "cases",
    "changes",
    "consequences",
    "expiry_bands",
    "flow_efficiency",
    "follow_up_audits",
    "impact",
    "lead_times",
    "open_cases",
    "overview",
    "positions",
    "safe_until_by_month",
    "stage_points",
    "stage_statistics",
    "waiting_by_whom",
    "waiting_statistics",
]
