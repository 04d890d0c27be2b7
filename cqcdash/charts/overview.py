"""Charts of the overview: how long the portfolio is safe, and how it stands."""

from collections import Counter
from datetime import date
from typing import Any

import pandas as pd

from cqcdash.charts.style import Figure, colour, counting, figure
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.certificates import SafeUntilReason, State
from cqcdash.vocabulary.overview import Period


def safe_until_by_month(frame: pd.DataFrame, as_of: date, months: int = 24) -> Figure:
    """Stacked bars: the past, each month from ``as_of`` on, all later months; a colour per reason.

    Args:
        frame: schema SAFE_UNTIL_BY_MONTH.
        as_of: the day looked at.
        months: how many months the frame looks ahead.
    """
    ahead = pd.period_range(as_of.isoformat(), periods=months, freq="M").strftime("%Y-%m")
    past, later = label(Period.PAST), label(Period.BEYOND)
    axis = [past, *ahead, later]
    shown = frame.loc[frame["period"] != Period.NONE]
    months_ahead = shown["month"].dt.strftime("%Y-%m").astype("object")
    codes = months_ahead.where(shown["period"] == Period.AHEAD, shown["period"].astype("object"))
    place = codes.replace({str(Period.PAST): past, str(Period.BEYOND): later})
    present = set(shown["safe_until_reason"])
    reasons = [reason for reason in SafeUntilReason if reason in present]
    traces = [
        {
            "type": "bar",
            "name": label(reason),
            "x": place[shown["safe_until_reason"] == reason].tolist(),
            "y": shown.loc[shown["safe_until_reason"] == reason, "certificates"].tolist(),
            "customdata": codes[shown["safe_until_reason"] == reason].astype("str").tolist(),
            "marker": {"color": colour(reason)},
            "hovertemplate": f"%{{x}}<br>{label(reason)}: %{{y}}<extra></extra>",
        }
        for reason in reasons
    ]
    return figure(
        traces,
        300,
        barmode="stack",
        showlegend=True,
        xaxis={
            "type": "category",
            "categoryorder": "array",
            "categoryarray": axis,
            "range": [-0.6, len(axis) - 0.4],
            "tickangle": -60,
        },
        yaxis={"title": {"text": _("Certificates")}} | counting(_highest(traces)),
        legend={"y": 1.02, "yanchor": "bottom"},
    )


def _highest(traces: list[dict[str, Any]]) -> int:
    stacks: Counter[str] = Counter()
    for trace in traces:
        stacks.update(dict(zip(trace["x"], trace["y"], strict=True)))
    return max(stacks.values(), default=0)


def states(frame: pd.DataFrame) -> Figure:
    """One bar per state that occurs, the worst at the top.

    Args:
        frame: state, certificates (count), in the order of R22.
    """
    found = [State(code) for code in frame["state"]]
    return figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "y": [label(state) for state in found],
                "x": frame["certificates"].tolist(),
                "text": frame["certificates"].tolist(),
                "textposition": "outside",
                "cliponaxis": False,
                "customdata": [str(state) for state in found],
                "marker": {"color": [colour(state) for state in found]},
                "hovertemplate": "%{y}: %{x}<extra></extra>",
            }
        ],
        max(34 * len(found) + 20, 120),
        margin={"r": 48},
        xaxis={"visible": False},
        yaxis={"autorange": "reversed", "type": "category"},
    )
