"""The certificate in a few lines: what it is, how it stands, what to do next."""

import pandas as pd
import streamlit as st

from cqcdash.ui import shell
from cqcdash.ui.view import View


def draw(view: View, row: pd.Series) -> None:
    """Number, plant, category, product."""
    del view
    st.subheader(shell.escaped(row["certificate_no"]), anchor=False)
