"""Certificates that words alone recognise: asked once, in a list, and remembered (R25)."""

import pandas as pd
import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.texts import _, counted
from cqcdash.ui.frame import View, safely, say_later, stamp, user_name
from cqcdash.ui.parts import pick_rows
from cqcdash.vocabulary.duty import DUTY_ANSWERS, DutyAnswer, DutyState

LIST = ["certificate_no", "plant", "product_category", "product", "duty_change", "scheme", "rule"]


def draw(view: View) -> None:
    """The open ones with two answers, then what was answered; nothing when there is neither."""
    positions = view.derived.positions
    asked = positions.loc[(positions["duty_state"] == DutyState.PERHAPS).to_numpy(bool)]
    known = view.snapshot.answers
    said = known.loc[known["certificate_no"].isin(positions["certificate_no"]).to_numpy(bool)]
    if asked.empty and said.empty:
        return
    st.header(_("Perhaps concerned"), anchor=False)
    past = view.chosen.known_on is not None
    if not asked.empty:
        _draw_asked(asked, past=past)
    if not said.empty:
        with st.expander(counted("{n} answer so far", "{n} answers so far", len(said))):
            _draw_said(said, past=past)


def _draw_asked(asked: pd.DataFrame, *, past: bool) -> None:
    st.caption(
        _(
            "Words in the product, its category or its rule are all that speaks for it, and they "
            "end nothing. Mark those that you know, and say whether the change concerns them: it "
            "is remembered, and not asked again."
        )
    )
    chosen = pick_rows(
        asked,
        LIST,
        key="duty.perhaps",
        by=["duty_change", "plant", "product_category"],
        alt=_("Certificates that a change of duty perhaps concerns; mark those that you know."),
    )
    _buttons(
        chosen,
        [
            (_("Concerned"), ":material/gavel:", True),
            (_("Not concerned"), ":material/block:", False),
        ],
        past=past,
    )


def _draw_said(said: pd.DataFrame, *, past: bool) -> None:
    chosen = pick_rows(
        said,
        DUTY_ANSWERS.names,
        key="duty.said",
        schema=DUTY_ANSWERS,
        by=["duty_change", "certificate_no"],
        alt=_("What was answered, by whom and when; mark what is to be asked again."),
    )
    _buttons(chosen, [(_("Ask again"), ":material/undo:", None)], past=past)


def _buttons(
    chosen: pd.DataFrame, answers: list[tuple[str, str, bool | None]], *, past: bool
) -> None:
    with st.container(horizontal=True):
        for words, icon, concerned in answers:
            st.button(
                words,
                icon=icon,
                key=f"duty.answer.{concerned}",
                disabled=past or chosen.empty,
                on_click=safely(_answer),
                args=(chosen, concerned),
            )


def _answer(chosen: pd.DataFrame, concerned: bool | None) -> None:  # noqa: FBT001 - a callback's argument
    at, user = stamp(), user_name()
    portfolio.answer_duty(
        settings().database,
        [
            DutyAnswer(str(number), str(change), concerned, user, at)
            for number, change in zip(chosen["certificate_no"], chosen["duty_change"], strict=True)
        ],
    )
    say_later(
        counted("Remembered for {n} certificate.", "Remembered for {n} certificates.", len(chosen)),
        "success",
    )
