"""What a page answers: one sentence from the data, and what happens if nobody acts."""

import streamlit as st

from cqcdash.ui.frame import escaped


def draw_answer(sentence: str, consequence: str = "") -> None:
    """The sentence that leads a page, and the second one below it.

    Args:
        sentence: answers the page's question with numbers, names and dates.
        consequence: what happens if nobody acts; empty when nothing does.
    """
    with st.container(key="answer", gap="xxsmall"):
        st.markdown(escaped(sentence))
        if consequence:
            st.write(escaped(consequence))
