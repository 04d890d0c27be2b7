"""What is still usable month by month if nobody acts, and what planned work saves."""

import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.frame import View


def seen_cover(view: View) -> pd.DataFrame:
    """Schema COVER of what is looked at."""
    del view
    return pd.DataFrame()


def draw_cover(view: View, cover: pd.DataFrame) -> None:
    """The chart."""
    del view
    if len(cover):
        st.header(_("If nobody acts"), anchor=False)
