"""Charts of the flow of applications over calendar time."""

from typing import Any

import pandas as pd

from cqcdash.charts.applications import marker
from cqcdash.charts.style import (
    BAND,
    CHALK,
    LILAC,
    MAGENTA,
    VIOLET,
    Figure,
    calendar_axis,
    colour,
    figure,
    isos,
)
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.applications import ON_THE_WAY, Place
from cqcdash.vocabulary.records import STAGE_ORDER


def cumulative_flow(frame: pd.DataFrame) -> Figure:
    """Areas between the stages: their height is the work in a stage, their width its time.

    Args:
        frame: as ``metrics.cumulative_flow``.
    """
    days = isos(frame, "day")
    names = [(str(stage), label(stage), colour(stage)) for stage in STAGE_ORDER]
    layers = [("done", _("Done"), CHALK), *reversed(names)]
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": days,
            "y": frame[column].tolist(),
            "fill": "tozeroy" if column == "done" else "tonexty",
            "fillcolor": _faded(shade),
            "line": {"color": shade, "width": 1.5},
            "hovertemplate": f"%{{x|%Y-%m-%d}}<br>{name}: %{{y}}<extra></extra>",
        }
        for column, name, shade in layers
    ]
    return figure(
        traces,
        360,
        showlegend=True,
        xaxis=calendar_axis(days),
        yaxis={"title": {"text": _("Cases that have come so far")}, "gridcolor": BAND},
        legend={"y": 1.02, "yanchor": "bottom", "traceorder": "reversed"},
        margin={"t": 30},
    )


def _faded(shade: str) -> str:
    red, green, blue = (int(shade[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, 0.45)"


def arrivals_and_completions(frame: pd.DataFrame) -> Figure:
    """Cases begun and done in each month as bars, and those open at its end as a line.

    Args:
        frame: as ``metrics.arrivals_and_completions``.
    """
    months = isos(frame, "month")
    bars = (("arrivals", _("Begun"), LILAC), ("completions", _("Done"), VIOLET))
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "name": name,
            "x": months,
            "y": frame[column].tolist(),
            "marker": {"color": shade},
            "hovertemplate": f"%{{x|%Y-%m}}<br>{name}: %{{y}}<extra></extra>",
        }
        for column, name, shade in bars
    ]
    name = _("Open at the end of the month")
    traces.append(
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": name,
            "x": months,
            "y": frame["open_at_end"].tolist(),
            "line": {"color": MAGENTA, "width": 2},
            "hovertemplate": f"%{{x|%Y-%m}}<br>{name}: %{{y}}<extra></extra>",
        }
    )
    return figure(
        traces,
        320,
        barmode="group",
        showlegend=True,
        xaxis=calendar_axis(months, by_month=True) | {"showgrid": False},
        yaxis={"title": {"text": _("Cases")}, "rangemode": "tozero", "gridcolor": BAND},
        legend={"y": 1.02, "yanchor": "bottom"},
        margin={"t": 30},
    )


def bottleneck_over_time(frame: pd.DataFrame) -> Figure:
    """Stacked bars: the days that all cases spent in each place, month by month.

    Args:
        frame: as ``metrics.bottleneck_over_time``. A bar's customdata is its place.
    """
    traces = [
        {
            "type": "bar",
            "name": label(place),
            "x": isos(part, "month"),
            "y": part["case_days"].astype("int").tolist(),
            "customdata": [str(place)] * len(part),
            "text": [f"{share:.0%}" for share in part["share"]],
            "textposition": "none",
            "marker": marker(place),
            "hovertemplate": f"%{{x|%Y-%m}}<br>{label(place)}: %{{y}} (%{{text}})<extra></extra>",
        }
        for place in Place
        for part in [frame.loc[frame["place"] == place]]
        if place in ON_THE_WAY or part["case_days"].sum()
    ]
    return figure(
        traces,
        380,
        barmode="stack",
        showlegend=True,
        xaxis=calendar_axis(isos(frame, "month"), by_month=True) | {"showgrid": False},
        yaxis={"title": {"text": _("Days of all cases")}, "gridcolor": BAND},
        legend={"y": 1.02, "yanchor": "bottom"},
        margin={"t": 64},
    )
