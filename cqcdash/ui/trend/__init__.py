"""The page about the trend: the standings over months, plant by plant, and the last imports."""

from cqcdash.ui.trend.imports import draw_imports
from cqcdash.ui.trend.months import chosen_trend, draw_months, draw_plants

__all__ = [
    "chosen_trend",
    "draw_imports",
    "draw_months",
    "draw_plants",
]
