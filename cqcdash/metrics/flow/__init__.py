"""Applications over calendar time: how many, how fast, and where the time goes."""

from cqcdash.metrics.flow.bottlenecks import bottleneck_over_time
from cqcdash.metrics.flow.spectrum import performance_spectrum
from cqcdash.metrics.flow.volume import arrivals_and_completions, cumulative_flow
from cqcdash.metrics.flow.whole_cases import cycle_time_lines, cycle_times

__all__ = [
    "arrivals_and_completions",
    "bottleneck_over_time",
    "cumulative_flow",
    "cycle_time_lines",
    "cycle_times",
    "performance_spectrum",
]
