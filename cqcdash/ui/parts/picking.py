"""Choose one of many by its code; the code stands in the URL, the words on the screen."""

from collections.abc import Mapping

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.frame import say

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
