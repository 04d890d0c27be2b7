"""The renewal wall: what falls due per month, against what was ever done in one."""

import pandas as pd

from cqcdash.charts.style import BLUE, GREY, RED, STONE, Figure, counting, figure, isos
from cqcdash.texts import _
from cqcdash.vocabulary.overview import Period

# Of a bar, in milliseconds: left alone, plotly widens the bars of months that lie far apart.
WIDTH = 26 * 86_400_000


def wall(frame: pd.DataFrame, done: str, due: str) -> Figure:
    """A bar per month: grey what was done, blue what falls due, red more than was ever done.

    Args:
        frame: schema RENEWAL_WALL, of one kind.
        done: what the past counts, in words.
        due: what the future counts, in words.
    """
    past = (frame["period"] == Period.PAST).to_numpy(bool)
    over = frame["over"].to_numpy(bool)
    parts = [
        (past, done, GREY),
        (~past & ~over, due, BLUE),
        (over, _("{due}, more than in any past month").format(due=due), RED),
    ]
    bars = [_bars(frame.loc[rows], name, shade) for rows, name, shade in parts]
    return figure(
        [bar for bar in bars if bar["x"]] + _throughput(frame),
        230,
        barmode="overlay",
        showlegend=True,
        xaxis={"type": "date", "tickformat": "%Y", "dtick": "M12"},
        yaxis=counting(max(frame["count"].tolist(), default=0)),
        legend={"y": 1.02, "yanchor": "bottom"},
    )


def _bars(rows: pd.DataFrame, name: str, shade: str) -> dict[str, object]:
    return {
        "type": "bar",
        "name": name,
        "x": isos(rows, "month"),
        "xperiod": "M1",
        "xperiodalignment": "middle",
        "y": rows["count"].tolist(),
        "width": WIDTH,
        "marker": {"color": shade},
        "hovertemplate": f"%{{x|%Y-%m}}: %{{y}}<extra>{name}</extra>",
    }


def _throughput(frame: pd.DataFrame) -> list[dict[str, object]]:
    """A level line: the mean of the past months."""
    if frame.empty:
        return []
    ends = frame.iloc[[0, -1]]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "name": _("A month on average so far"),
            "x": isos(ends, "month"),
            "y": [float(value) for value in ends["throughput"]],
            "line": {"color": STONE, "width": 2, "dash": "dash"},
            "hovertemplate": "%{y:.1f}<extra></extra>",
        }
    ]
