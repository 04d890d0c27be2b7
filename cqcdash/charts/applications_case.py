"""Charts of whole cases: how long they took, one case's timeline, when a set will be done."""

from datetime import date
from typing import Any

import pandas as pd

from cqcdash.charts.applications import marker
from cqcdash.charts.style import (
    BAND,
    LILAC,
    MAGENTA,
    VIOLET,
    Figure,
    calendar_axis,
    counting,
    day_line,
    figure,
    isos,
    plain,
)
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.applications import Place

MOST_DOTS = 2000
_DAY = 86_400_000
_ROW, _HEAD = 30, 70


def cycle_times(times: pd.DataFrame, lines: pd.DataFrame) -> Figure:
    """One dot per finished case: the day on which it ended, and how many days it took.

    Args:
        times: as ``metrics.cycle_times``; the latest MOST_DOTS are shown. A dot's customdata is
            its application number.
        lines: as ``metrics.cycle_time_lines``.
    """
    shown = times.tail(MOST_DOTS)
    took = shown["days"].astype("int").tolist()
    known = lines.loc[lines["days"].notna()]
    dots = {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "x": isos(shown, "finished_on"),
        "y": took,
        "customdata": shown["application_no"].tolist(),
        "text": [plain(name) for name in shown["application_no"]],
        "marker": {"color": VIOLET, "size": 8, "opacity": 0.75},
        "hovertemplate": _("%{text}<br>done on %{x|%Y-%m-%d} after %{y} days") + "<extra></extra>",
    }
    marks = [(f"{share:.0%}", float(days)) for share, days in _pairs(known)]
    return figure(
        [dots],
        340,
        xaxis=calendar_axis(isos(shown, "finished_on")),
        yaxis={"title": {"text": _("Days from begin to end")}, "gridcolor": BAND}
        | counting(max(took, default=0)),
        margin={"r": 92},
        shapes=[_level(days) for _name, days in marks],
        annotations=[_named(name, days) for name, days in marks],
    )


def _pairs(lines: pd.DataFrame) -> list[tuple[float, float]]:
    return list(zip(lines["share"], lines["days"], strict=True))


def _level(days: float) -> dict[str, Any]:
    line = {"color": MAGENTA, "width": 1.5, "dash": "dash"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": days, "y1": days, "line": line}


def _named(name: str, days: float) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 1.005,
        "xanchor": "left",
        "y": days,
        "text": _("{share}: {days} days").format(share=name, days=round(days)),
        "showarrow": False,
        "font": {"size": 12},
    }


def timeline(frame: pd.DataFrame, as_of: date) -> Figure:
    """One bar per stay and wait of a case, and the end of each stage's norm as a tick.

    Args:
        frame: as ``metrics.case_timeline``; a stay with a forgotten end is a diamond at its begin.
        as_of: the day looked at.
    """
    places = [Place(code) for code in frame["place"]]
    rows = [f"{number}. {label(place)}" for number, place in enumerate(places, start=1)]
    begins = isos(frame, "begins_on")
    known = ~frame["unknown_end"].to_numpy(bool)
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "y": [row],
            "base": [begin],
            "x": [max(int(days), 0.25) * _DAY],
            "customdata": [[str(place), int(days)]],
            "marker": marker(place),
            "hovertemplate": _("%{y}<br>%{customdata[1]} days") + "<extra></extra>",
        }
        for row, begin, days, place, k in zip(
            rows, begins, frame["days"].fillna(0), places, known, strict=True
        )
        if k
    ]
    norms = _norm_ticks(frame, rows)
    drawn = [*begins, *isos(frame, "ends_on"), *norms["x"], as_of.isoformat()]
    return figure(
        [*bars, norms, _forgotten(rows, begins, known)],
        _ROW * len(rows) + _HEAD,
        barmode="overlay",
        xaxis=calendar_axis(drawn) | {"showgrid": True},
        yaxis={"categoryorder": "array", "categoryarray": rows, "autorange": "reversed"},
        margin={"t": 26},
        **day_line(as_of.isoformat(), as_of.isoformat()),
    )


def _norm_ticks(frame: pd.DataFrame, rows: list[str]) -> dict[str, Any]:
    normed = frame["norm_days"].notna().to_numpy(bool)
    part = frame.loc[normed]
    ends = part["begins_on"] + pd.to_timedelta(part["norm_days"].astype("int"), unit="D")
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Norm"),
        "x": ends.dt.strftime("%Y-%m-%d").tolist(),
        "y": [row for row, keep in zip(rows, normed, strict=True) if keep],
        "marker": {"symbol": "line-ns", "size": 16, "line": {"width": 3, "color": MAGENTA}},
        "hovertemplate": _("norm ends on %{x|%Y-%m-%d}") + "<extra></extra>",
    }


def _forgotten(rows: list[str], begins: list[str], known: Any) -> dict[str, Any]:  # noqa: ANN401 - an array of flags
    chosen = [(b, r) for b, r, k in zip(begins, rows, known, strict=True) if not k]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [begin for begin, _row in chosen],
        "y": [row for _begin, row in chosen],
        "marker": {"symbol": "diamond-open", "size": 10, "color": MAGENTA},
        "hovertemplate": _("entered on %{x|%Y-%m-%d}, end not recorded") + "<extra></extra>",
    }


def done_by(curve: pd.DataFrame) -> Figure:
    """How many of a set are done by each day, with 50 and with 85 percent.

    Args:
        curve: ``done_by`` of ``metrics.forecast_set``.
    """
    parts = (("done_50", _("with 50 %"), LILAC), ("done_85", _("with 85 %"), VIOLET))
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": isos(curve, "day"),
            "y": curve[column].tolist(),
            "line": {"color": shade, "width": 2.5, "shape": "hv"},
            "hovertemplate": f"%{{x|%Y-%m-%d}}<br>%{{y}} {name}<extra></extra>",
        }
        for column, name, shade in parts
    ]
    return figure(
        traces,
        280,
        showlegend=True,
        xaxis=calendar_axis(isos(curve, "day")),
        yaxis={"title": {"text": _("Cases done")}, "rangemode": "tozero", "gridcolor": BAND},
        legend={"y": 1.02, "yanchor": "bottom"},
        margin={"t": 30},
    )
