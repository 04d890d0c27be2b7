"""Who reads: in which language, and under which name for the history."""

import getpass

import streamlit as st

from cqcdash.config import settings
from cqcdash.texts import SOURCE, nearest, speak


def present_language() -> str:
    """The nearest language to the one of the reader's browser that there is a catalogue for."""
    return nearest(st.context.locale or SOURCE)


def follow_reader() -> None:
    """Let every word be said in the language of whoever reads it."""
    speak(present_language)


def user_name() -> str:
    """The configured name, else the system's user."""
    configured = settings().user
    if configured:
        return configured
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
