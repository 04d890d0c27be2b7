"""Renewals: the full months ahead, and the time that each renewal has left to start."""

from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.charts import renewals as charts
from cqcdash.metrics.certificates import renewals
from cqcdash.texts import _, counted
from cqcdash.texts.words import label
from cqcdash.ui.frame import View
from cqcdash.ui.parts import choose_codes, counts_of, only, show_chart
from cqcdash.vocabulary.renewals import RenewalTurn


def draw_wall(view: View) -> None:
    """Two charts over five years: expiries and follow-up audits."""
    seen, records = view.derived, view.snapshot
    found = metrics.renewal_wall(
        seen.positions,
        view.chosen.scope.of(records.audits),
        seen.visits,
        seen.as_of,
        seen.book,
        records.plants,
    )
    parts = {
        "expiry": (_("Expiries"), _("Renewals finished"), _("Certificates that expire")),
        "audit": (_("Follow-up audits"), _("Audits held"), _("Audits due")),
    }
    for what, (title, done, due) in parts.items():
        rows = found.loc[(found["what"] == what).to_numpy(bool)]
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.markdown(f"**{title}**", width="content")
            st.caption(_too_full(rows))
        show_chart(
            charts.wall(rows, done, due),
            key=f"wall.{what}",
            alt=_("{title} per month: two years back and five years ahead.").format(title=title),
        )


def _too_full(rows: pd.DataFrame) -> str:
    full = rows.loc[rows["over"].to_numpy(bool)]
    if full.empty:
        return _("No month ahead holds more than the fullest month so far.")
    first = full["month"].min()
    return (
        counted(
            "{n} month ahead holds more than any past month, the first is",
            "{n} months ahead hold more than any past month, the first is",
            len(full),
        )
        + f" {first:%Y-%m}."
    )


def renewals_listed(view: View) -> pd.DataFrame:
    """The renewals with their time left in words, filtered by the page's own choice."""
    found = renewals(view.derived.positions, view.derived.book)
    counts = counts_of(found, "turn")
    chosen = choose_codes("turn", _("Renewal"), list(RenewalTurn), counts)
    blocked = st.toggle(_("Only blocked ones"), key="blocked", bind="query-params")
    shown = only(found, "turn", chosen)
    if blocked:
        shown = shown.loc[shown["renewal_blocked_by"].notna()]
    pairs = list(zip(shown["turn"], shown["renewal_slack_days"], strict=True))
    # Many rows share a number of days: each sentence is made once.
    words = {pair: slack(*pair) for pair in dict.fromkeys(pairs)}
    return shown.assign(slack=[words[pair] for pair in pairs])


def slack(turn: str, days: Any) -> str:  # noqa: ANN401 - missing when there is nothing to count
    """``too late by 12 days``, ``34 days``, or why there is nothing to count."""
    if turn in (RenewalTurn.FILED, RenewalTurn.UNKNOWN):
        return label(RenewalTurn(turn))
    if days < 0:
        return counted("too late by {n} day", "too late by {n} days", -int(days))
    return counted("{n} day", "{n} days", int(days))
