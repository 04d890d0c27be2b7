"""The plan of the coming months: costs, visits, journeys, people, and the plants' countries."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from cqcdash import exports, metrics, portfolio
from cqcdash.charts.planning import auditor_days_by_month, costs_by_month
from cqcdash.config import settings
from cqcdash.texts import _, counted
from cqcdash.texts.answers import planning_answer
from cqcdash.ui.frame import View, link_to, present_about, safely, say_later
from cqcdash.ui.parts import choose_part, draw_answer, look_of, show_chart, show_table, worded_table
from cqcdash.vocabulary.planning import (
    PEOPLE_TWICE,
    PLAN_COSTS,
    PLAN_MONTHS,
    PLAN_VISITS,
    TRAVEL_BUNDLES,
)
from cqcdash.vocabulary.records import PLANTS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
VISITS = [
    *("visit_day", "day_from", "plant", "visited", "team", "audit_days", "auditor_days_planned"),
    *("owner", "country", "window_from", "window_to", "initial_visit"),
]
MONTHS = [
    *("month", "plant", "visits_planned", "days_planned", "auditor_days_planned"),
    *("filings_planned", "cost_cny", "cost_own"),
]
COSTS = ["month", "cost_kind", "pieces", "cost_cny", "cost_own"]


class Planned(NamedTuple):
    """Everything that the page shows."""

    visits: pd.DataFrame
    plan: metrics.Plan
    bundles: pd.DataFrame
    people: pd.DataFrame


def planned(view: View, months: int) -> Planned:
    """The plan of the scope, kept for all who look at the same."""
    plants = view.snapshot.plants

    def compute(seen: portfolio.Derived) -> Planned:
        visits = metrics.planned_visits(
            *(seen.positions, seen.follow_ups, seen.cases, seen.audits, plants),
            *(seen.as_of, seen.book, months),
        )
        return Planned(
            visits,
            metrics.plan(seen.positions, visits, seen.as_of, seen.book, months),
            metrics.travel_bundles(visits, seen.as_of, seen.book),
            metrics.people_twice(visits),
        )

    return view.shared(f"planned.{months}", compute)


def draw_plan(view: View) -> None:
    """The sentence, the horizon, money, visits, journeys and people."""
    answer = st.container()
    words = {"12": _("12 months"), "24": _("24 months")}
    months = int(choose_part("months", _("How far ahead?"), words))
    found, currency = planned(view, months), view.whole.book.defaults.own_currency
    with answer:
        draw_answer(*planning_answer(found.plan.months, found.plan.unpriced, months, currency))
    _money(found, currency)
    _visits(found)
    _journeys(view, found)


def _money(found: Planned, currency: str) -> None:
    st.header(_("What it costs, month by month (planning figures)"), anchor=False)
    show_chart(
        costs_by_month(found.plan.costs),
        key="plan.costs",
        alt=_("Costs of each month in CNY by what they are for; planning figures."),
    )
    parts = {"plants": _("By month and plant"), "kinds": _("By what it is for")}
    if choose_part("by", _("By what?"), parts) == "plants":
        show_table(
            found.plan.months,
            MONTHS,
            key="plan.months",
            schema=PLAN_MONTHS,
            alt=_("Visits, audit days, applications and costs of each month and plant."),
            file="plan-months",
        )
    else:
        costs = found.plan.costs
        show_table(
            costs.loc[(costs["pieces"] > 0).to_numpy(bool)],
            COSTS,
            key="plan.kinds",
            schema=PLAN_COSTS,
            alt=_("Costs of each month by what they are for."),
            file="plan-costs",
        )
    about = present_about()
    with st.container(horizontal=True, vertical_alignment="center"):
        rate = _("Own currency: {currency}, at the fixed rate of the settings.")
        st.caption(rate.format(currency=currency), width="stretch")
        st.download_button(
            _("The whole plan as XLSX"),
            lambda: _workbook(found, about),
            "plan.xlsx",
            XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="plan.xlsx",
        )
        link_to("settings", _("Prices and the rate"))


def _workbook(found: Planned, about: Sequence[tuple[str, str]]) -> bytes:
    """Every table of the page as a sheet of one workbook."""
    sheets = {
        _("Months and plants"): (found.plan.months, MONTHS, PLAN_MONTHS),
        _("Costs"): (found.plan.costs, COSTS, PLAN_COSTS),
        _("Visits"): (found.visits, VISITS, PLAN_VISITS),
        _("Journeys"): (found.bundles, TRAVEL_BUNDLES.names, TRAVEL_BUNDLES),
        _("People"): (found.people, PEOPLE_TWICE.names, PEOPLE_TWICE),
    }
    worded = {
        title: worded_table(frame, {name: look_of(name, schema) for name in columns})
        for title, (frame, columns, schema) in sheets.items()
    }
    marked = (_("What this is"), _("Planning figures"))
    return exports.xlsx_bytes(worded, [marked, *about])


def _visits(found: Planned) -> None:
    st.header(_("Audit visits"), anchor=False)
    show_chart(
        auditor_days_by_month(found.plan.months),
        key="plan.days",
        alt=_("Auditor-days of each month."),
    )
    show_table(
        found.visits,
        VISITS,
        key="plan.visits",
        schema=PLAN_VISITS,
        alt=_("Every audit visit that is planned with, the earliest first."),
        file="plan-visits",
        empty=_("No audit visit falls into these months."),
    )


def _journeys(view: View, found: Planned) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        st.header(_("One journey for several plants"), anchor=False)
        _unknown_countries(found.visits)
        show_table(
            found.bundles,
            TRAVEL_BUNDLES.names,
            key="plan.bundles",
            schema=TRAVEL_BUNDLES,
            alt=_("Visits of plants of one country that one journey can serve."),
            file="plan-journeys",
            empty=_("No two plants of one country have visits near to each other."),
        )
    with right:
        st.header(_("Needed in two plants in one week"), anchor=False)
        show_table(
            found.people,
            PEOPLE_TWICE.names,
            key="plan.people",
            schema=PEOPLE_TWICE,
            alt=_("People of ours who are needed in two plants in one week."),
            file="plan-people",
            empty=_("Nobody is needed in two plants in one week."),
        )
    with st.expander(_("The plants' countries"), icon=":material/public:", key="countries"):
        _countries(view)


def _unknown_countries(visits: pd.DataFrame) -> None:
    unknown = visits.loc[visits["country"].isna().to_numpy() & visits["plant"].notna().to_numpy()]
    number = int(unknown["plant"].nunique())
    if number:
        st.caption(
            counted(
                "The country of {n} plant is not entered, so it is in no journey.",
                "The countries of {n} plants are not entered, so they are in no journey.",
                number,
            )
        )


def _countries(view: View) -> None:
    """A table to enter the country of each plant."""
    plants = view.snapshot.plants.loc[:, ["plant", "country"]].astype("object")
    edited = st.data_editor(
        plants.sort_values("plant", ignore_index=True),
        key="plan.countries",
        hide_index=True,
        width=420,
        disabled=["plant"],
        column_config={
            "plant": st.column_config.TextColumn(_(PLANTS["plant"].title)),
            "country": st.column_config.TextColumn(
                _(PLANTS["country"].title), max_chars=40, help=_("For example DE or Germany.")
            ),
        },
    )
    st.button(
        _("Save the countries"),
        icon=":material/save:",
        key="plan.countries.save",
        on_click=safely(_save),
        args=(view.snapshot.plants, edited),
    )


def _save(stored: pd.DataFrame, edited: pd.DataFrame) -> None:
    entered: Any = edited.set_index("plant")["country"].astype("object")
    now = stored["plant"].astype("object").map(entered)
    said = [str(name).strip() or None if isinstance(name, str) else None for name in now]
    rows = stored.assign(country=pd.Series(said, index=stored.index, dtype="object"))
    before = stored["country"].astype("object").fillna("")
    changed = rows.loc[(before != rows["country"].fillna("")).to_numpy(bool)]
    if changed.empty:
        say_later(_("Nothing is entered yet."), "info")
        return
    portfolio.describe_plants(settings().database, changed)
    words = counted("{n} country saved.", "{n} countries saved.", len(changed))
    say_later(words, "success")
