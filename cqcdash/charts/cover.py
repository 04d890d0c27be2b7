"""What is still usable month by month: what remains, what is lost and by what, what is saved."""

from typing import Any

import pandas as pd

from cqcdash.charts.style import (
    BAND,
    MAGENTA,
    OF_STANDING,
    Figure,
    calendar_axis,
    colour,
    counting,
    figure,
    isos,
)
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.certificates import SafeUntilReason, Standing

HEIGHT = 330
STEPS = {"type": "scatter", "mode": "lines", "line": {"width": 0, "shape": "hv"}}


def cover_chart(months: pd.DataFrame, lost: pd.DataFrame) -> Figure:
    """An area that falls, above it what is lost by its cause, and a line with what is planned.

    Args:
        months: schema COVER.
        lost: schema COVER_LOST.
    """
    days = isos(months, "day")
    traces = [_usable(months, days)]
    present = set(lost["safe_until_reason"])
    traces += [_cause(months, lost, r, days) for r in SafeUntilReason if r in present]
    traces.append(_planned(months, days))
    return figure(
        traces if any(months["usable"]) else [],
        HEIGHT,
        showlegend=True,
        hovermode="x unified",
        xaxis=calendar_axis(days, by_month=True),
        yaxis={"title": {"text": _("Certificates")}, "gridcolor": BAND}
        | counting(max(months["usable"], default=0)),
        legend={"y": -0.14},
    )


def _usable(months: pd.DataFrame, days: list[str]) -> dict[str, Any]:
    return STEPS | {
        "name": _("Usable if nobody acts"),
        "x": days,
        "y": months["usable"].tolist(),
        "stackgroup": "cover",
        "fillcolor": OF_STANDING[Standing.FINE],
        "hovertemplate": "%{y}",
    }


def _cause(
    months: pd.DataFrame, lost: pd.DataFrame, reason: SafeUntilReason, days: list[str]
) -> dict[str, Any]:
    rows = lost.loc[(lost["safe_until_reason"] == reason).to_numpy(bool)]
    by_day = rows.set_index("day")["lost"].reindex(months["day"]).fillna(0)
    return STEPS | {
        "name": _("Lost by: {cause}").format(cause=label(reason)),
        "x": days,
        "y": by_day.astype("int").tolist(),
        "stackgroup": "cover",
        "fillcolor": colour(reason),
        "hovertemplate": "%{y}",
    }


def _planned(months: pd.DataFrame, days: list[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": _("Usable with what is planned"),
        "x": days,
        "y": months["usable_planned"].tolist(),
        "line": {"width": 3, "dash": "dot", "shape": "hv", "color": MAGENTA},
        "hovertemplate": "%{y}",
    }
