"""Looking for one record among many by a part of its number, plant or product."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.parts.tables import show_table

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
        subject="case" if columns[0] == "application_no" else "",
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
