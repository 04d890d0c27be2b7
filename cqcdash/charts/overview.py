"""Charts of the overview: how the portfolio stands."""

from collections.abc import Mapping
from typing import Any

from cqcdash.charts.style import Figure, colour, figure, ink, marker
from cqcdash.texts.words import label
from cqcdash.vocabulary.certificates import Standing

HEIGHT = 74
# A narrower part has no room for its number; the list beside the chart says it.
LEAST = 0.045


def standing_bar(counts: Mapping[str, int]) -> Figure:
    """One bar whose parts are the five standings, the worst first.

    Args:
        counts: certificates by code of Standing.
    """
    whole = max(sum(counts.values()), 1)
    traces = [_part(s, counts[str(s)], whole) for s in Standing if counts.get(str(s))]
    return figure(
        traces,
        HEIGHT,
        barmode="stack",
        bargap=0.1,
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        xaxis={"visible": False, "range": [0, whole]},
        yaxis={"visible": False},
    )


def _part(standing: Standing, n: int, whole: int) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": label(standing),
        "y": [""],
        "x": [n],
        "text": [str(n) if n / whole >= LEAST else ""],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 14, "color": ink(colour(standing))},
        "customdata": [[str(standing)]],
        "marker": marker(standing),
        "hovertemplate": f"{label(standing)}: %{{x}}<extra></extra>",
    }
