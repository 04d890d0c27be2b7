"""The performance spectrum: batches, queues and overtaking in calendar time."""

from datetime import date
from typing import Any

import pandas as pd

from cqcdash.charts.style import (
    LILAC,
    MAGENTA,
    STONE,
    TEAL,
    VIOLET,
    Figure,
    calendar_axis,
    day_line,
    figure,
    isos,
    plain,
)
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.applications import ON_THE_WAY, Place


def performance_spectrum(frame: pd.DataFrame, as_of: date) -> Figure:
    """Each stay as a line from entering (top of its band) to leaving (bottom), in calendar time.

    Parallel lines are a queue in order, lines that meet at the bottom a batch, crossing lines
    overtaking, flat lines long stays. A stay that lasts ends in the middle of its band.

    Args:
        frame: as ``metrics.performance_spectrum``.
        as_of: the day looked at.
    """
    running = frame["open"].to_numpy(bool)
    passed = (frame["overtaken"] > 0).to_numpy(bool) & ~running
    batch = frame["batch"].to_numpy(bool) & ~running & ~passed
    parts = (
        (~running & ~passed & ~batch, _("In its turn"), LILAC),
        (batch, _("Left in a batch"), VIOLET),
        (passed, _("Was overtaken"), TEAL),
        (running, _("Still there"), MAGENTA),
    )
    went_back = str(Place.BEFORE_APPLICATION) in set(frame["place"])
    places = list(Place) if went_back else list(ON_THE_WAY)
    traces = [
        _lines(frame.loc[mask], places, name, shade) for mask, name, shade in parts if mask.any()
    ]
    edges = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": edge,
            "y1": edge,
            "line": {"color": STONE, "width": 0.6},
        }
        for edge in range(len(places) + 1)
    ]
    today = day_line(as_of.isoformat(), as_of.isoformat())
    return figure(
        traces,
        58 * len(places) + 60,
        showlegend=True,
        xaxis=calendar_axis([*isos(frame, "begins_on"), as_of.isoformat()]) | {"showgrid": True},
        yaxis={
            "range": [len(places), 0],
            "tickvals": [at + 0.5 for at in range(len(places))],
            "ticktext": [label(place) for place in places],
            "showgrid": False,
            "zeroline": False,
        },
        legend={"y": 1.03, "yanchor": "bottom"},
        margin={"t": 44},
        shapes=[*edges, *today["shapes"]],
        annotations=today["annotations"],
    )


def _lines(frame: pd.DataFrame, places: list[Place], name: str, shade: str) -> dict[str, Any]:
    """One trace of many lines: begin, end and a gap for each."""
    at = {str(place): index for index, place in enumerate(places)}
    x: list[str | None] = []
    y: list[float | None] = []
    case: list[list[Any]] = []
    rows = zip(
        frame["application_no"],
        frame["place"],
        frame["days"],
        isos(frame, "begins_on"),
        isos(frame, "ends_on"),
        frame["open"],
        strict=True,
    )
    for number, place, days, begins, ends, running in rows:
        x += [begins, ends, None]
        y += [at[place], at[place] + (0.5 if running else 1), None]
        case += [[number, int(days), plain(number)]] * 3
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": x,
        "y": y,
        "customdata": case,
        "line": {"color": shade, "width": 1.4},
        "marker": {"size": 4, "color": shade},
        "hovertemplate": _("%{customdata[2]}<br>%{customdata[1]} days") + "<extra></extra>",
    }
