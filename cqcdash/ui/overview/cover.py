"""What is still usable month by month if nobody acts, and what planned work saves."""

import streamlit as st

from cqcdash import metrics
from cqcdash.charts.cover import cover_chart
from cqcdash.metrics import Cover
from cqcdash.texts import _
from cqcdash.ui.frame import View
from cqcdash.ui.parts import show_chart


def seen_cover(view: View) -> Cover:
    """The cover of what is looked at; forecasts come from the whole history."""
    forecasts = view.shared(
        "forecast", lambda d: metrics.case_forecasts(d.visits, d.as_of, d.book), whole=True
    )
    plants = view.snapshot.plants
    return view.shared(
        "cover",
        lambda d: metrics.cover_months(d.positions, forecasts, plants, d.as_of, d.book),
    )


def draw_cover(cover: Cover) -> None:
    """The chart."""
    st.header(_("Still usable if nobody acts"), anchor=False)
    show_chart(
        cover_chart(cover.months, cover.lost),
        key="cover",
        alt=_(
            "Certificates still usable on the first of each of 24 months if nobody acts, what ends "
            "the others, and a line with booked visits and running applications."
        ),
    )
