"""Which language the present reader reads."""

import streamlit as st

from cqcdash.texts import SOURCE, nearest, speak


def present() -> str:
    """The nearest language to the one of the reader's browser that there is a catalogue for."""
    return nearest(st.context.locale or SOURCE)


def follow_reader() -> None:
    """Let every word be said in the language of whoever reads it."""
    speak(present)
