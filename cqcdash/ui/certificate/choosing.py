"""Which certificate the page is about: named in the address, or searched here."""

import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.ui import shell
from cqcdash.ui.view import View

PARAMETER = "certificate"
SHOWN = 60


def chosen(view: View) -> pd.Series:
    """The position of the certificate; without a known number the page ends with a search."""
    positions = view.whole.positions
    asked = st.query_params.get(PARAMETER, "").strip()
    hit = positions.loc[(positions["certificate_no"] == asked.upper()).to_numpy(bool)]
    if len(hit):
        return hit.iloc[0]
    if asked:
        shell.say(
            _("There is no certificate {number} here.").format(number=asked[:SHOWN]), "warning"
        )
    _search(positions)
    return st.stop()


def _search(positions: pd.DataFrame) -> None:
    numbers = positions["certificate_no"].tolist()
    found = st.selectbox(
        _("Which certificate?"), numbers, index=None, placeholder=_("Type a part of the number")
    )
    if found:
        st.query_params[PARAMETER] = found
        st.rerun()
