"""A page's own filters: codes to choose from, kept in the URL."""

from collections.abc import Callable, Sequence
from enum import StrEnum

import pandas as pd
import streamlit as st

from cqcdash.texts import grouped
from cqcdash.texts.words import labels
from cqcdash.vocabulary.words import State


def codes(
    key: str, label: str, members: Sequence[StrEnum], counts: dict[str, int] | None = None
) -> list[str]:
    """Which codes to show; none chosen means all of them."""
    words = labels(type(members[0]))
    known = counts or {}

    def written(code: str) -> str:
        return words[code] if counts is None else f"{words[code]} · {grouped(known.get(code, 0))}"

    return st.pills(
        label,
        [str(member) for member in members],
        selection_mode="multi",
        format_func=written,
        key=key,
        bind="query-params",
        label_visibility="collapsed",
    )


def counted(frame: pd.DataFrame, column: str) -> dict[str, int]:
    """How many rows have each code."""
    return {str(code): int(n) for code, n in frame[column].value_counts().items()}


def setter(key: str) -> Callable[[list[str]], None]:
    """What a click in a chart does: choose these codes."""

    def chosen(names: list[str]) -> None:
        st.session_state[key] = list(dict.fromkeys(names))

    return chosen


def one(key: str) -> Callable[[list[str]], None]:
    """What a click in a chart does: choose this one name."""

    def chosen(names: list[str]) -> None:
        if names:
            st.session_state[key] = names[0]

    return chosen


def living(positions: pd.DataFrame, states: Sequence[str]) -> pd.DataFrame:
    """The certificates in these states; without a choice those not revoked and not cancelled."""
    if states:
        return only(positions, "state", states)
    return positions.loc[~positions["state"].isin([str(State.REVOKED), str(State.CANCELLED)])]


def only(frame: pd.DataFrame, column: str, chosen: Sequence[str]) -> pd.DataFrame:
    """The rows whose code is chosen; all rows when none is."""
    return frame.loc[frame[column].isin(chosen)] if chosen else frame
