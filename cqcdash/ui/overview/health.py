"""How bad it is: the five words of the classification as one bar, each a way to its list."""

from collections.abc import Mapping
from datetime import timedelta

import streamlit as st

from cqcdash.charts import overview
from cqcdash.charts import trend as charts_of_trend
from cqcdash.texts import _, grouped
from cqcdash.texts.words import label
from cqcdash.ui.frame import (
    View,
    cached_derived,
    cached_trend,
    go_to,
    link_to,
    look_at_standing,
    portfolio_began,
    safely,
)
from cqcdash.ui.parts import counts_of, show_chart
from cqcdash.vocabulary.certificates import Standing

WEEK = timedelta(days=7)
# A larger portfolio takes seconds to look back on: its trend has a page of its own.
QUICK = 20_000


def draw_health(view: View) -> None:
    """The bar, the five counts with their change since a week ago, and the year behind them."""
    counts = counts_of(view.derived.positions, "standing")
    whole = sum(counts.values())
    st.header(_("Certificates · {n}").format(n=grouped(whole)), anchor=False)
    show_chart(
        overview.standing_bar(counts),
        key="standings",
        picks=_open_first,
        alt=_("How many certificates are in each of the five standings."),
    )
    before = _a_week_ago(view)
    for standing in Standing:
        _draw_count(standing, counts.get(str(standing), 0), before)


def draw_year(view: View) -> None:
    """Usable certificates over twelve months: as known then, or now where nothing was known."""
    if len(view.whole.positions) > QUICK:
        return
    day, scope = view.chosen.as_of, view.chosen.scope
    then = portfolio_began(day - timedelta(days=60))
    trend = cached_trend(day, scope, 12, 2, then=then)
    st.caption(
        _("Usable over twelve months") if then else _("Usable over twelve months, as known now")
    )
    show_chart(
        charts_of_trend.usable_line(trend), key="year", alt=_("Usable certificates by month.")
    )
    link_to("trend", _("Open the trend"))


def _draw_count(standing: Standing, n: int, before: Mapping[str, int]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            label(standing),
            key=f"standing.{standing}",
            type="tertiary",
            on_click=safely(_open),
            args=(standing,),
            help=_("Open these certificates."),
        )
        st.space("stretch")
        st.markdown(f"**{grouped(n)}**", width="content")
        st.caption(_change(n, before, standing), width=130)


def _open_first(names: list[str]) -> None:
    if names:
        _open(Standing(names[0]))


def _open(standing: Standing) -> None:
    look_at_standing(str(standing))
    go_to("expiring", {"within": "all"})


def _change(n: int, before: Mapping[str, int], standing: Standing) -> str:
    change = n - before.get(str(standing), 0)
    if not change:
        return _("as a week ago")
    return _("{n} since a week ago").format(n=f"{change:+d}")


def _a_week_ago(view: View) -> Mapping[str, int]:
    """The same counts a week before, as known then; with what is known now before any import."""
    day = view.chosen.as_of - WEEK
    if portfolio_began(day):
        return counts_of(cached_derived(day, view.chosen.scope, day).positions, "standing")
    return counts_of(cached_derived(day, view.chosen.scope).positions, "standing")
