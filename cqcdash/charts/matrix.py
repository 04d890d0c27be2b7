"""Plant by category as a field of cells."""

from typing import Any

import pandas as pd

from cqcdash.charts.style import (
    DARK_RED,
    OF_STANDING,
    Figure,
    figure,
    isos,
    name_axis,
    plain,
)
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.certificates import Standing

ROW, HEAD = 48, 160
HOLE = "#F2C9C6"
# A cell's colour by what is the matter with it; the place in this list is its value.
SHADES = (*OF_STANDING.values(), DARK_RED, HOLE)
PLACE = {standing: place for place, standing in enumerate(OF_STANDING)}
LAPSES, EMPTY = len(PLACE), len(PLACE) + 1


def cells(frame: pd.DataFrame) -> Figure:
    """A cell per plant and category: certificates in force and the earliest safe-until.

    Args:
        frame: schema MATRIX.
    """
    plants, categories = (
        sorted(frame[column].astype("str").unique(), key=str.casefold)
        for column in ("plant", "product_category")
    )
    rows = frame.to_dict("records")
    kinds = [_kind(row) for row in rows]
    return figure(
        [_field(frame, kinds), _click(frame), *_legend(kinds)],
        ROW * len(plants) + HEAD,
        showlegend=True,
        xaxis=_axis(categories) | {"side": "top", "tickangle": -60},
        yaxis=_axis(plants) | {"range": [len(plants) - 0.5, -0.5]},
        legend={"y": 0, "yanchor": "bottom", "yref": "container", "itemclick": False},
        margin={"b": 44},
    )


def _axis(names: list[str]) -> dict[str, Any]:
    return name_axis(names) | {"range": [-0.5, len(names) - 0.5], "showgrid": False}


def _kind(row: dict[str, Any]) -> int:
    if row["hole"]:
        return EMPTY
    return LAPSES if row["lapses_before_renewal"] else PLACE[Standing(row["standing"])]


def _field(frame: pd.DataFrame, kinds: list[int]) -> dict[str, Any]:
    last = len(SHADES) - 1
    scale = [[place / last, shade] for place, shade in enumerate(SHADES)]
    words = zip(kinds, frame["certificates"], _days(frame, "safe_until"), strict=True)
    return {
        "type": "heatmap",
        "x": [plain(word) for word in frame["product_category"]],
        "y": [plain(word) for word in frame["plant"]],
        "z": kinds,
        "zmin": 0,
        "zmax": last,
        "colorscale": scale,
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "text": ["✕" if kind == EMPTY else f"<b>{n}</b><br>{day}" for kind, n, day in words],
        "texttemplate": "%{text}",
        "hoverinfo": "skip",
    }


def _click(frame: pd.DataFrame) -> dict[str, Any]:
    """Marks that nobody sees: a field of cells cannot be clicked itself."""
    names = frame["plant"].astype("str") + " · " + frame["product_category"].astype("str")
    about = zip(
        names,
        frame["certificates"].tolist(),
        frame["ended"].tolist(),
        _days(frame, "safe_until"),
        _days(frame, "lapses_on"),
        strict=True,
    )
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": [plain(word) for word in frame["product_category"]],
        "y": [plain(word) for word in frame["plant"]],
        "customdata": [list(cell) for cell in about],
        "marker": {"symbol": "square", "size": 36, "opacity": 0},
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
        "hovertemplate": _(
            "%{y}, %{x}<br>%{customdata[1]} in force, %{customdata[2]} ended"
            "<br>safe until %{customdata[3]}<br>last one expires %{customdata[4]}"
        )
        + "<extra></extra>",
    }


def _days(frame: pd.DataFrame, column: str) -> list[str]:
    return [
        "–" if missing else day
        for missing, day in zip(frame[column].isna(), isos(frame, column), strict=True)
    ]


def _legend(kinds: list[int]) -> list[dict[str, Any]]:
    names = (
        *(label(standing) for standing in OF_STANDING),
        _("Lapses before a renewal can be done"),
        _("Hole: all have ended"),
    )
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": names[kind],
            "x": [None],
            "y": [None],
            "marker": {"symbol": "square", "size": 12, "color": SHADES[kind]},
        }
        for kind in sorted(set(kinds))
    ]
