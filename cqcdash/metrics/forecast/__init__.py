"""When open applications will be done, and whether such forecasts held."""

from cqcdash.metrics.forecast.back_test import Coverage, backtest, forecast_outcomes
from cqcdash.metrics.forecast.cases import case_forecasts
from cqcdash.metrics.forecast.sets import SetForecast, forecast_set

__all__ = [
    "Coverage",
    "SetForecast",
    "backtest",
    "case_forecasts",
    "forecast_outcomes",
    "forecast_set",
]
