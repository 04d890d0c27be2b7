"""What somebody saw under the numbers, asked and written: one correction for each certificate."""

from datetime import date

import pandas as pd
import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.texts import _, counted
from cqcdash.texts.answers import named
from cqcdash.texts.words import labels
from cqcdash.ui.frame import safely, say_later, stamp, today, user_name
from cqcdash.ui.parts import day_input
from cqcdash.vocabulary.verification import Sight

SHOWN = 8


def valid_button(rows: pd.DataFrame, key: str, *, past: bool) -> None:
    """The button that says of these certificates that they were seen as valid today."""
    st.button(
        _("Seen: valid"),
        type="primary",
        icon=":material/check:",
        key=key,
        disabled=past,
        on_click=safely(_write),
        args=(_numbers(rows), Sight.VALID, today(), ""),
    )


def see_valid(rows: pd.DataFrame) -> None:
    """Write at once that these certificates were seen as valid today."""
    with st.spinner(_("Writing what was seen …")):
        safely(_write)(_numbers(rows), Sight.VALID, today(), "")
    st.rerun()


def ask_what_was_seen(rows: pd.DataFrame) -> None:
    """Open the dialog that asks what was seen; Save is the second click."""
    # The title is translated for the reader, so the dialog is made when it is opened.
    st.dialog(_("What was seen there?"), icon=":material/rule:")(_ask)(_numbers(rows))


def _numbers(rows: pd.DataFrame) -> list[str]:
    return [str(number) for number in rows["certificate_no"]]


def _ask(numbers: list[str]) -> None:
    st.code("\n".join(numbers[:SHOWN]), language=None)
    if len(numbers) > SHOWN:
        more = len(numbers) - SHOWN
        st.text(counted("and {n} more number", "and {n} more numbers", more))
    words = labels(Sight)
    choices = [str(sight) for sight in Sight if sight != Sight.VALID]
    sight = st.radio(_("Status"), choices, format_func=lambda code: words[code], key="seeing.sight")
    day = day_input(_("Seen on"), today(), "seeing.day")
    note = st.text_input(
        _("Note"),
        key="seeing.note",
        max_chars=500,
        placeholder=_("For example: suspended from 2026-11-02, at the holder's request"),
    )
    st.caption(
        _(
            "“Not found there” makes the status unknown: look for a typing error in the number "
            "first."
        )
    )
    if st.button(_("Save"), type="primary", disabled=not day, key="seeing.save"):
        with st.spinner(_("Writing what was seen …")):
            safely(_write)(numbers, Sight(sight), date.fromisoformat(day), note.strip())
        st.rerun()


def _write(numbers: list[str], sight: Sight, day: date, note: str) -> None:
    reason = _("Seen in the public database")
    seen = portfolio.record_sight(
        settings().database,
        numbers,
        sight,
        day,
        reason=f"{reason}: {note}" if note else reason,
        user=user_name(),
        at=stamp(),
    )
    for sentence, kind in _told(seen, labels(Sight)[str(sight)]):
        say_later(sentence, kind)


def _told(seen: portfolio.Seen, word: str) -> list[tuple[str, str]]:
    """What became of the numbers, sentence by sentence."""
    told = []
    if seen.written:
        words = counted(
            "Seen as “{word}”: written for {n} certificate, as import {imports}.",
            "Seen as “{word}”: written for {n} certificates, as imports {imports}.",
            len(seen.written),
            word=word,
            imports=_span(seen.import_ids),
        )
        told.append((words + " " + _("The import history takes it back."), "success"))
    if seen.known:
        told.append((_("Written already: {numbers}.").format(numbers=named(seen.known)), "info"))
    if seen.newer:
        words = _("Left as it is, since the records hold something newer: {numbers}.")
        told.append((words.format(numbers=named(seen.newer)), "warning"))
    if seen.unknown:
        words = _("No certificate has this number here: {numbers}.")
        told.append((words.format(numbers=named(seen.unknown)), "warning"))
    return told


def _span(import_ids: list[int]) -> str:
    first, last = import_ids[0], import_ids[-1]
    return str(first) if first == last else f"{first}–{last}"
