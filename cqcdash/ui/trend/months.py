"""The standings at the ends of months, all together and plant by plant."""

import pandas as pd
import streamlit as st

from cqcdash.charts import trend as charts
from cqcdash.texts import _
from cqcdash.ui.frame import View, cached_trend, portfolio_began
from cqcdash.ui.parts import choose_part, show_chart
from cqcdash.vocabulary.certificates import Standing

MONTHS = {"12": 12, "24": 24}
GONE = (Standing.NOT_USABLE, Standing.UNKNOWN)


def chosen_trend(view: View) -> pd.DataFrame:
    """Schema TREND over the chosen time, with the chosen knowledge."""
    left, right = st.columns(2)
    with left:
        months = choose_part(
            "months", _("How far back"), {"12": _("12 months"), "24": _("24 months")}
        )
    with right:
        knowledge = choose_part(
            "knowledge",
            _("With which knowledge"),
            {"then": _("As known then"), "now": _("As known now")},
        )
    scope, day = view.chosen.scope, view.chosen.as_of
    with st.spinner(_("Looking back month by month")):
        return cached_trend(day, scope, MONTHS[months], then=knowledge == "then")


def draw_months(view: View, trend: pd.DataFrame) -> None:
    """The chart, and since when anything was known."""
    show_chart(
        charts.standings(trend),
        key="trend",
        alt=_("Certificates in each of the five standings at the end of each month."),
    )
    if len(set(trend["day"])) == 1 and portfolio_began(view.chosen.as_of):
        st.caption(
            _(
                "Nothing was imported before this month. “As known now” shows how the present "
                "records would have looked then."
            )
        )


def draw_plants(trend: pd.DataFrame) -> None:
    """Each plant with its usable certificates at first and at last, and the way between."""
    if trend.empty:
        return
    st.header(_("Plant by plant"), anchor=False)
    named = trend.assign(plant=trend["plant"].astype("object").fillna(_("No plant")))
    days = sorted(named["day"].unique())
    usable = named.loc[~named["standing"].isin(GONE)]
    table = (
        usable.pivot_table(index="plant", columns="day", values="certificates", aggfunc="sum")
        .reindex(index=sorted(named["plant"].unique()), columns=days)
        .fillna(0)
        .astype(int)
    )
    last = named.loc[(named["day"] == days[-1]).to_numpy(bool)]
    missed = last.loc[(last["standing"] == Standing.DEADLINE_MISSED).to_numpy(bool)]
    late = missed.groupby("plant")["certificates"].sum()
    first, now = table.iloc[:, 0], table.iloc[:, -1]
    rows = pd.DataFrame(
        {
            _("Plant"): table.index,
            _("Usable at first"): first.to_numpy(),
            _("Usable now"): now.to_numpy(),
            _("Change"): (now - first).to_numpy(),
            _("Deadline missed now"): late.reindex(table.index).fillna(0).astype(int).to_numpy(),
            _("Over time"): table.to_numpy().tolist(),
        }
    ).sort_values(_("Change"), kind="stable")
    st.dataframe(
        rows,
        hide_index=True,
        key="trend_plants",
        alt=_("Each plant with its usable certificates at first and now."),
        column_config={_("Over time"): st.column_config.LineChartColumn(_("Over time"), y_min=0)},
    )
