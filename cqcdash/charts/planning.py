"""What the coming months cost, by what the money is for, and the auditor-days of each month."""

from typing import Any

import pandas as pd

from cqcdash.charts.style import (
    AMBER,
    BAND,
    BLUE,
    BROWN,
    GREY,
    LILAC,
    TEAL,
    Figure,
    calendar_axis,
    figure,
    isos,
)
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.planning import CostKind

HEIGHT, LOW = 320, 200
TINT = {
    CostKind.AUDITS: TEAL,
    CostKind.TRAVEL: LILAC,
    CostKind.APPLICATIONS: BLUE,
    CostKind.REGISTRATIONS: BROWN,
    CostKind.TESTS: AMBER,
    CostKind.ANNUAL_FEES: GREY,
}


def costs_by_month(costs: pd.DataFrame) -> Figure:
    """Stacked bars of costs in CNY, one for each month.

    Args:
        costs: schema PLAN_COSTS.
    """
    traces = []
    for kind in CostKind:
        rows = costs.loc[(costs["cost_kind"] == kind).to_numpy(bool)]
        if not sum(rows["cost_cny"]):
            continue
        traces.append(
            {
                "type": "bar",
                "name": label(kind),
                "x": isos(rows, "month"),
                "y": rows["cost_cny"].astype("float64").tolist(),
                "marker": {"color": TINT[kind]},
                "hovertemplate": "%{fullData.name}: CNY %{y:,.0f}<extra></extra>",
            }
        )
    days = isos(costs, "month")
    return figure(
        traces,
        HEIGHT,
        barmode="stack",
        showlegend=True,
        hovermode="x unified",
        xaxis=calendar_axis(days, by_month=True),
        yaxis={"title": {"text": _("CNY, planning figures")}, "gridcolor": BAND, "tickformat": ","},
        legend={"y": 1.02, "yanchor": "bottom"},
        margin={"t": 30},
    )


def auditor_days_by_month(months: pd.DataFrame) -> Figure:
    """A bar of auditor-days for each month.

    Args:
        months: schema PLAN_MONTHS.
    """
    rows: Any = months.groupby("month", as_index=False)["auditor_days_planned"].sum()
    return figure(
        [
            {
                "type": "bar",
                "x": isos(rows, "month"),
                "y": rows["auditor_days_planned"].astype("float64").tolist(),
                "marker": {"color": TINT[CostKind.AUDITS]},
                "hovertemplate": "%{x|%Y-%m}: %{y}<extra></extra>",
            }
        ],
        LOW,
        xaxis=calendar_axis(isos(rows, "month"), by_month=True),
        yaxis={"title": {"text": _("Auditor-days")}, "gridcolor": BAND, "rangemode": "tozero"},
    )
