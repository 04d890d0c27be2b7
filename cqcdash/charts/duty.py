"""The burn-down of conversions against the day on which a change of duty holds."""

import pandas as pd

from cqcdash.charts.style import BROWN, Figure, calendar_axis, counting, day_line, figure, isos
from cqcdash.texts import _


def burn_down(frame: pd.DataFrame, last_day: str) -> Figure:
    """How many are left to convert, and until when they may be converted.

    Args:
        frame: as ``metrics.duty_burn_down``.
        last_day: the last day for converting, as YYYY-MM-DD.
    """
    name = _("Left to convert")
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": isos(frame, "day"),
        "y": frame["left"].tolist(),
        "line": {"color": BROWN, "width": 2, "shape": "hv"},
        "hovertemplate": f"%{{x|%Y-%m-%d}}: %{{y}}<extra>{name}</extra>",
    }
    drawn = figure(
        [line] if len(frame) else [],
        240,
        showlegend=False,
        xaxis=calendar_axis([*isos(frame, "day"), last_day]),
        yaxis=counting(max(frame["left"].tolist(), default=0)),
        margin={"t": 30},
    )
    marks = day_line(last_day, _("Convert by {day}").format(day=last_day))
    return {**drawn, "layout": {**drawn["layout"], **marks}}
