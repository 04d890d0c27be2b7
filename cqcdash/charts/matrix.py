"""Plant by category as a field of cells."""

from typing import Any

import pandas as pd

from cqcdash.charts.style import (
    AMBER,
    BLUE,
    DARK_RED,
    GREY,
    RED,
    Figure,
    figure,
    isos,
    plain,
)
from cqcdash.texts import _
from cqcdash.vocabulary.derived import Colour

ROW, HEAD = 46, 150
BESIDE = {Colour.RED: RED, Colour.AMBER: AMBER, Colour.GREEN: BLUE, Colour.GREY: GREY}


def cells(frame: pd.DataFrame) -> Figure:
    """A square per plant and category with its count; hover for the dates, click for the list.

    Args:
        frame: schema MATRIX.
    """
    plants, categories = (
        [plain(name) for name in sorted(frame[column].astype("str").unique(), key=str.casefold)]
        for column in ("plant", "product_category")
    )
    living = frame.loc[~(frame["hole"] | frame["lapses_before_renewal"]).to_numpy(bool)]
    names = {
        Colour.GREEN: _("Safe"),
        Colour.AMBER: _("Due soon"),
        Colour.RED: _("Not safe"),
        Colour.GREY: _("Status unknown"),
    }
    parts = [
        (living.loc[(living["colour"] == code).to_numpy(bool)], name, "square", BESIDE[code])
        for code, name in names.items()
    ]
    lapsing = frame.loc[frame["lapses_before_renewal"].to_numpy(bool)]
    holes = frame.loc[frame["hole"].to_numpy(bool)]
    parts += [
        (lapsing, _("Lapses before a renewal can be done"), "square", DARK_RED),
        (holes, _("Hole: all have ended"), "square-open", DARK_RED),
    ]
    return figure(
        [_squares(*part) for part in parts if len(part[0])],
        ROW * len(plants) + HEAD,
        showlegend=True,
        xaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": categories,
            "range": [-0.5, len(categories) - 0.5],
            "side": "top",
            "tickangle": -35,
            "showgrid": False,
        },
        yaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": plants,
            "range": [len(plants) - 0.5, -0.5],
            "showgrid": False,
        },
        legend={"y": 0, "yanchor": "bottom", "yref": "container", "itemclick": False},
        margin={"b": 44},
    )


def _squares(rows: pd.DataFrame, name: str, symbol: str, shade: str) -> dict[str, Any]:
    shown = ["" if date != date else str(date) for date in isos(rows, "safe_until")]  # noqa: PLR0124 - NaN
    lapses = ["" if date != date else str(date) for date in isos(rows, "lapses_on")]  # noqa: PLR0124 - NaN
    about = zip(
        rows["plant"].astype("str") + " · " + rows["product_category"].astype("str"),
        rows["certificates"].tolist(),
        rows["ended"].tolist(),
        shown,
        lapses,
        strict=True,
    )
    hole = symbol.endswith("open")
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name,
        "x": [plain(word) for word in rows["product_category"]],
        "y": [plain(word) for word in rows["plant"]],
        "text": ["✕" if hole else str(n) for n in rows["certificates"]],
        "textfont": {"color": shade if hole else "#FFFFFF"},
        "customdata": [list(cell) for cell in about],
        "marker": {"symbol": symbol, "size": 30, "color": shade, "line": {"width": 2}},
        "hovertemplate": _(
            "%{y}, %{x}<br>%{customdata[1]} in force, %{customdata[2]} ended"
            "<br>safe until %{customdata[3]}<br>last one expires %{customdata[4]}"
        )
        + f"<extra>{name}</extra>",
    }
