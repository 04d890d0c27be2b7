"""Charts of follow-up audits."""

from datetime import date
from typing import Any

import pandas as pd

from cqcdash.charts.style import (
    BAND,
    SLATE,
    STONE,
    Figure,
    calendar_axis,
    colour,
    day_line,
    figure,
    isos,
    merged,
    name_axis,
    plain,
)
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.audits import AuditTask

DAY = 86_400_000
ROW, HEAD, MOST = 34, 96, 40
# Parts of the width: the calendar, then how many fall with it.
CALENDAR, STAKE = [0.0, 0.87], [0.9, 0.98]


def windows(frame: pd.DataFrame, as_of: date) -> Figure:
    """One line per audit group: what falls with it, the window, the grace, the booked visit.

    Args:
        frame: schema FOLLOW_UPS, the most pressing first; groups without a due day are left out.
        as_of: the day looked at.
    """
    dated = frame.loc[frame["due_on"].notna()].head(MOST)
    names = dated["audit_group"].astype("str").tolist()
    traces = [
        _stake(dated),
        _grace(dated),
        *(_window(dated.loc[dated["audit_task"] == task], task) for task in AuditTask),
        _visits(dated.loc[dated["planned_on"].notna()]),
    ]
    days = [*isos(dated, "plan_from"), *isos(dated, "deadline"), as_of.isoformat()]
    calendar = calendar_axis(days, by_month=True) | {"domain": CALENDAR}
    layout = day_line(as_of.isoformat(), as_of.isoformat())
    return figure(
        [trace for trace in traces if trace["y"]],
        ROW * len(names) + HEAD,
        **merged(
            {
                "barmode": "overlay",
                "showlegend": True,
                "xaxis": {"showgrid": True, "gridcolor": BAND, **calendar},
                "xaxis2": {"domain": STAKE, "visible": False, "fixedrange": True, "anchor": "y"},
                "yaxis": name_axis(names) | {"autorange": "reversed"},
                "legend": {"y": 0, "yanchor": "bottom", "yref": "container"},
                "margin": {"t": 26, "b": 52},
            },
            layout | {"annotations": [*layout["annotations"], _heading()]},
        ),
    )


def _heading() -> dict[str, Any]:
    return {
        "x": STAKE[0],
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "text": _("At stake"),
        "showarrow": False,
        "font": {"size": 12},
    }


def _stake(frame: pd.DataFrame) -> dict[str, Any]:
    counts = frame["certificates_at_stake"].astype("int").tolist()
    return {
        "type": "bar",
        "orientation": "h",
        "name": _("Certificates at stake"),
        "showlegend": False,
        "xaxis": "x2",
        "y": [plain(name) for name in frame["audit_group"]],
        "x": counts,
        "text": counts,
        "textposition": "outside",
        "cliponaxis": False,
        "customdata": [[str(name)] for name in frame["audit_group"]],
        "marker": {"color": SLATE},
        "textfont": {"size": 12},
        "hovertemplate": _("%{y}<br>%{x} certificates fall together") + "<extra></extra>",
    }


def _window(frame: pd.DataFrame, task: AuditTask) -> dict[str, Any]:
    days = (frame["due_on"] - frame["plan_from"]).dt.days.fillna(0).clip(lower=1)
    return _bar(frame, label(task), "plan_from", [int(n) * DAY for n in days]) | {
        "marker": {"color": colour(task)},
    }


def _grace(frame: pd.DataFrame) -> dict[str, Any]:
    days = (frame["deadline"] - frame["due_on"]).dt.days.fillna(0)
    return _bar(frame, _("Grace"), "due_on", [int(n) * DAY for n in days]) | {
        "marker": {
            "color": "rgba(127, 140, 150, 0.12)",
            "line": {"color": STONE, "width": 1},
            "pattern": {"shape": "/", "size": 5, "solidity": 0.2, "fgcolor": STONE},
        },
    }


def _bar(frame: pd.DataFrame, name: str, begin: str, lengths: list[int]) -> dict[str, Any]:
    about = zip(
        frame["audit_group"].astype("str"),
        isos(frame, "due_on"),
        frame["certificates_at_stake"].astype("int"),
        isos(frame, "deadline"),
        strict=True,
    )
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [plain(word) for word in frame["audit_group"]],
        "base": isos(frame, begin),
        "x": lengths,
        "width": 0.55,
        "customdata": [list(row) for row in about],
        "hovertemplate": _(
            "%{y}<br>due %{customdata[1]}, with its grace %{customdata[3]}"
            "<br>%{customdata[2]} certificates at stake"
        )
        + "<extra></extra>",
    }


def _visits(frame: pd.DataFrame) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Booked visit"),
        "y": [plain(name) for name in frame["audit_group"]],
        "x": isos(frame, "planned_on"),
        "customdata": [[str(name)] for name in frame["audit_group"]],
        "marker": {
            "symbol": "diamond",
            "size": 12,
            "color": "#FFFFFF",
            "line": {"color": "#1E2831", "width": 2},
        },
        "hovertemplate": _("%{y}<br>visit booked for %{x|%Y-%m-%d}") + "<extra></extra>",
    }
