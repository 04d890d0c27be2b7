"""What the pages about applications show; each is computed once per view and shared."""

from collections.abc import Callable
from typing import Any

from cqcdash import metrics
from cqcdash.portfolio import Derived
from cqcdash.ui.frame import View

FIGURES: dict[str, Callable[[Derived], Any]] = {
    "stages": lambda d: metrics.stage_statistics(d.visits, d.as_of, d.book),
    "stages_by_plant": lambda d: metrics.stage_statistics(d.visits, d.as_of, d.book, ["plant"]),
    "stages_by_category": lambda d: metrics.stage_statistics(
        d.visits, d.as_of, d.book, ["product_category"]
    ),
    "stages_by_kind": lambda d: metrics.stage_statistics(d.visits, d.as_of, d.book, ["kind"]),
    "stages_by_period": lambda d: metrics.stage_statistics(d.visits, d.as_of, d.book, ["period"]),
    "points": lambda d: metrics.stage_points(d.visits, d.as_of),
    "waiting": lambda d: metrics.waiting_statistics(d.visits, d.as_of),
    "whom": lambda d: metrics.waiting_by_whom(d.visits, d.as_of),
    "efficiency": lambda d: metrics.flow_efficiency(d.visits, d.as_of),
    "bands": lambda d: metrics.aging_bands(d.visits, d.as_of, d.book),
    "aging": lambda d: metrics.aging(d.cases),
    "cycle_times": lambda d: metrics.cycle_times(d.visits, d.as_of),
    "cycle_lines": lambda d: metrics.cycle_time_lines(d.visits, d.as_of),
    "flow": lambda d: metrics.cumulative_flow(d.visits, d.as_of),
    "arrivals": lambda d: metrics.arrivals_and_completions(d.visits, d.as_of),
    "bottleneck": lambda d: metrics.bottleneck_over_time(d.visits, d.as_of),
    "spectrum": lambda d: metrics.performance_spectrum(d.visits, d.as_of),
    "forecast": lambda d: metrics.case_forecasts(d.visits, d.as_of, d.book),
    "backtest": lambda d: metrics.backtest(d.visits, d.as_of),
}


def of(view: View, name: str) -> Any:  # noqa: ANN401 - as the name says
    """One of FIGURES in the reader's scope."""
    return view.shared(name, FIGURES[name])


def of_all(view: View, name: str) -> Any:  # noqa: ANN401 - as the name says
    """One of FIGURES over the whole portfolio: a forecast needs all of the history."""
    return view.shared(name, FIGURES[name], whole=True)
