"""One among many: looked for by a part of its number, plant or product, or picked from a list."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.frame import say
from cqcdash.ui.parts.tables import show_table
from cqcdash.vocabulary.applications import CASES

SHORTEST = 2


def search_one(
    frame: pd.DataFrame, searched: Sequence[str], columns: Sequence[str], *, key: str, label: str
) -> None:
    """A field to type in, and the records that hold what was typed; a click opens one.

    Args:
        frame: the records.
        searched: the columns to look in.
        columns: the columns to show, the record's number first.
        key: the widgets' name.
        label: what to look for.
    """
    typed = st.text_input(label, key=key, type="search", max_chars=80).strip()
    if len(typed) < SHORTEST:
        st.caption(_("Type a part of it, two characters at least."))
        return
    show_table(
        frame.loc[_holding(frame, searched, typed)],
        columns,
        key=f"{key}.found",
        schema=CASES if columns[0] == "application_no" else None,
        alt=_("What was found; a click on a number opens it."),
        empty=_("Nothing here holds these characters."),
    )


def search_again(parameter: str) -> None:
    """A way from an opened record back to looking for one: the navigation leads nowhere there."""
    st.button(
        _("Look for another"),
        icon=":material/search:",
        type="tertiary",
        on_click=_leave,
        args=(parameter,),
    )


def _leave(parameter: str) -> None:
    st.query_params.pop(parameter, None)


def _holding(frame: pd.DataFrame, columns: Sequence[str], typed: str) -> np.ndarray:
    """Which rows hold the text in one of the columns, whatever the case of its letters."""
    hit = np.zeros(len(frame), dtype=bool)
    for column in columns:
        values = frame.loc[:, column].astype("str")
        found = values.str.contains(typed, case=False, regex=False)
        hit |= found.to_numpy(dtype=bool, na_value=False)
    return hit


SHOWN = 60


def pick_one(
    key: str, label: str, words: Mapping[str, str], placeholder: str = "", first: str | None = None
) -> str | None:
    """The chosen code; None while nothing is chosen and nothing known is in the URL.

    Args:
        key: the URL's parameter.
        label: what is chosen.
        words: code → what the reader sees; in the order of the list.
        placeholder: what stands there while nothing is chosen.
        first: the code that is chosen while the URL names none.
    """
    asked = st.query_params.get(key)
    if asked is not None and asked not in words:
        say(
            _("{label}: {value} is not known in this view.").format(
                label=label, value=asked[:SHOWN]
            ),
            "warning",
        )
        st.query_params.pop(key, None)
    widget = f"pick.{key}"
    st.session_state[widget] = asked if asked in words else first

    def write() -> None:
        if st.session_state[widget] is None:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = st.session_state[widget]

    return st.selectbox(
        label,
        list(words),
        format_func=lambda code: words[code],
        key=widget,
        on_change=write,
        placeholder=placeholder or None,
    )
