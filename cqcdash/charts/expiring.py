"""Charts of expiring certificates."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pandas as pd

from cqcdash.charts.style import BAND, OF_STANDING, STONE, Figure, counting, figure, isos
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.certificates import Standing

HEIGHT = 230
DAY, WEEK = 86_400_000, 7
# From so many weeks on a tick is a month.
MANY = 20


def weeks(expiries: pd.DataFrame, filings: pd.DataFrame, as_of: date, span: int) -> Figure:
    """A bar for each week in which something expires, a tick where filings fall due.

    Args:
        expiries: schema EXPIRY_WEEKS.
        filings: schema FILING_WEEKS.
        as_of: the day looked at.
        span: how far the time reaches, in days.
    """
    present = set(expiries["standing"])
    traces = [_bar(expiries, standing) for standing in Standing if standing in present]
    if len(filings):
        traces.append(_ticks(filings))
    first = as_of - timedelta(days=as_of.weekday())
    last = as_of + timedelta(days=span)
    tall: Counter[str] = Counter()
    for week, n in zip(isos(expiries, "week"), expiries["certificates"], strict=True):
        tall[week] += int(n)
    many = span > MANY * WEEK
    return figure(
        traces,
        HEIGHT,
        barmode="stack",
        showlegend=True,
        xaxis={
            "type": "date",
            "range": [(first - timedelta(days=4)).isoformat(), last.isoformat()],
            "tick0": first.isoformat(),
            "dtick": f"M{max(1, span // 365)}" if many else WEEK * DAY,
            "tickformat": "%Y-%m" if many else "%m-%d",
        },
        yaxis={"gridcolor": BAND}
        | counting(float(max([*tall.values(), *filings["filings"].tolist()], default=0))),
        legend={"y": -0.25},
    )


def _bar(expiries: pd.DataFrame, standing: Standing) -> dict[str, Any]:
    rows = expiries.loc[(expiries["standing"] == standing).to_numpy(bool)]
    return {
        "type": "bar",
        "name": _("Expire: {standing}").format(standing=label(standing).lower()),
        "x": isos(rows, "week"),
        "y": rows["certificates"].tolist(),
        "width": 5 * DAY,
        "marker": {"color": OF_STANDING[standing]},
        "hovertemplate": _("Week of %{x|%Y-%m-%d}: %{y} expire") + "<extra></extra>",
    }


def _ticks(filings: pd.DataFrame) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": _("Filings due"),
        "x": isos(filings, "week"),
        "y": filings["filings"].tolist(),
        "marker": {
            "symbol": "line-ew-open",
            "size": 18,
            "color": STONE,
            "line": {"width": 3, "color": STONE},
        },
        "hovertemplate": _("Week of %{x|%Y-%m-%d}: %{y} filings due") + "<extra></extra>",
    }
