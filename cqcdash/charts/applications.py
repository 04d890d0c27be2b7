"""Charts of applications: how long each place takes, and whose move the waiting was.

A place is a stage or the waiting before one; waiting is hatched, stages are plain.
"""

from typing import Any

import pandas as pd

from cqcdash.charts.style import BAND, MAGENTA, VIOLET, Figure, colour, figure, plain
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.applications import Place
from cqcdash.vocabulary.records import WaitingFor

MOST_DOTS = 1500
_ROW, _HEAD = 38, 70


def marker(place: Place) -> dict[str, Any]:
    """How bars of a place look: its stage's colour, hatched while waiting."""
    shade = colour(place.stage)
    if not place.waiting:
        return {"color": shade}
    pattern = {"shape": "/", "fgcolor": shade, "bgcolor": BAND, "size": 6, "solidity": 0.35}
    return {"color": shade, "pattern": pattern, "line": {"color": shade, "width": 1}}


def durations(bands: pd.DataFrame) -> Figure:
    """Median to 85 percent of each place as a bar, over the band of the norm.

    Args:
        bands: as ``metrics.aging_bands``; places with too few finished ones show no bar.
    """
    shown = bands.loc[bands["enough"].to_numpy(bool)]
    places = [Place(code) for code in shown["place"]]
    names = [label(place) for place in places]
    median, late = _days(shown, "p50_days"), _days(shown, "p85_days")
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": _("Median to 85 %"),
        "y": names,
        "base": median,
        "x": [max(b - a, 0.4) for a, b in zip(median, late, strict=True)],
        "customdata": [
            [str(p), a, b, int(n)]
            for p, a, b, n in zip(places, median, late, shown["n"], strict=True)
        ],
        "marker": _markers(places),
        "showlegend": False,
        "hovertemplate": _(
            "%{y}<br>median %{customdata[1]} days<br>85 % within %{customdata[2]} days"
            "<br>%{customdata[3]} finished"
        )
        + "<extra></extra>",
    }
    return figure(
        [*_norms(bands.loc[bands["norm_days"].notna()]), bars],
        _ROW * len(bands) + _HEAD,
        barmode="overlay",
        showlegend=True,
        xaxis={"title": {"text": _("Days")}, "rangemode": "tozero", "gridcolor": BAND},
        yaxis={
            "categoryorder": "array",
            "categoryarray": [label(Place(code)) for code in bands["place"]],
            "autorange": "reversed",
        },
        legend={"y": 1.02, "yanchor": "bottom"},
        margin={"t": 30},
    )


def _norms(frame: pd.DataFrame) -> list[dict[str, Any]]:
    names = [label(Place(code)) for code in frame["place"]]
    days = frame["norm_days"].astype("int").tolist()
    says = _("%{y}<br>norm %{x} days") + "<extra></extra>"
    same = {"y": names, "x": days, "name": _("Norm"), "hovertemplate": says}
    band = {"type": "bar", "orientation": "h", "width": 0.9, "marker": {"color": BAND}}
    edge = {"symbol": "line-ns", "size": 26, "line": {"width": 3, "color": MAGENTA}}
    return [
        {**same, **band, "showlegend": False},
        {**same, "type": "scatter", "mode": "markers", "marker": edge},
    ]


def _markers(places: list[Place]) -> dict[str, Any]:
    each = [marker(place) for place in places]
    shape = ["/" if place.waiting else "" for place in places]
    return {
        "color": [m["color"] for m in each],
        "pattern": {"shape": shape, "bgcolor": BAND, "size": 6, "solidity": 0.35},
        "line": {"color": [m["color"] for m in each], "width": 1},
    }


def points(frame: pd.DataFrame) -> Figure:
    """Every measured visit of each stage as a dot: what there is when there are too few to say.

    Args:
        frame: as ``metrics.stage_points``; the MOST_DOTS that began last are shown. A dot's
            customdata is its application number.
    """
    frame = frame.sort_values("entered_on", kind="stable").tail(MOST_DOTS)
    running = frame["open"].to_numpy(bool)
    parts = ((~running, _("Finished"), "circle"), (running, _("Still open"), "circle-open"))
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": part["days"].astype("int").tolist(),
            "y": [label(Place(code)) for code in part["stage"]],
            "cliponaxis": False,
            "customdata": part["application_no"].tolist(),
            "text": [plain(number) for number in part["application_no"]],
            "marker": {"symbol": symbol, "size": 10, "color": VIOLET, "opacity": 0.75},
            "hovertemplate": _("%{text}<br>%{x} days") + "<extra></extra>",
        }
        for mask, name, symbol in parts
        for part in [frame.loc[mask]]
    ]
    return figure(
        traces,
        260,
        showlegend=True,
        xaxis={"title": {"text": _("Days")}, "rangemode": "tozero", "gridcolor": BAND},
        yaxis={
            "categoryorder": "array",
            "categoryarray": [label(p) for p in Place if not p.waiting],
            "autorange": "reversed",
        },
        legend={"y": 1.02, "yanchor": "bottom"},
        margin={"t": 30},
    )


def waiting_by_whom(frame: pd.DataFrame) -> Figure:
    """Days of waiting by whose move it was, the most at the top.

    Args:
        frame: as ``metrics.waiting_by_whom``.
    """
    silent = frame["waiting_for"].isna()
    names = [
        _("Not said") if missing else label(WaitingFor(code))
        for code, missing in zip(frame["waiting_for"], silent, strict=True)
    ]
    return figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "y": names,
                "x": frame["days_total"].astype("int").tolist(),
                "customdata": [
                    [code, int(n)] for code, n in zip(names, frame["waits"], strict=True)
                ],
                "text": [f"{share:.0%}" for share in frame["share"]],
                "textposition": "outside",
                "cliponaxis": False,
                "marker": {"color": VIOLET},
                "hovertemplate": _("%{y}: %{x} days in %{customdata[1]} waits") + "<extra></extra>",
            }
        ],
        34 * len(frame) + 50,
        margin={"r": 48},
        xaxis={"title": {"text": _("Days waited, all cases")}, "gridcolor": BAND},
        yaxis={"autorange": "reversed", "type": "category"},
    )


def _days(frame: pd.DataFrame, column: str) -> list[float]:
    return frame[column].fillna(0).astype("float").tolist()
