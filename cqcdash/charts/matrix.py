"""Plant by category as a field of cells, plants by risk, with sums and signs."""

from typing import Any

import pandas as pd

from cqcdash.charts.field import Cell, field, numbered_axis
from cqcdash.charts.style import LINE, MAGENTA, STONE, Figure, figure, isos, plain
from cqcdash.texts import _, grouped

ROW, HEAD = 44, 190
MOST = 40
# Whoever is covered for so long need not be told apart from one covered for longer.
FULL = 24
# Keeps a sign apart from the ground of its cell.
EDGE = {"width": 1, "color": "#FFFFFF"}


def cells(frame: pd.DataFrame, plants: list[str]) -> Figure:
    """A cell per plant and category: certificates in force and months of cover as its depth.

    Args:
        frame: schema MATRIX.
        plants: in the order in which they are shown; the first MOST of them are.
    """
    rows = plants[:MOST]
    shown = frame.loc[frame["plant"].isin(rows).to_numpy(bool)]
    columns = sorted(shown["product_category"].astype("str").unique(), key=str.casefold)
    at = _places(shown, rows, columns)
    sums = _(" Σ all")
    return figure(
        [
            *field(_filled(shown, at) + _sums(shown, at, rows, columns)),
            *_signs(shown, at),
            _click(shown, at),
        ]
        if len(shown)
        else [],
        ROW * (len(rows) + 1) + HEAD,
        showlegend=True,
        shapes=[
            _rule(x0=len(columns) - 0.5, x1=len(columns) - 0.5, y0=-0.5, y1=len(rows) + 0.5),
            _rule(x0=-0.5, x1=len(columns) + 0.5, y0=len(rows) - 0.5, y1=len(rows) - 0.5),
        ],
        xaxis=numbered_axis([*columns, sums]) | {"side": "top", "tickangle": -45},
        yaxis=numbered_axis([*rows, sums], downwards=True),
        legend={"y": 0, "yanchor": "bottom", "yref": "container", "itemclick": False},
        margin={"b": 44, "t": 30},
    )


Places = list[tuple[int, int]]


def _places(shown: pd.DataFrame, rows: list[str], columns: list[str]) -> Places:
    x = pd.Index(columns).get_indexer(pd.Index(shown["product_category"].astype("str")))
    y = pd.Index(rows).get_indexer(pd.Index(shown["plant"].astype("str")))
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _filled(shown: pd.DataFrame, at: Places) -> list[Cell]:
    """In force, and the months; a hole and what has no day have no ground."""
    numbers = shown["certificates"].astype("int").tolist()
    months = shown["months_left"].astype("object").where(shown["months_left"].notna(), None)
    return [
        Cell(x, y, _words(n, left), None if not n or left is None else int(left) / FULL)
        for (x, y), n, left in zip(at, numbers, months.tolist(), strict=True)
    ]


def _words(n: int, left: int | None) -> str:
    if not n:
        return ""
    months = "–" if left is None else _("{n} mo").format(n=left)
    return f"<b>{n}</b><br>{months}"


def _sums(shown: pd.DataFrame, at: Places, rows: list[str], columns: list[str]) -> list[Cell]:
    """Certificates in force of each plant, of each category and of all that is shown."""
    numbers = shown["certificates"].astype("int").tolist()
    of_column, of_row = [0] * len(columns), [0] * len(rows)
    for (x, y), n in zip(at, numbers, strict=True):
        of_column[x] += n
        of_row[y] += n
    sums = [(x, len(rows), n) for x, n in enumerate(of_column)]
    sums += [(len(columns), y, n) for y, n in enumerate(of_row)]
    sums += [(len(columns), len(rows), sum(numbers))]
    return [Cell(x, y, f"<b>{grouped(n)}</b>", None) for x, y, n in sums]


def _rule(**ends: float) -> dict[str, Any]:
    return {"type": "line", "line": {"color": LINE, "width": 1}, **ends}


def _signs(shown: pd.DataFrame, at: Places) -> list[dict[str, Any]]:
    """A mark in the cell's corner or in its middle, with its words in the legend."""
    hole = shown["hole"].to_numpy(bool)
    lapses = shown["lapses_before_renewal"].to_numpy(bool) & ~hole
    kinds = (
        (_("Hole: all have ended"), hole, (0.0, 0.0), "x-thin-open", 12, STONE, {"width": 2}),
        (
            _("Lapses before a renewal begun today can be done"),
            *(lapses, (0.36, -0.28), "triangle-up", 11, MAGENTA, EDGE),
        ),
    )
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": name,
            "x": [x + right for (x, _y), here in zip(at, which, strict=True) if here],
            "y": [y + down for (_x, y), here in zip(at, which, strict=True) if here],
            "hoverinfo": "skip",
            "marker": {
                "symbol": symbol,
                "size": size,
                "color": colour,
                "line": edge,
            },
        }
        for name, which, (right, down), symbol, size, colour, edge in kinds
        if which.any()
    ]


def _click(shown: pd.DataFrame, at: Places) -> dict[str, Any]:
    """Marks that nobody sees: a field of cells cannot be clicked itself."""
    plants, categories = (
        shown[column].astype("str").tolist() for column in ("plant", "product_category")
    )
    about = zip(
        [f"{plant} · {category}" for plant, category in zip(plants, categories, strict=True)],
        shown["certificates"].tolist(),
        shown["ended"].tolist(),
        _days(shown, "safe_until"),
        _days(shown, "lapses_on"),
        [plain(plant) for plant in plants],
        [plain(category) for category in categories],
        strict=True,
    )
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": [x for x, _y in at],
        "y": [y for _x, y in at],
        "customdata": [list(cell) for cell in about],
        "marker": {"symbol": "square", "size": 36, "opacity": 0},
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
        "hovertemplate": _(
            "%{customdata[5]}, %{customdata[6]}"
            "<br>%{customdata[1]} in force, %{customdata[2]} ended"
            "<br>safe until %{customdata[3]}<br>last one expires %{customdata[4]}"
        )
        + "<extra></extra>",
    }


def _days(frame: pd.DataFrame, column: str) -> list[str]:
    return [
        "–" if missing else day
        for missing, day in zip(frame[column].isna(), isos(frame, column), strict=True)
    ]
