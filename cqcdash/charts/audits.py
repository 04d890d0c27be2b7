"""Charts of follow-up audits."""

from datetime import date
from typing import Any

import pandas as pd

from cqcdash.charts.style import BAND, Figure, colour, day_line, figure, isos, name_axis, plain
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.audits import AuditState

DAY = 86_400_000
ROW, HEAD, MOST = 30, 74, 40


def windows(frame: pd.DataFrame, as_of: date) -> Figure:
    """One line per audit group: the window from planning to the due day, and a planned visit.

    Args:
        frame: schema FOLLOW_UPS, soonest first; groups without a due day are left out.
        as_of: the day looked at.
    """
    dated = frame.loc[frame["due_on"].notna()].head(MOST)
    names = dated["audit_group"].astype("str").tolist()
    traces = [_window(dated.loc[dated["state"] == state], state) for state in AuditState]
    traces.append(_visits(dated.loc[dated["planned_on"].notna()]))
    return figure(
        [trace for trace in traces if trace["y"]],
        ROW * len(names) + HEAD,
        barmode="overlay",
        showlegend=True,
        xaxis={"type": "date", "tickformat": "%Y-%m", "showgrid": True, "gridcolor": BAND},
        yaxis=name_axis(names) | {"autorange": "reversed"},
        legend={"y": 0, "yanchor": "bottom", "yref": "container"},
        margin={"t": 22, "b": 44},
        **day_line(as_of.isoformat(), as_of.isoformat()),
    )


def _window(frame: pd.DataFrame, state: AuditState) -> dict[str, Any]:
    days = (frame["due_on"] - frame["plan_from"]).dt.days.clip(lower=1)
    about = zip(
        frame["audit_group"].astype("str"),
        isos(frame, "due_on"),
        frame["certificates_at_stake"].astype("int"),
        strict=True,
    )
    return {
        "type": "bar",
        "orientation": "h",
        "name": label(state),
        "y": [plain(name) for name in frame["audit_group"]],
        "base": isos(frame, "plan_from"),
        "x": [int(n) * DAY for n in days],
        "customdata": [list(row) for row in about],
        "marker": {"color": colour(state)},
        "hovertemplate": _("%{y}<br>due %{customdata[1]}<br>%{customdata[2]} certificates at stake")
        + "<extra></extra>",
    }


def _visits(frame: pd.DataFrame) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Planned visit"),
        "y": [plain(name) for name in frame["audit_group"]],
        "x": isos(frame, "planned_on"),
        "customdata": frame["audit_group"].astype("str").tolist(),
        "marker": {
            "symbol": "diamond",
            "size": 11,
            "color": "#FFFFFF",
            "line": {"color": "#1E2831", "width": 2},
        },
        "hovertemplate": _("%{y}<br>visit planned on %{x|%Y-%m-%d}") + "<extra></extra>",
    }
