"""The page as a whole: every change in a sentence, then one of them in detail."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _
from cqcdash.texts.duty import duty_sentence, watched_sentence
from cqcdash.ui.duty import one_change, perhaps
from cqcdash.ui.frame import View, escaped
from cqcdash.ui.parts import draw_answer, known, pick_one
from cqcdash.vocabulary.duty import DutyState
from cqcdash.vocabulary.rules import Effect

Row = Mapping[str, Any]


def draw_changes_of_duty(view: View) -> None:
    """The sentences, one change in detail, what is to be answered, what is only announced."""
    found = view.shared(
        "duty_summary", lambda seen: metrics.duty_summary(seen.positions, seen.as_of, seen.book)
    )
    rows = [row for row in found.to_dict("records") if _concerns(row)]
    if not rows:
        st.info(
            _("No change of duty concerns a certificate in this view."),
            icon=":material/check_circle:",
        )
    dated = [row for row in rows if known(row["convert_by"]) and row["duty_concerned"]]
    if dated:
        draw_answer(duty_sentence(dated[0]))
    for row in dated[1:]:
        st.markdown(escaped(duty_sentence(row)))
    if rows:
        titles = {str(row["duty_change"]): _title(row) for row in rows}
        name = pick_one("change", _("Which change?"), titles, first=next(iter(titles)))
        one_change.draw(view, next(row for row in rows if row["duty_change"] == name))
    perhaps.draw(view)
    _draw_watched([row for row in found.to_dict("records") if not known(row["convert_by"])])


def _concerns(row: Row) -> bool:
    return bool(row["duty_concerned"]) or any(row[str(state)] for state in DutyState)


def _title(row: Row) -> str:
    return f"{row['duty_change']} · {row['title']}" if row["title"] else str(row["duty_change"])


def _draw_watched(rows: list[Row]) -> None:
    """Changes that have no day yet: what they would concern, and where they are written."""
    ahead = [row for row in rows if row["effect"] != Effect.LEAVES_CATALOGUE]
    if not ahead:
        return
    st.header(_("Announced, the day is open"), anchor=False)
    for row in ahead:
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{escaped(_title(row))}**")
            st.write(escaped(watched_sentence(row) or _("It concerns nothing in this view.")))
            if row["duty_source"]:
                st.caption(escaped(_("source: {source}").format(source=row["duty_source"])))
