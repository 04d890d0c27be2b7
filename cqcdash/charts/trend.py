"""How the portfolio stood over time."""

from typing import Any

import pandas as pd

from cqcdash.charts.style import BAND, OF_STANDING, Figure, counting, figure, marker
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.certificates import Standing

HEIGHT, SMALL = 320, 120
FROM_BELOW = tuple(reversed(Standing))


def standings(trend: pd.DataFrame) -> Figure:
    """A stacked bar for each day, what is fine at the bottom and what is not usable on top.

    Args:
        trend: schema TREND.
    """
    counts = _by_day(trend)
    return figure(
        [_bar(counts, standing) for standing in FROM_BELOW if sum(counts[standing])],
        HEIGHT,
        barmode="stack",
        showlegend=True,
        hovermode="x unified",
        xaxis={"type": "category", "automargin": True},
        yaxis={"title": {"text": _("Certificates")}, "gridcolor": BAND}
        | counting(float(max(counts.sum(axis=1), default=0))),
        legend={"y": -0.2},
    )


def usable_line(trend: pd.DataFrame) -> Figure:
    """A small line: how many certificates were usable on each day."""
    counts = _by_day(trend)
    gone = counts[[Standing.NOT_USABLE, Standing.UNKNOWN]].sum(axis=1)
    usable = counts.sum(axis=1) - gone
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": _("Usable"),
        "x": list(counts.index),
        "y": usable.tolist(),
        "line": {"color": OF_STANDING[Standing.FINE], "width": 3},
        "hovertemplate": "%{x}: %{y}<extra></extra>",
    }
    return figure(
        [line] if len(counts) > 1 else [],
        SMALL,
        xaxis={"type": "category", "nticks": 4},
        yaxis={"gridcolor": BAND, "nticks": 3, "tickformat": ",d"},
    )


def _by_day(trend: pd.DataFrame) -> pd.DataFrame:
    """Certificates by day, all five standings as columns."""
    named = trend.assign(
        day=trend["day"].dt.strftime("%Y-%m-%d"), standing=trend["standing"].astype("object")
    )
    table = named.pivot_table(
        index="day", columns="standing", values="certificates", aggfunc="sum", fill_value=0
    )
    return table.reindex(columns=[str(standing) for standing in Standing], fill_value=0)


def _bar(counts: pd.DataFrame, standing: Standing) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": label(standing),
        "x": list(counts.index),
        "y": counts[standing].tolist(),
        "marker": marker(standing),
        "hovertemplate": "%{y}",
    }
