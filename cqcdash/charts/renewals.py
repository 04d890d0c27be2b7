"""Renewals to file by month and plant against what can be done; what falls due in five years."""

from typing import Any

import pandas as pd

from cqcdash.charts.field import Cell, field, numbered_axis
from cqcdash.charts.style import (
    AMBER,
    BAND,
    LILAC,
    STONE,
    VIOLET,
    Figure,
    calendar_axis,
    counting,
    figure,
    isos,
    plain,
)
from cqcdash.texts import _, grouped
from cqcdash.vocabulary.overview import Period

# Of a bar, in milliseconds: left alone, plotly widens the bars of months that lie far apart.
WIDTH = 26 * 86_400_000
ROW, BARS, HEAD = 30, 170, 70
MOST = 30


def load(months: pd.DataFrame, plants: pd.DataFrame) -> Figure:
    """A bar per month over a field of plants by months: how many renewals are to be filed.

    Months in which more is to be filed than can be have a sign above their bar.

    Args:
        months: schema RENEWAL_MONTHS.
        plants: schema RENEWAL_LOAD, the fullest plants first; the first MOST are shown.
    """
    names = list(dict.fromkeys(_named(plants)))[:MOST]
    most = _highest(months)
    field_height = ROW * max(len(names), 1)
    split = field_height / (field_height + BARS)
    return figure(
        [*_bars(months), *field(_cells(months, plants, names), yaxis="y2")]
        if sum(months["to_file"])
        else [],
        field_height + BARS + HEAD,
        showlegend=True,
        bargap=0.2,
        barmode="stack",
        xaxis=numbered_axis([""] * len(months)) | {"anchor": "y2", "ticktext": _ticks(months)},
        yaxis=counting(most)
        | {
            "domain": [split + 0.03, 1],
            # Room for the signs above the bars.
            "range": [0, max(most, 1) * 1.2],
            "gridcolor": BAND,
            "title": {"text": _("To file")},
        },
        yaxis2=numbered_axis(names, downwards=True)
        | {"domain": [0, split], "automargin": True, "fixedrange": True, "tickfont": {"size": 12}},
        legend={"y": 1.01, "yanchor": "bottom"},
        margin={"t": 40},
    )


def _named(plants: pd.DataFrame) -> list[str]:
    """The plant of each row; what has no plant has a name here as well."""
    missing = _("No plant")
    return [missing if pd.isna(name) else str(name) for name in plants["plant"]]


def _ticks(months: pd.DataFrame) -> list[str]:
    """``12``, and below the first month and each January the year."""
    days = months["month"].dt.strftime("%Y-%m").tolist()
    return [
        f"{day[5:]}<br>{day[:4]}" if number == 0 or day.endswith("-01") else day[5:]
        for number, day in enumerate(days)
    ]


def _highest(months: pd.DataFrame) -> int:
    return max([*months["to_file"].tolist(), *months["capacity"].dropna().tolist()], default=0)


def _bars(months: pd.DataFrame) -> list[dict[str, Any]]:
    overdue = months["filings_overdue"].astype("int").tolist()
    due = [int(n) - late for n, late in zip(months["to_file"], overdue, strict=True)]
    parts = [(_("Filing overdue"), overdue, AMBER), (_("To file in the month"), due, VIOLET)]
    bars = [
        {
            "type": "bar",
            "name": name,
            "x": list(range(len(months))),
            "y": numbers,
            "customdata": months["month"].dt.strftime("%Y-%m").tolist(),
            "marker": {"color": shade},
            "hovertemplate": f"%{{customdata}}: %{{y}}<extra>{name}</extra>",
        }
        for name, numbers, shade in parts
        if any(numbers)
    ]
    return [*bars, *_capacity(months)]


def _capacity(months: pd.DataFrame) -> list[dict[str, Any]]:
    """The level of what can be filed, and a sign where more is to be."""
    limits, full = months["capacity"].dropna().tolist(), months["over"].to_numpy(bool)
    if not limits:
        return []
    limit, above = limits[0], _highest(months) * 0.1
    level = {
        "type": "scatter",
        "mode": "lines",
        "name": _("Can be filed in a month: {n}").format(n=grouped(limit)),
        "x": [-0.5, len(months) - 0.5],
        "y": [limit, limit],
        "line": {"color": STONE, "width": 2, "dash": "dash"},
        "hoverinfo": "skip",
    }
    signs = {
        "type": "scatter",
        "mode": "markers",
        "name": _("Too full"),
        "x": [at for at, over in enumerate(full) if over],
        "y": [n + above for n in months.loc[full, "to_file"].tolist()],
        "marker": {"symbol": "triangle-down", "size": 12, "color": STONE},
        "hoverinfo": "skip",
    }
    return [level, *([signs] if full.any() else [])]


def _cells(months: pd.DataFrame, plants: pd.DataFrame, names: list[str]) -> list[Cell]:
    y = pd.Index(names).get_indexer(pd.Index(_named(plants)))
    x = pd.Index(months["month"]).get_indexer(pd.Index(plants["month"]))
    most = max(plants["to_file"].max(), 1) if len(plants) else 1
    return [
        Cell(column, row, str(n), n / most)
        for column, row, n in zip(x.tolist(), y.tolist(), plants["to_file"].tolist(), strict=True)
        if row >= 0
    ]


def wall(frame: pd.DataFrame, done: str, due: str) -> Figure:
    """A bar per month over seven years: what was done, and what falls due.

    Args:
        frame: schema RENEWAL_WALL, of one kind.
        done: what the past counts, in words.
        due: what the future counts, in words.
    """
    past = (frame["period"] == Period.PAST).to_numpy(bool)
    bars = [_wall(frame.loc[past], done, LILAC), _wall(frame.loc[~past], due, VIOLET)]
    return figure(
        [bar for bar in bars if bar["x"]],
        220,
        barmode="overlay",
        showlegend=True,
        xaxis=calendar_axis(isos(frame, "month"), by_month=True) | {"showgrid": False},
        yaxis=counting(max(frame["count"].tolist(), default=0)),
        legend={"y": 1.02, "yanchor": "bottom"},
    )


def _wall(rows: pd.DataFrame, name: str, shade: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": plain(name),
        "x": isos(rows, "month"),
        "xperiod": "M1",
        "xperiodalignment": "middle",
        "y": rows["count"].tolist(),
        "width": WIDTH,
        "marker": {"color": shade},
        "hovertemplate": f"%{{x|%Y-%m}}: %{{y}}<extra>{plain(name)}</extra>",
    }
