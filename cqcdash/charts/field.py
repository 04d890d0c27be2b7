"""A field of cells: the depth of one hue says how much, the text in the cell how much exactly.

Cells are placed by number, so that signs can stand in their corners; the axes name the numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cqcdash.charts.contrast import WHITE, ink, mixed
from cqcdash.charts.style import plain, short

DEEP = "#4A3D8A"
PALE = mixed(WHITE, DEEP, 0.14)
LEVELS = 9
SHADES = tuple(mixed(PALE, DEEP, level / (LEVELS - 1)) for level in range(LEVELS))
TEXT = 12


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        x: its column, from 0.
        y: its row, from 0.
        text: what stands in it.
        depth: from 0 to 1; None for a cell without a ground.
    """

    x: int
    y: int
    text: str
    depth: float | None


def field(cells: Sequence[Cell], **placed: str) -> list[dict[str, Any]]:
    """The traces: grounds, and the texts in dark or white, whichever can be read.

    Args:
        cells: in any order.
        placed: ``xaxis`` and ``yaxis`` of the figure, when they are not its first ones.
    """
    levels = [_level(cell.depth) for cell in cells]
    inks = ["" if level is None else ink(SHADES[level]) for level in levels]
    texts = (
        _texts([c for c, own in zip(cells, inks, strict=True) if own == colour], colour, placed)
        for colour in dict.fromkeys(inks)
    )
    return [_grounds(cells, levels, placed), *texts] if cells else []


def _level(depth: float | None) -> int | None:
    return None if depth is None else round(min(max(depth, 0), 1) * (LEVELS - 1))


def _grounds(
    cells: Sequence[Cell], levels: Sequence[int | None], placed: dict[str, str]
) -> dict[str, Any]:
    steps = [[edge / LEVELS, s] for n, s in enumerate(SHADES) for edge in (n, n + 1)]
    # The whole rectangle: next to a column without cells plotly would widen its neighbours.
    width, height = (max(ends) + 1 for ends in zip(*((c.x, c.y) for c in cells), strict=True))
    z: list[list[int | None]] = [[None] * width for _row in range(height)]
    for cell, level in zip(cells, levels, strict=True):
        z[cell.y][cell.x] = level
    return {
        "type": "heatmap",
        "x": list(range(width)),
        "y": list(range(height)),
        "z": z,
        "zmin": -0.5,
        "zmax": LEVELS - 0.5,
        "colorscale": steps,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverinfo": "skip",
        **placed,
    }


def _texts(cells: Sequence[Cell], colour: str, placed: dict[str, str]) -> dict[str, Any]:
    """Text on the bare page has no colour of its own: it takes the page's."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [cell.x for cell in cells],
        "y": [cell.y for cell in cells],
        "text": [cell.text for cell in cells],
        "textfont": {"size": TEXT} | ({"color": colour} if colour else {}),
        "hoverinfo": "skip",
        "showlegend": False,
        **placed,
    }


def numbered_axis(names: Sequence[str], *, downwards: bool = False) -> dict[str, Any]:
    """An axis of numbered rows or columns with their names, each with its label."""
    ends = [-0.5, len(names) - 0.5]
    return {
        "type": "linear",
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": [plain(short(name)) for name in names],
        "range": ends[::-1] if downwards else ends,
        "showgrid": False,
        "zeroline": False,
    }
