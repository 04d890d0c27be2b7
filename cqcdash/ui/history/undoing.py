"""Taking an import back: asked once, then told what it did."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.texts import _, counted
from cqcdash.ui.frame import safely, say, stamp, user_name
from cqcdash.ui.parts import show_table
from cqcdash.vocabulary.imports import Undone

DONE = "undoing.done"


def offer(record: Mapping[str, Any]) -> None:
    """The button, or who took the import back and when; and the result just after it."""
    _told(int(record["import_id"]))
    if pd.notna(record["undone_at"]):
        words = _("Taken back on {day} by {user}.")
        day = record["undone_at"].strftime("%Y-%m-%d %H:%M")
        say(words.format(day=day, user=record["undone_by"]), "info")
        return
    if st.button(_("Take this import back"), icon=":material/undo:"):
        # The title is translated for the reader, so the dialog is made when it is opened.
        st.dialog(_("Take the import back?"), icon=":material/undo:")(_ask)(record)


def _ask(record: Mapping[str, Any]) -> None:
    changed = int(record["inserted"]) + int(record["updated"])
    st.write(
        counted(
            "{n} record goes back to what it was before this import.",
            "Up to {n} records go back to what they were before this import.",
            changed,
        )
    )
    st.write(_("Records that a later import changed stay as they are; they are named afterwards."))
    confirmed = st.button(
        _("Take it back"),
        type="primary",
        key="undoing.confirm",
        on_click=safely(_undo),
        args=(int(record["import_id"]),),
    )
    if confirmed:
        st.rerun()


def _undo(number: int) -> None:
    st.session_state[DONE] = portfolio.undo(settings().database, number, user_name(), stamp())


def _told(number: int) -> None:
    done = st.session_state.get(DONE)
    if not isinstance(done, Undone) or done.import_id != number:
        return
    del st.session_state[DONE]
    words = _("{removed} removed, {restored} restored.")
    if len(done.kept):
        words = _(
            "{removed} removed, {restored} restored, {kept} kept: a later import changed them."
        )
    sentence = words.format(removed=done.removed, restored=done.restored, kept=len(done.kept))
    say(sentence, "success")
    if len(done.kept):
        show_table(
            done.kept,
            ["kind", "key", "changed_by"],
            key="undoing.kept",
            alt=_("Records that stayed because a later import changed them."),
            file="kept-records",
        )
