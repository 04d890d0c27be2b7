"""Charts of the overview: how long the portfolio is safe, and how it stands."""

import pandas as pd

from cqcdash.charts.style import Figure, colour, figure
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.words import SafeUntilReason, State


def safe_until_by_month(frame: pd.DataFrame) -> Figure:
    """Stacked bars, one per month, one colour per reason.

    Args:
        frame: month (text such as 2027-03), safe_until_reason, certificates (count).
    """
    traces = []
    for reason in SafeUntilReason:
        part = frame[frame["safe_until_reason"] == reason]
        if part.empty:
            continue
        traces.append(
            {
                "type": "bar",
                "name": label(reason),
                "x": part["month"].tolist(),
                "y": part["certificates"].tolist(),
                "customdata": part["month"].tolist(),
                "marker": {"color": colour(reason)},
                "hovertemplate": f"%{{x}}<br>{label(reason)}: %{{y}}<extra></extra>",
            }
        )
    months = sorted(frame["month"].unique())
    return figure(
        traces,
        320,
        barmode="stack",
        showlegend=True,
        xaxis={"type": "category", "categoryarray": months, "tickangle": -45, "title": None},
        yaxis={"title": {"text": _("Certificates")}, "rangemode": "tozero", "tickformat": ",d"},
        legend={"y": 1.02, "yanchor": "bottom"},
    )


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
