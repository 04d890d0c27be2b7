"""Renewals: what is to be filed when against what can be, in bundles, and as one list."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.charts import renewals as charts
from cqcdash.metrics.certificates import renewals
from cqcdash.portfolio import Derived
from cqcdash.texts import _, counted, grouped
from cqcdash.texts.words import label
from cqcdash.ui.frame import View, link_to
from cqcdash.ui.parts import choose_codes, counts_of, only, show_chart, show_table
from cqcdash.vocabulary.load import RENEWAL_BUNDLES, RENEWAL_MONTHS, CapacityFrom
from cqcdash.vocabulary.renewals import RenewalTurn, Trouble

BUNDLES = [
    *("plant", "file_renewal_by", "to_file", "blocked", "starts_overdue", "filings_overdue"),
    *("cannot_be_in_time", "most_gap_days", "filing_week"),
]
IN_BUNDLE = [
    *("certificate_no", "product", "renewal_blocked_by", "file_renewal_by", "expires_on"),
    *("gap_days", "state", "owner"),
]
MONTHS = ["month", "to_file", "filings_overdue", "capacity", "over"]


def seen_load(view: View) -> metrics.Load:
    """The renewals to file in the reader's scope; kept, since every click asks for it."""
    return view.shared(
        "renewal_load", lambda d: metrics.renewal_load(d.positions, d.visits, d.as_of, d.book)
    )


def seen_flags(view: View) -> pd.DataFrame:
    """The three names of a late renewal, of each certificate in the scope."""
    return view.shared(
        "renewal_flags", lambda d: metrics.renewal_flags(d.positions, d.as_of, d.book)
    )


def draw_load(load: metrics.Load) -> None:
    """The months ahead, by plant; on a phone the months as a table."""
    st.header(_("To file, month by month"), anchor=False)
    with st.container(key="narrow_hides"):
        show_chart(
            charts.load(load.months, load.plants),
            key="load",
            alt=_("Renewals to file per month and plant, against what can be filed in a month."),
        )
    with st.container(key="only_narrow"):
        show_table(
            load.months,
            MONTHS,
            key="months",
            schema=RENEWAL_MONTHS,
            alt=_("Renewals to file per month, against what can be filed in a month."),
        )
    _draw_capacity(load.capacity)


def _draw_capacity(capacity: metrics.Capacity) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(_capacity_words(capacity), width="content")
        link_to("settings", _("Set another number"))


def _capacity_words(capacity: metrics.Capacity) -> str:
    done = counted(
        "{n} renewal was finished in time in the past 24 months",
        "{n} renewals were finished in time in the past 24 months",
        capacity.in_time,
    )
    if capacity.per_month is None:
        return _("How many can be filed in a month is not known: {done}.").format(done=done)
    n = grouped(capacity.per_month)
    if capacity.source == CapacityFrom.SETTING:
        return _("{n} can be filed in a month, as set for all plants together.").format(n=n)
    words = _("{n} can be filed in a month: as many as in the fullest so far; {done}.")
    return words.format(n=n, done=done)


def draw_bundles(view: View) -> None:
    """One row per plant and week; a marked row opens into its certificates."""
    found = view.shared(
        "renewal_bundles", lambda d: metrics.renewal_bundles(d.positions, d.as_of, d.book)
    )
    st.header(_("To file together, plant by plant and week by week"), anchor=False)
    show_table(
        found,
        BUNDLES,
        key="bundles",
        schema=RENEWAL_BUNDLES,
        alt=_("Renewals of one plant and week, the earliest first."),
        file="renewals-by-plant-and-week",
        height=33 * (min(len(found), 9) + 1) + 2,
        empty=_("No renewal has to be filed in the months ahead."),
        opened=lambda row: _draw_opened(view, row),
    )
    if len(found):
        st.caption(_("Mark a row to see its certificates."))


def _draw_opened(view: View, bundle: Mapping[str, Any]) -> None:
    rows = _listed(view)
    plant = bundle["plant"]
    own = rows["plant"].isna() if pd.isna(plant) else rows["plant"] == plant
    mine = own & (rows["filing_week"] == bundle["filing_week"])
    waits = mine & rows["renewal_application_no"].isna()
    show_table(
        rows.loc[waits.to_numpy(bool, na_value=False)],
        IN_BUNDLE,
        key="bundle",
        by=["file_renewal_by"],
        alt=_("The certificates of this bundle."),
        file="bundle",
    )


def _listed(view: View) -> pd.DataFrame:
    """The renewals with what is the matter with each, and the week of its filing day; kept."""
    flags = seen_flags(view)

    def listed(seen: Derived) -> pd.DataFrame:
        rows = renewals(seen.positions, seen.book)
        return rows.join(flags).assign(filing_week=metrics.filing_weeks(rows))

    return view.shared("renewals", listed)


def renewals_listed(view: View) -> pd.DataFrame:
    """The renewals with their time left in words, filtered by the page's own choices."""
    found = _listed(view)
    chosen = choose_codes("turn", _("Renewal"), list(RenewalTurn), counts_of(found, "turn"))
    masks = {
        Trouble.FILING_OVERDUE: found["filing_overdue"],
        Trouble.NOT_IN_TIME: found["not_in_time"],
        Trouble.BLOCKED: found["renewal_blocked_by"].notna(),
    }
    counts = {str(trouble): int(mask.sum()) for trouble, mask in masks.items()}
    asked = choose_codes("trouble", _("Trouble"), list(Trouble), counts)
    shown = only(found, "turn", chosen)
    for trouble in asked:
        shown = shown.loc[masks[Trouble(trouble)].loc[shown.index].to_numpy(bool)]
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


def draw_years(view: View) -> None:
    """Behind *More*: expiries and follow-up audits per month over five years."""
    more = st.expander(_("More: five years ahead"), key="years", bind="query-params")
    if not more.open:
        return
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
        "expiry": (_("Expiries"), _("Expiries renewed in time"), _("Certificates that expire")),
        "audit": (_("Follow-up audits"), _("Audits held"), _("Audits due")),
    }
    with more:
        for what, (title, done, due) in parts.items():
            st.markdown(f"**{title}**")
            show_chart(
                charts.wall(found.loc[(found["what"] == what).to_numpy(bool)], done, due),
                key=f"wall.{what}",
                alt=_("{title} per month: two years back and five years ahead.").format(
                    title=title
                ),
            )
