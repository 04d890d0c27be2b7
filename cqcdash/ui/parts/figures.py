"""Charts on a page: placed with a text for those who cannot see them, and clickable."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from cqcdash.charts.style import Figure
from cqcdash.texts import _
from cqcdash.ui.frame import safely

CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}


def show_chart(
    figure: Figure, *, key: str, alt: str, picks: Callable[[list[str]], None] | None = None
) -> None:
    """Place a chart; ``picks`` is called with the names of the clicked marks, [] for none.

    A clickable chart names each mark in ``customdata``.
    """
    if not figure["data"]:
        st.info(_("There is nothing to draw in this view."))
        return
    if picks is None:
        st.plotly_chart(figure, key=key, alt=alt, config=CONFIG)
        return
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        config=CONFIG,
        on_select=safely(lambda: picks(_names(st.session_state[key]))),
        selection_mode="points",
    )


def _names(state: Mapping[str, Any]) -> list[str]:
    points = state["selection"]["points"]
    return [str(_first(point["customdata"])) for point in points if point.get("customdata")]


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) else value
