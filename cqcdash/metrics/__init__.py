"""Frames, a day and rules in; frames out. No clock, no words, no input or output."""

from cqcdash.metrics.aging import aging, aging_bands
from cqcdash.metrics.attention_list import attention
from cqcdash.metrics.case_spans import lead_times
from cqcdash.metrics.cases import cases, open_cases
from cqcdash.metrics.cases_chase import Chase, chase
from cqcdash.metrics.cases_timeline import case_timeline
from cqcdash.metrics.change import Consequence, changes, consequences
from cqcdash.metrics.counts import (
    expiry_bands,
    overview,
    safe_until_by_month,
    safe_until_in,
)
from cqcdash.metrics.explaining import explain
from cqcdash.metrics.explanation import Explanation, as_json
from cqcdash.metrics.flow import arrivals_and_completions, cumulative_flow
from cqcdash.metrics.flow_cycle_times import cycle_time_lines, cycle_times
from cqcdash.metrics.flow_places import bottleneck_over_time
from cqcdash.metrics.flow_spectrum import performance_spectrum
from cqcdash.metrics.follow_up_list import follow_up_audits
from cqcdash.metrics.forecast import forecast
from cqcdash.metrics.forecast_check import Coverage, backtest, forecast_outcomes
from cqcdash.metrics.forecast_set import SetForecast, forecast_set
from cqcdash.metrics.health import (
    certificates_behind,
    corrections,
    data_health,
    health_counts,
)
from cqcdash.metrics.impact import impact
from cqcdash.metrics.matrix import plant_category_matrix
from cqcdash.metrics.position import positions
from cqcdash.metrics.stages import stage_points, stage_statistics
from cqcdash.metrics.stages_waiting import flow_efficiency, waiting_by_whom, waiting_statistics
from cqcdash.metrics.timeline import timeline
from cqcdash.metrics.wall import renewal_wall

__all__ = [
    "Chase",
    "Consequence",
    "Coverage",
    "Explanation",
    "SetForecast",
    "aging",
    "aging_bands",
    "arrivals_and_completions",
    "as_json",
    "attention",
    "backtest",
    "bottleneck_over_time",
    "case_timeline",
    "cases",
    "certificates_behind",
    "changes",
    "chase",
    "consequences",
    "corrections",
    "cumulative_flow",
    "cycle_time_lines",
    "cycle_times",
    "data_health",
    "expiry_bands",
    "explain",
    "flow_efficiency",
    "follow_up_audits",
    "forecast",
    "forecast_outcomes",
    "forecast_set",
    "health_counts",
    "impact",
    "lead_times",
    "open_cases",
    "overview",
    "performance_spectrum",
    "plant_category_matrix",
    "positions",
    "renewal_wall",
    "safe_until_by_month",
    "safe_until_in",
    "stage_points",
    "stage_statistics",
    "timeline",
    "waiting_by_whom",
    "waiting_statistics",
]
