"""The one place where a failure becomes what the user sees."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec
from uuid import uuid4

import streamlit as st

from cqcdash.errors import CqcdashError
from cqcdash.texts import _

logger = logging.getLogger("cqcdash")
PENDING = "shell.pending"
P = ParamSpec("P")


def sentence_of(error: Exception) -> str:
    """What the user reads: the error's own sentence, or a calm one that names a log entry."""
    if isinstance(error, CqcdashError):
        logger.info("%s: %s", type(error).__name__, error.message)
        return error.message
    entry = uuid4().hex[:8]
    logger.error("log entry %s", entry, exc_info=error)
    return _(
        "This part could not be shown. Your data is unharmed. Try again; if it happens again, "
        "tell your administrator the log entry {entry}."
    ).format(entry=entry)


def show_error(error: Exception) -> None:
    """Place the sentence on the page; it may hold a file's words, so no markup is read."""
    say(sentence_of(error), "error")


def say(text: str, kind: str) -> None:
    """A message box whose text is taken as it stands, whatever characters it holds."""
    box = {"error": st.error, "warning": st.warning, "success": st.success, "info": st.info}[kind]
    box(escaped(text))


def escaped(text: object) -> str:
    """Text from data, made harmless for places that read Markdown."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()<>#+-.!|$:~&" else c for c in str(text))


@contextmanager
def guarded() -> Iterator[None]:
    """Whatever fails inside is shown as a sentence, never as a traceback."""
    for kind, text in st.session_state.pop(PENDING, []):
        say(text, kind)
    try:
        yield
    except Exception as error:  # noqa: BLE001 - this is the place that catches everything
        show_error(error)


@contextmanager
def logged(what: str) -> Iterator[None]:
    """Whatever fails inside is written to the log; for work that nobody is waiting for."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - this is the place that catches everything
        logger.warning("%s: %s", what, sentence_of(error))


def say_later(text: str, kind: str) -> None:
    """Show this on the next run: a callback has no page to write on."""
    st.session_state.setdefault(PENDING, []).append((kind, text))


def safely(callback: Callable[P, None]) -> Callable[P, None]:
    """A callback whose failure is shown on the run that follows it."""

    @wraps(callback)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            callback(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - this is the place that catches everything
            say_later(sentence_of(error), "error")

    return wrapped
