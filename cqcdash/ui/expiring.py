"""Expiring certificates: the strip of weeks, what expires in time, what has ended."""

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.charts import expiring as charts
from cqcdash.texts import _, grouped
from cqcdash.ui.frame import View
from cqcdash.ui.parts import (
    choose_codes,
    choose_months,
    choose_part,
    counts_of,
    only,
    show_chart,
    show_table,
)
from cqcdash.vocabulary.certificates import ExpiryBand, State

SPANS = {"90": 90, "180": 180, "all": 3_653}
# What a link may ask for besides: it is then looked for in all of the time.
ASKED = ("state", "band", "safe_until")
COLUMNS = [
    *("certificate_no", "standing", "expires_on", "days_to_expiry", "file_renewal_by"),
    *("renewal_application_no", "owner", "plant", "product_category", "product", "state"),
    *("safe_until", "safe_until_reason", "scheme", "start_renewal_by", "renewal_slack_days"),
    "reported_status",
]


def chosen_span() -> int:
    """How far to look, in days; a link that asks for certificates of its own looks at all."""
    first = "all" if any(st.query_params.get(name) for name in ASKED) else "90"
    words = {
        "90": _("Next 90 days"),
        "180": _("Next 180 days"),
        "all": _("All"),
    }
    ordered = {first: words[first], **words}
    return SPANS[choose_part("within", _("Time"), ordered)]


def asked_for(view: View) -> pd.DataFrame:
    """The positions, narrowed by what a link asks for."""
    positions = metrics.safe_until_in(
        view.derived.positions, choose_months("safe_until", _("Safe until")), view.chosen.as_of
    )
    for name, column, codes in (
        ("state", "state", list(State)),
        ("band", "expiry_band", list(ExpiryBand)),
    ):
        if st.query_params.get_all(name):
            chosen = choose_codes(name, _("State"), codes, counts_of(positions, column))
            positions = only(positions, column, chosen)
    return positions


def draw_weeks(positions: pd.DataFrame, view: View, span: int) -> None:
    """The strip: what expires week by week, and where filings fall due."""
    found = metrics.expiries_by_week(positions, view.chosen.as_of, span)
    if found.expiries.empty and found.filings.empty:
        return
    show_chart(
        charts.weeks(found.expiries, found.filings, view.chosen.as_of, span),
        key="weeks",
        alt=_("Certificates that expire in each week, and the filings that fall due."),
    )


def draw_lists(positions: pd.DataFrame, near: pd.DataFrame) -> None:
    """What expires in the chosen time; what has ended stands apart."""
    show_table(
        near,
        COLUMNS,
        key="expiring",
        by=["expires_on"],
        alt=_("Certificates by expiry, the soonest first."),
        file="expiring-certificates",
        empty=_("No certificate in this view expires in the chosen time."),
    )
    ended = positions.loc[metrics.has_ended(positions)]
    if len(ended):
        st.header(_("Ended · {n}").format(n=grouped(len(ended))), anchor=False)
        show_table(
            ended,
            COLUMNS,
            key="ended",
            by=["expires_on"],
            descending=True,
            alt=_("Certificates that are expired, revoked or cancelled, the latest first."),
            file="ended-certificates",
            height=33 * (min(len(ended), 6) + 1) + 2,
        )
