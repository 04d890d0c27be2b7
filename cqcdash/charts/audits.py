"""Charts of follow-up audits."""

import pandas as pd

from cqcdash.charts.style import LINE, Figure, colour, day_line, figure, isos, plain
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.words import AuditState

DAY = 86_400_000
ROW, HEAD = 30, 74


def windows(frame: pd.DataFrame, as_of: str) -> Figure:
    """One line per audit group: the window from planning to the due day, and a planned visit.

    Args:
        frame: audit_group, plan_from, due_on, planned_on (dates), window_days (length of the
            window in days), state (AuditState), certificates_at_stake (count); soonest first.
        as_of: the day looked at, ISO.
    """
    names = [plain(name) for name in frame["audit_group"]]
    traces = []
    for state in AuditState:
        part = frame[frame["state"] == state]
        if part.empty:
            continue
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": label(state),
                "y": [plain(name) for name in part["audit_group"]],
                "base": isos(part["plan_from"]),
                "x": [days * DAY for days in part["window_days"].tolist()],
                "customdata": list(
                    zip(
                        part["audit_group"].astype("str").tolist(),
                        isos(part["due_on"]),
                        part["certificates_at_stake"].tolist(),
                        strict=True,
                    )
                ),
                "marker": {"color": colour(state)},
                "hovertemplate": _("%{y}<br>due %{customdata[1]}<br>%{customdata[2]} at stake")
                + "<extra></extra>",
            }
        )
    planned = frame[frame["planned_on"].notna()]
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": _("Planned visit"),
            "y": [plain(name) for name in planned["audit_group"]],
            "x": isos(planned["planned_on"]),
            "customdata": planned["audit_group"].astype("str").tolist(),
            "marker": {
                "symbol": "diamond",
                "size": 11,
                "color": "#FFFFFF",
                "line": {"color": "#1E2831", "width": 2},
            },
            "hovertemplate": _("%{y}<br>planned %{x|%Y-%m-%d}") + "<extra></extra>",
        }
    )
    return figure(
        traces,
        ROW * len(names) + HEAD,
        barmode="overlay",
        showlegend=True,
        xaxis={"type": "date", "tickformat": "%Y-%m", "gridcolor": LINE},
        yaxis={"categoryorder": "array", "categoryarray": names, "autorange": "reversed"},
        legend={"y": -0.02, "yanchor": "top", "yref": "container"},
        margin={"t": 22},
        **day_line(as_of, as_of),
    )
