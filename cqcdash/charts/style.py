"""Layout and wording that every chart shares; colours come from ``palette``."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from cqcdash.charts.contrast import ink
from cqcdash.charts.palette import (
    AMBER,
    BLUE,
    BROWN,
    CHALK,
    COLOURS,
    DARK_RED,
    GREY,
    LILAC,
    MAGENTA,
    OF_STANDING,
    ORANGE,
    RED,
    SKY,
    SLATE,
    STONE,
    TEAL,
    TINTS,
    VIOLET,
    colour,
    marker,
)

__all__ = [
    "AMBER",
    "BAND",
    "BLUE",
    "BROWN",
    "CHALK",
    "COLOURS",
    "DARK_RED",
    "GREY",
    "LILAC",
    "LINE",
    "MAGENTA",
    "OF_STANDING",
    "ORANGE",
    "RED",
    "SKY",
    "SLATE",
    "STONE",
    "TEAL",
    "TINTS",
    "VIOLET",
    "Figure",
    "calendar_axis",
    "colour",
    "counting",
    "day_line",
    "figure",
    "ink",
    "isos",
    "marker",
    "merged",
    "name_axis",
    "plain",
    "short",
]

Figure = dict[str, Any]

BAND = "rgba(127, 140, 150, 0.18)"
LINE = "rgba(127, 140, 150, 0.55)"
FEW = 5
LONGEST = 26
# No text of a chart is smaller, in pixels.
LEAST = 12
DAY = 86_400_000
# Ticks of an axis of days or months stand so far apart; the widest holds whatever its span.
DAYS_APART, MONTHS_APART = (1, 2, 7, 14), (1, 2, 3, 6, 12, 24, 60, 120)
MOST_MONTHS, MOST_DAYS = 12, 8
MONTH, SHORT = 30.44, 75


def plain(text: object) -> str:
    """Text from data as a chart shows it: plotly reads tags and entities, so they are taken out."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(text: str) -> str:
    """A name that leaves room for the chart; whoever points at a mark reads the whole of it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def name_axis(names: Sequence[str]) -> dict[str, Any]:
    """An axis of names from data, in this order; each has its label, also beside many others."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": [plain(name) for name in names],
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": [plain(short(name)) for name in names],
    }


def isos(frame: pd.DataFrame, column: str) -> list[str]:
    """Days as plotly takes them without shifting a time zone."""
    return frame.loc[:, column].dt.strftime("%Y-%m-%d").tolist()


def figure(traces: list[dict[str, Any]], height: int, **layout: object) -> Figure:
    """A figure in the house style; ``layout`` adds to it or replaces parts of it."""
    axis = {
        "automargin": True,
        "fixedrange": True,
        "tickfont": {"size": LEAST},
        "title": {"font": {"size": LEAST + 1}},
    }
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
        "hovermode": "closest",
        "showlegend": False,
        "legend": {
            "orientation": "h",
            "y": -0.16,
            "x": 0,
            "traceorder": "normal",
            "font": {"size": LEAST},
        },
        "bargap": 0.28,
        "dragmode": False,
        "xaxis": axis,
        "yaxis": axis,
        "font": {"size": LEAST},
        "hoverlabel": {"font": {"size": LEAST}},
        # Plotly would rather make the text of a narrow bar too small to read.
        "uniformtext": {"minsize": LEAST, "mode": "hide"},
    }
    whole = merged(base, layout)
    if whole["xaxis"].get("type") == "date":
        # Numbers read the same in every language; plotly would write English months.
        whole["xaxis"].setdefault("tickformat", "%Y-%m-%d")
    return {"data": traces, "layout": whole}


def calendar_axis(days: Iterable[Any], *, by_month: bool = False) -> dict[str, Any]:
    """An axis of days that names each month once, or each day where the span is short.

    Left alone, plotly puts several ticks into one month and writes the same month at each.

    Args:
        days: what is drawn on it, as YYYY-MM-DD, in any order; missing ones are left out.
        by_month: what is drawn are months, named as such however short the span.
    """
    known = sorted(day for day in days if isinstance(day, str))
    axis: dict[str, Any] = {"type": "date", "gridcolor": BAND}
    if not known:
        return axis | {"tickformat": "%Y-%m", "dtick": "M1"}
    span = (pd.Timestamp(known[-1]) - pd.Timestamp(known[0])).days
    if span <= SHORT and not by_month:
        step = _step(DAYS_APART, span / MOST_DAYS)
        return axis | {"tickformat": "%Y-%m-%d", "tick0": known[0], "dtick": step * DAY}
    months = _step(MONTHS_APART, span / MONTH / MOST_MONTHS)
    # Counted from a January, so that ticks of several months stand where years begin.
    return axis | {"tickformat": "%Y-%m", "tick0": "2000-01-01", "dtick": f"M{months}"}


def _step(steps: Sequence[int], least: float) -> int:
    """The narrowest of the steps that is wide enough."""
    return next((step for step in steps if step >= least), steps[-1])


def counting(most: float) -> dict[str, Any]:
    """An axis of whole numbers from zero; ``most`` is the greatest value on it."""
    axis: dict[str, Any] = {"rangemode": "tozero", "tickformat": ",d"}
    # Plotly would put ticks between whole numbers and round them to the same word.
    return axis | {"dtick": 1} if most <= FEW else axis


def merged(base: Mapping[str, Any], more: Mapping[str, object]) -> dict[str, Any]:
    """Both layouts as one; what ``more`` says holds."""
    both = dict(base)
    for key, value in more.items():
        below = both.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            both[key] = merged(below, value)
        else:
            both[key] = value
    return both


def day_line(day: str, text: str) -> dict[str, Any]:
    """Layout parts that draw a vertical line at a day, with its name above the plot."""
    return {
        "shapes": [
            {
                "type": "line",
                "x0": day,
                "x1": day,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": STONE, "width": 1.5, "dash": "dot"},
            }
        ],
        "annotations": [
            {
                "x": day,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "text": plain(text),
                "showarrow": False,
                "font": {"size": LEAST},
            }
        ],
    }
