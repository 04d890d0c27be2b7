"""Frames, a day and rules in; frames out. No clock, no words, no input or output."""

from cqcdash.metrics.applications import (
    Chase,
    aging,
    aging_bands,
    case_timeline,
    cases,
    chase,
    lead_times,
    open_cases,
)
from cqcdash.metrics.attention import attention_items
from cqcdash.metrics.audits import follow_up_audits
from cqcdash.metrics.certificates import explain, positions, timeline
from cqcdash.metrics.comparison import Consequence, changes, consequences, impact
from cqcdash.metrics.explanation import Explanation, as_json
from cqcdash.metrics.flow import (
    arrivals_and_completions,
    bottleneck_over_time,
    cumulative_flow,
    cycle_time_lines,
    cycle_times,
    performance_spectrum,
)
from cqcdash.metrics.forecast import (
    Coverage,
    SetForecast,
    backtest,
    case_forecasts,
    forecast_outcomes,
    forecast_set,
)
from cqcdash.metrics.health import (
    certificates_behind,
    corrections,
    data_health,
    health_counts,
)
from cqcdash.metrics.overview import (
    concerned_by,
    duty_audits,
    duty_burn_down,
    duty_summary,
    expiry_bands,
    overview_counts,
    plant_category_matrix,
    renewal_wall,
    safe_until_by_month,
    safe_until_in,
    with_body,
)
from cqcdash.metrics.stages import (
    flow_efficiency,
    stage_points,
    stage_statistics,
    waiting_by_whom,
    waiting_statistics,
)

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
    "attention_items",
    "backtest",
    "bottleneck_over_time",
    "case_forecasts",
    "case_timeline",
    "cases",
    "certificates_behind",
    "changes",
    "chase",
    "concerned_by",
    "consequences",
    "corrections",
    "cumulative_flow",
    "cycle_time_lines",
    "cycle_times",
    "data_health",
    "duty_audits",
    "duty_burn_down",
    "duty_summary",
    "expiry_bands",
    "explain",
    "flow_efficiency",
    "follow_up_audits",
    "forecast_outcomes",
    "forecast_set",
    "health_counts",
    "impact",
    "lead_times",
    "open_cases",
    "overview_counts",
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
    "with_body",
]
