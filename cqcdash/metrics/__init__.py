"""Frames, a day and rules in; frames out. No clock, no words, no input or output."""

from cqcdash.metrics.attention_list import attention
from cqcdash.metrics.case_spans import lead_times
from cqcdash.metrics.change import Consequence, changes, consequences, impact
from cqcdash.metrics.counts import expiry_bands, overview, safe_until_by_month
from cqcdash.metrics.follow_up_list import follow_up_audits
from cqcdash.metrics.position import positions

__all__ = [
    "Consequence",
    "attention",
    "changes",
    "consequences",
    "expiry_bands",
    "follow_up_audits",
    "impact",
    "lead_times",
    "overview",
    "positions",
    "safe_until_by_month",
]
