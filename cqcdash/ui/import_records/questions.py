"""What only the user can decide about a file, as widgets."""

from collections.abc import Callable

import streamlit as st

from cqcdash.portfolio import Answers, FilePreview, Question
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.ui.frame import escaped, safely
from cqcdash.ui.import_records import staging
from cqcdash.ui.import_records.staging import Staged
from cqcdash.ui.parts import look_of
from cqcdash.vocabulary.case_records import Document, DocumentState, SampleResult
from cqcdash.vocabulary.records import (
    ApplicationKind,
    AuditKind,
    AuditResult,
    Kind,
    Scheme,
    Stage,
    Status,
    WaitingFor,
)

WORDS = {
    "stage": Stage,
    "status": Status,
    "result": AuditResult,
    "audit_kind": AuditKind,
    "application_kind": ApplicationKind,
    "waiting_for": WaitingFor,
    "document": Document,
    "document_state": DocumentState,
    "sample_result": SampleResult,
    "kind": Kind,
    "scheme": Scheme,
}
NONE_OF_THEM = ""


def ask(staged: Staged, file: FilePreview, questions: tuple[Question, ...], name: str) -> None:
    """Ask each question; an answer makes a new preview. ``name`` begins the widgets' names."""
    for number, question in enumerate(questions):
        with st.container(border=True):
            st.text(wording(question))
            own = question.what != "encoding" and question.examples != (question.subject,)
            if question.examples and own:
                st.caption(
                    escaped(_("For example: {list}").format(list=", ".join(question.examples)))
                )
            key = f"{name}.ask.{question.what}.{question.subject}.{number}"
            st.selectbox(
                _("Answer"),
                _candidates(question),
                index=None,
                key=key,
                placeholder=_("Choose"),
                format_func=lambda value, question=question: _answer_words(question, value),
                on_change=safely(_taker(staged, file, question, key)),
                label_visibility="collapsed",
            )


def _taker(staged: Staged, file: FilePreview, question: Question, key: str) -> Callable[[], None]:
    def take() -> None:
        value = st.session_state[key]
        if value is None:
            return
        before = staged.answers.get(file.file, Answers())
        staging.answer(staged, file.file, **decision(before, question, value))

    return take


def decision(before: Answers, question: Question, value: str) -> dict[str, object]:
    """The answers' field that this question fills, with the earlier decisions kept."""
    what, subject = question.what, question.subject
    fields = {
        "column": "columns",
        "date_order": "date_orders",
        "date_swap": "date_swaps",
        "plant": "plants",
    }
    if what in fields:
        earlier = getattr(before, fields[what])
        return {fields[what]: {**earlier, subject: value}}
    if what in ("kind", "sheet", "encoding"):
        return {what: value}
    if what == "foreign":
        return {"foreign": True}
    return {"words": {**before.words, (what, subject): value}}


def _candidates(question: Question) -> list[str]:
    if question.what == "column":
        return [*question.candidates, NONE_OF_THEM]
    if question.what == "plant":
        return [*question.candidates, question.subject]
    if question.what == "sheet":
        return [*question.candidates, "*"]
    return list(question.candidates)


def wording(question: Question) -> str:
    """The question in a sentence."""
    field = _(look_of(question.subject).title)
    sentences = {
        "kind": _("What is this file about?"),
        "sheet": _("Several worksheets hold records. Which one is to be read?"),
        "column": _("Several columns may hold “{field}”. Which one is it?")
        if len(question.candidates) > 1
        else _("Which column holds “{field}”?"),
        "date_order": _("How are the dates in the column “{header}” to be read?"),
        "date_swap": _(
            "In “{header}” real dates stand beside dates as text: the spreadsheet has probably "
            "exchanged day and month of the real ones. Exchange them back?"
        ),
        "encoding": _("In which reading are the letters of this file right?"),
        "foreign": _(
            "Hardly any cell of “{header}” looks like a certificate's number. Is this the right "
            "list?"
        ),
        "plant": _("Is the plant “{subject}” one that is already known under another spelling?"),
    }
    other = _("What does the word “{subject}” mean?")
    return sentences.get(question.what, other).format(
        field=field, header=question.header or field, subject=question.subject
    )


def _answer_words(question: Question, value: str) -> str:
    """What one answer is called."""
    fixed = {
        ("date_order", "dmy"): _("day / month / year"),
        ("date_order", "mdy"): _("month / day / year"),
        ("date_order", "ymd"): _("year / month / day"),
        ("date_order", "ydm"): _("year / day / month"),
        ("date_swap", "swap"): _("Exchange them back"),
        ("date_swap", "keep"): _("They are right as they are"),
        ("foreign", "yes"): _("Yes, take it in"),
        ("column", NONE_OF_THEM): _("None of them"),
        ("plant", question.subject): _("No, it is a plant of its own"),
        ("sheet", "*"): _("All of them"),
    }
    if (question.what, value) in fixed:
        return fixed[question.what, value]
    if question.what == "encoding":
        return f"{value}: {dict(zip(question.candidates, question.examples, strict=True))[value]}"
    codes = WORDS.get(question.what)
    known = codes is not None and value in set(codes)
    return label(codes(value)) if codes is not None and known else value
