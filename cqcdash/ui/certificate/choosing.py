"""Which certificate the page is about: named in the address, or searched here."""

import unicodedata

import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.ui import shell
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.saying import known
from cqcdash.ui.view import View

PARAMETER = "certificate"
SHOWN = 60


def chosen(view: View) -> Row:
    """The position of the certificate; without a known number the page ends with a search."""
    positions = view.whole.positions
    asked = st.query_params.get(PARAMETER, "")
    number = "".join(unicodedata.normalize("NFKC", asked).upper().split())
    hit = positions.loc[(positions["certificate_no"] == number).to_numpy(bool)]
    if len(hit):
        return hit.iloc[0].to_dict()
    if asked:
        shell.say(
            _("There is no certificate {number} here. Choose one below.").format(
                number=asked[:SHOWN]
            ),
            "warning",
        )
    _search(positions)
    return st.stop()


def _search(positions: pd.DataFrame) -> None:
    columns = ["certificate_no", "plant", "product"]
    names = {
        row["certificate_no"]: " · ".join(str(row[c]) for c in columns if known(row[c]))
        for row in positions.loc[:, columns].to_dict("records")
    }
    st.selectbox(
        _("Which certificate?"),
        sorted(names),
        index=None,
        key="certificate.search",
        format_func=lambda number: names[number],
        placeholder=_("Type a part of the number, plant or product"),
        on_change=shell.safely(_go),
    )


def _go() -> None:
    number = st.session_state["certificate.search"]
    if number:
        st.query_params[PARAMETER] = number
