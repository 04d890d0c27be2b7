"""Aging work in progress: how old each open case is where it stands."""

from textwrap import wrap
from typing import Any

import pandas as pd

from cqcdash.charts.style import (
    BAND,
    LINE,
    Figure,
    colour,
    figure,
    plain,
)
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.applications import CaseState, Place

MOST_DOTS = 1500
_LINE = 14
_SPREAD = (0.0, -0.12, 0.12, -0.24, 0.24, -0.06, 0.06, -0.18, 0.18)


def aging(dots: pd.DataFrame, bands: pd.DataFrame) -> Figure:
    """One dot per open case in the column where it stands; behind it what history says.

    Args:
        dots: as ``metrics.aging``; the MOST_DOTS oldest are shown. A dot's customdata is its
            application number.
        bands: as ``metrics.aging_bands``.
    """
    places = [Place(code) for code in bands["place"]]
    at = {str(place): index for index, place in enumerate(places)}
    known = bands.loc[bands["enough"].to_numpy(bool)]
    columns = [at[code] for code in known["place"]]
    steps = [
        _step(columns, _days(known, "p85_days"), _("85 % were done within"), BAND, 0.86),
        _step(columns, _days(known, "p50_days"), _("50 % were done within"), LINE, 0.86),
    ]
    oldest = dots.head(MOST_DOTS)
    states = [_dots(oldest.loc[oldest["state"] == s], s, at) for s in CaseState]
    return figure(
        [*steps, *[trace for trace in states if trace["x"]]],
        420,
        barmode="overlay",
        bargap=0,
        showlegend=True,
        xaxis={
            "tickvals": list(range(len(places))),
            "ticktext": [_in_lines(label(place)) for place in places],
            "range": [-0.5, len(places) - 0.5],
            "showgrid": False,
        },
        yaxis={"title": {"text": _("Days here")}, "rangemode": "tozero", "gridcolor": BAND},
        legend={"y": 1.02, "yanchor": "bottom"},
        margin={"t": 30},
    )


def _in_lines(words: str) -> str:
    """The name in short lines, so that neighbours have room without being turned."""
    return "<br>".join(wrap(words, _LINE))


def _step(columns: list[int], days: list[float], name: str, shade: str, width: float) -> dict:
    return {
        "type": "bar",
        "name": name,
        "x": columns,
        "y": days,
        "width": width,
        "marker": {"color": shade, "line": {"width": 0}},
        "hovertemplate": f"{name}: %{{y}}<extra></extra>",
    }


def _dots(frame: pd.DataFrame, state: CaseState, at: dict[str, int]) -> dict[str, Any]:
    spread = [_SPREAD[i % len(_SPREAD)] for i in range(len(frame))]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": label(state),
        "x": [at[code] + s for code, s in zip(frame["place"], spread, strict=True)],
        "y": frame["days"].astype("int").tolist(),
        "cliponaxis": False,
        "customdata": frame["application_no"].tolist(),
        "text": [plain(f"{a} · {p}") for a, p in _named(frame)],
        "marker": {"color": colour(state), "size": 11, "line": {"color": "#FFFFFF", "width": 1}},
        "hovertemplate": f"%{{text}}<br>{label(state)}: %{{y}}<extra></extra>",
    }


def _named(frame: pd.DataFrame) -> list[tuple[str, str]]:
    plants = frame["plant"].astype("object").fillna("")
    return list(zip(frame["application_no"], plants, strict=True))


def _days(frame: pd.DataFrame, column: str) -> list[float]:
    return frame[column].fillna(0).astype("float").tolist()
