"""A page's own filters: codes to choose from, kept in the URL.

The URL holds the codes, not the words on the screen, so that a link means the same in every
language and on every day. Streamlit's own binding would write the words; therefore the URL is
read before the widget is made, and written when the reader chooses.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

import pandas as pd
import streamlit as st

from cqcdash.texts import _, grouped
from cqcdash.texts.words import labels
from cqcdash.ui.frame import go_to, say
from cqcdash.vocabulary.overview import Period

MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
ENDS = (str(Period.PAST), str(Period.BEYOND))


def choose_codes(
    key: str, label: str, members: Sequence[StrEnum], counts: Mapping[str, int] | None = None
) -> list[str]:
    """Which codes to show; none chosen means all of them."""
    words = labels(type(members[0]))
    known = [str(member) for member in members]

    def written(code: str) -> str:
        return words[code] if counts is None else f"{words[code]} · {grouped(counts.get(code, 0))}"

    widget = f"choice.{key}"
    asked = _asked(key, label, known)
    st.session_state[widget] = asked
    # What does not occur is no choice; what was asked for stays, so that it can be taken away.
    occurring = [c for c in known if counts is None or counts.get(c) or c in asked]
    return st.pills(
        label,
        occurring or known,
        selection_mode="multi",
        format_func=written,
        key=widget,
        on_change=lambda: _write(key, st.session_state[widget]),
        label_visibility="collapsed",
    )


def choose_months(key: str, label: str) -> list[str]:
    """The months that a click in a chart chose; nothing is drawn while none is chosen."""
    asked = list(dict.fromkeys(st.query_params.get_all(key)))
    known = [value for value in asked if value in ENDS or MONTH.fullmatch(value)]
    _name_unknown(key, label, asked, known)
    if not known:
        return []
    widget = f"choice.{key}"
    st.session_state[widget] = known
    words = labels(Period)
    return st.pills(
        label,
        known,
        selection_mode="multi",
        format_func=lambda code: f"{label}: {words.get(code, code)}",
        key=widget,
        on_change=lambda: _write(key, st.session_state[widget]),
        label_visibility="collapsed",
    )


def _asked(key: str, label: str, known: Sequence[str]) -> list[str]:
    asked = list(dict.fromkeys(st.query_params.get_all(key)))
    _name_unknown(key, label, asked, known)
    return [value for value in asked if value in known]


def _name_unknown(key: str, label: str, asked: Sequence[str], known: Sequence[str]) -> None:
    unknown = [value for value in asked if value not in known]
    if unknown:
        sentence = _("{label}: {value} is not known here and was left out of the filter.")
        say(sentence.format(label=label, value=unknown[0][:60]), "warning")
        _write(key, [value for value in asked if value in known])


def _write(key: str, chosen: Sequence[str]) -> None:
    if chosen:
        st.query_params[key] = list(chosen)
    else:
        st.query_params.pop(key, None)


def choose_part(key: str, label: str, words: Mapping[str, str]) -> str:
    """Which part of a page to show; the first one when the URL names none of them."""
    asked = st.query_params.get(key, "")
    widget = f"choice.{key}"
    first = next(iter(words))
    st.session_state[widget] = asked if asked in words else first

    def write() -> None:
        pressed = st.session_state[widget]
        _write(key, [] if pressed == first else [pressed])

    chosen = st.segmented_control(
        label,
        list(words),
        format_func=lambda code: words[code],
        required=True,
        key=widget,
        on_change=write,
        label_visibility="collapsed",
    )
    return first if chosen is None else chosen


def page_opener(name: str, parameter: str) -> Callable[[list[str]], None]:
    """What a click in a chart does: open the page of what was clicked."""

    def opened(names: list[str]) -> None:
        if names:
            go_to(name, {parameter: names[0]})

    return opened


def counts_of(frame: pd.DataFrame, column: str) -> dict[str, int]:
    """How many rows have each code."""
    return {str(code): int(n) for code, n in frame[column].value_counts().items()}


def choice_setter(key: str) -> Callable[[list[str]], None]:
    """What a click in a chart does: choose these codes."""

    def chosen(names: list[str]) -> None:
        _write(key, list(dict.fromkeys(names)))

    return chosen


def name_setter(key: str) -> Callable[[list[str]], None]:
    """What a click in a chart does: choose this one name."""

    def chosen(names: list[str]) -> None:
        if names:
            st.session_state[key] = names[0]

    return chosen


def only(frame: pd.DataFrame, column: str, chosen: Sequence[str]) -> pd.DataFrame:
    """The rows whose code is chosen; all rows when none is."""
    return frame.loc[frame[column].isin(chosen)] if chosen else frame
