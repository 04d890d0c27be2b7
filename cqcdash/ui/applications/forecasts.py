"""When each open case will be done, and whether such forecasts held so far."""

from collections.abc import Sequence

import streamlit as st

from cqcdash import metrics
from cqcdash.charts import applications_case
from cqcdash.texts import _, counted
from cqcdash.ui.applications import computed
from cqcdash.ui.frame import View
from cqcdash.ui.parts import show_chart, show_table
from cqcdash.vocabulary.forecast import CASE_FORECASTS

COLUMNS = [
    "application_no",
    "place",
    "date_50",
    "date_85",
    "authority_due_on",
    "chance_in_time",
    "age_days",
    "plant",
    "product_category",
    "kind",
    "n",
    "certificate_no",
]
MOST = 500


def draw(view: View) -> None:
    """The forecast per case, for a set of them, and the back-test."""
    forecast = computed.of_all(view, "forecast")
    places = view.derived.cases[["application_no", "place"]]
    shown = forecast.merge(places, on="application_no")
    st.header(_("When each open case will be done"), anchor=False)
    _checked(computed.of_all(view, "backtest"))
    show_table(
        shown,
        COLUMNS,
        key="forecast",
        schema=CASE_FORECASTS,
        alt=_("Open applications with the days by which they are done at 50 and 85 %."),
        file="forecast",
        empty=_("No open application in this view."),
    )
    _set(view, shown["application_no"].tolist())


def _checked(coverage: metrics.Coverage) -> None:
    if coverage.covered_50 is None or coverage.covered_85 is None:
        st.caption(_("There is too little history to check how often such forecasts held."))
        return
    words = counted(
        "Checked on {n} earlier day:", "Checked on {n} earlier days:", coverage.days
    ) + _(" {c50} of the 50 % dates and {c85} of the 85 % dates held ({n} forecasts).")
    st.caption(
        words.format(
            c50=f"{coverage.covered_50:.0%}", c85=f"{coverage.covered_85:.0%}", n=coverage.n
        )
    )


def _set(view: View, numbers: Sequence[str]) -> None:
    if not numbers:
        return
    st.header(_("When a set of them will be done"), anchor=False)
    chosen = st.multiselect(
        _("Applications of the set"),
        numbers,
        key="forecast.set",
        placeholder=_("All open ones in this view"),
        max_selections=MOST,
    )
    found = metrics.forecast_set(
        view.whole.visits, view.chosen.as_of, tuple(chosen or numbers[:MOST])
    )
    if found.all_85 is None:
        st.caption(_("There is too little history for a forecast of these."))
        return
    sentence = _("All {n} are done by {d50} with 50 %, by {d85} with 85 %.")
    st.write(sentence.format(n=found.cases, d50=found.all_50, d85=found.all_85))
    missing = len(chosen or numbers) - found.cases
    if missing:
        st.caption(
            counted("{n} other is not in this set.", "{n} others are not in this set.", missing)
            + " "
            + _("It takes at most {most}, each with enough history.").format(most=MOST)
        )
    show_chart(
        applications_case.done_by(found.done_by),
        key="done_by",
        alt=_("How many of the set are done by each day, with 50 and with 85 %."),
    )
