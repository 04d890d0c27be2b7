"""The parts of the applications page, one of which is shown at a time."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from cqcdash.charts import (
    applications,
    applications_aging,
    applications_case,
    applications_flow,
    applications_spectrum,
)
from cqcdash.metrics.durations import MIN_FOR_PERCENTILES
from cqcdash.texts import _, counted
from cqcdash.texts.words import label
from cqcdash.ui.applications import computed, forecasts, stages, waiting
from cqcdash.ui.frame import View
from cqcdash.ui.parts import choose_codes, counts_of, only, page_opener, show_chart, show_table
from cqcdash.vocabulary.applications import CASES, CaseState, Place

OPEN_COLUMNS = [
    "application_no",
    "state",
    "place",
    "here_since",
    "days_here",
    "norm_days",
    "stalled_after_days",
    "whose_move",
    "plant",
    "product_category",
    "kind",
    "age_days",
    "days_lost",
    "authority_due_on",
    "retest_by",
    "certificate_no",
]
OPEN = tuple(state for state in CaseState if state != CaseState.DONE)


def now(view: View) -> None:
    """Where the open cases stand, who holds the time, and which to chase."""
    st.header(_("How old the open cases are where they stand"), anchor=False)
    show_chart(
        applications_aging.aging(computed.of(view, "aging"), computed.of(view, "bands")),
        key="aging",
        alt=_("Each open case as a dot over the stage or wait where it stands, by days there."),
        picks=page_opener("case", "application"),
    )
    st.header(_("Who holds the time"), anchor=False)
    show_chart(
        applications.waiting_by_whom(computed.of(view, "whom")),
        key="whom",
        alt=_("Days of waiting by whose move it was, the most first."),
    )
    st.header(_("Open cases"), anchor=False)
    cases = only(view.derived.cases, "state", [str(state) for state in OPEN])
    chosen = choose_codes("state", _("State"), OPEN, counts_of(cases, "state"))
    show_table(
        only(cases, "state", chosen),
        OPEN_COLUMNS,
        key="cases",
        schema=CASES,
        by=["state", "days_here", "age_days"],
        descending=True,
        alt=_("Open applications, the most stuck first."),
        file="open-applications",
        empty=_("No open application in this view."),
    )


def durations(view: View) -> None:
    """How long each stage and each wait takes, against the norms."""
    st.header(_("Stages and waiting against the norms"), anchor=False)
    show_chart(
        applications.durations(computed.of(view, "bands")),
        key="durations",
        alt=_("Median to 85 % of each stage and of the waiting before it, over its norm."),
    )
    _too_few(computed.of(view, "bands"))
    stages.draw(view)


def _too_few(bands: pd.DataFrame) -> None:
    few = bands.loc[~bands["enough"].to_numpy(bool)]
    if len(few):
        words = _("Too few to say, fewer than {least} finished: {places}.")
        listed = ", ".join(
            f"{label(Place(code))} ({n})" for code, n in zip(few["place"], few["n"], strict=True)
        )
        st.caption(words.format(least=MIN_FOR_PERCENTILES, places=listed))


def flow(view: View) -> None:
    """Arrivals, completions, and where the time went month by month."""
    st.header(_("Where the time went"), anchor=False)
    show_chart(
        applications_flow.bottleneck_over_time(computed.of(view, "bottleneck")),
        key="bottleneck",
        alt=_("Days that all cases spent in each stage and wait, month by month."),
    )
    left, right = st.columns(2, gap="medium")
    with left:
        st.header(_("Begun and done"), anchor=False)
        show_chart(
            applications_flow.arrivals_and_completions(computed.of(view, "arrivals")),
            key="arrivals",
            alt=_("Cases begun and done in each month, and open at its end."),
        )
    with right:
        st.header(_("Cumulative flow"), anchor=False)
        show_chart(
            applications_flow.cumulative_flow(computed.of(view, "flow")),
            key="flow",
            alt=_("How many cases had reached each stage by each day."),
        )
    st.header(_("How long finished cases took"), anchor=False)
    show_chart(
        applications_case.cycle_times(
            computed.of(view, "cycle_times"), computed.of(view, "cycle_lines")
        ),
        key="cycle_times",
        alt=_("Each finished case by its last day and its days from begin to end."),
        picks=page_opener("case", "application"),
    )
    more = st.expander(
        _("More: queues, batches and overtaking"), key="spectrum", bind="query-params"
    )
    if more.open:
        with more:
            _spectrum(view)


def _spectrum(view: View) -> None:
    """Each stay as a line through calendar time."""
    st.caption(
        _(
            "Each line is one stay, from entering at the top of its band to leaving at the bottom. "
            "Parallel lines are a queue in order, lines that meet at the bottom left in a batch, "
            "crossing lines were overtaken, flat lines stayed long."
        )
    )
    lines, left_out = computed.of(view, "spectrum")
    show_chart(
        applications_spectrum.performance_spectrum(lines, view.chosen.as_of),
        key="spectrum.chart",
        alt=_("Stays of all cases in each stage and wait over the last year."),
        picks=page_opener("case", "application"),
    )
    if left_out:
        st.caption(
            counted("{n} older stay is not shown.", "{n} older stays are not shown.", left_out)
        )


SECTIONS: dict[str, Callable[[View], None]] = {
    "now": now,
    "papers": waiting.draw,
    "durations": durations,
    "flow": flow,
    "forecast": forecasts.draw,
}


def section_titles() -> dict[str, str]:
    """The names of the parts, in order."""
    return {
        "now": _("Open cases"),
        "papers": _("Documents and samples"),
        "durations": _("How long it takes"),
        "flow": _("Over time"),
        "forecast": _("Forecast"),
    }
