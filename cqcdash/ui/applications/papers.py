"""The documents and samples of one application: how they stand, and how to record more."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.texts.papers import customs_sentence, document_name, dossier_sentence
from cqcdash.texts.words import label
from cqcdash.ui.frame import View, checklist_in_force, escaped, safely, say
from cqcdash.ui.parts import (
    ChangeKey,
    change_of,
    change_round,
    day_input,
    draw_change,
    field_input,
    known,
    plan_change,
    show_table,
    title_of,
)
from cqcdash.vocabulary.case_records import DAY_OF_STATE, DOCUMENTS, SAMPLES, DocumentState
from cqcdash.vocabulary.paperwork import DOSSIER, SHIPMENTS
from cqcdash.vocabulary.records import SCHEMA_OF, Kind

Row = Mapping[str, Any]
Entry = tuple[Mapping[str, str], str, str]
OF_DOCUMENTS = [
    *("document", "document_state", "document_since", "document_days", "document_with"),
    *("answer_by", "objection_round", "owner", "on_checklist", "notes"),
]
OF_SAMPLES = [
    *("sample_no", "sample_state", "sample_since", "sample_days", "customs_days"),
    *("customs_limit_days", "sample_count", "sent_on", "at_customs_on", "released_on"),
    *("received_on", "laboratory", "test_standard", "test_result", "report_no", "passed_on"),
    *("ccc_laboratory", "notes"),
]
WAITING = (DocumentState.NEEDED, DocumentState.NOT_NEEDED)


def draw_papers(view: View, case: Row) -> None:
    """Documents, samples, and what is being recorded about either."""
    number = str(case["application_no"])
    draft = change_of(number)
    if draft is not None:
        draw_change(draft, view)
    draw_checklist_problem()
    _documents(view, number)
    _samples(view, number)


def draw_checklist_problem() -> None:
    """Say what is wrong with this installation's checklist, if anything."""
    _checklist, problem = checklist_in_force()
    if problem:
        say(_("{problem} The shipped checklist is used.").format(problem=problem), "warning")


def named_documents(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows with the documents' names in the reader's words."""
    return rows.assign(document=[document_name(code) for code in rows["document"]])


def _of(frame: pd.DataFrame, number: str) -> pd.DataFrame:
    return frame.loc[(frame["application_no"] == number).to_numpy(bool)]


def _documents(view: View, number: str) -> None:
    st.header(_("Documents"), anchor=False)
    rows, papers = _of(view.paperwork.documents, number), _of(view.paperwork.dossiers, number)
    if rows.empty:
        st.info(
            _(
                "No document of this application is recorded, so nobody knows what is missing. "
                "Record the first one, or import a list of documents."
            ),
            icon=":material/folder_open:",
        )
    else:
        st.write(escaped(dossier_sentence(papers.iloc[0].to_dict())))
        show_table(
            named_documents(rows),
            OF_DOCUMENTS,
            key="documents",
            schema=DOSSIER,
            opens=False,
            alt=_("The documents of this application, with their states and days."),
            file=f"documents-{number}",
        )
    with st.expander(_("Record a document"), icon=":material/edit_document:", key="document"):
        _document_entry(view, number, rows)


def _document_entry(view: View, number: str, rows: pd.DataFrame) -> None:
    key = f"document.{number}.{change_round()}"
    checklist, _problem = checklist_in_force()
    known_ones = [*(str(code) for code in rows["document"]), *(e.document for e in checklist)]
    options = [*dict.fromkeys(known_ones)]
    with st.grid(min_column_width=220, gap="small"):
        chosen = st.selectbox(
            title_of("document"),
            options,
            index=None,
            key=f"{key}.which",
            format_func=document_name,
            accept_new_options=True,
            placeholder=_("Choose one, or name another"),
        )
        state = st.selectbox(
            title_of("document_state"),
            list(DocumentState),
            index=None,
            key=f"{key}.state",
            format_func=label,
            placeholder=_("Choose"),
        )
        day = (
            day_input(_("On"), view.chosen.as_of, f"{key}.day")
            if state is not None and state not in WAITING
            else ""
        )
        owner = field_input("owner", DOCUMENTS, None, _owners(view), f"{key}.owner")
        objected = state == DocumentState.OBJECTED
        answer = day_input(title_of("answer_by"), None, f"{key}.answer") if objected else ""
        turn = (
            st.number_input(
                title_of("objection_round"), 1, 99, _next_round(rows, chosen), key=f"{key}.round"
            )
            if objected
            else None
        )
        note = st.text_input(title_of("notes"), key=f"{key}.note", max_chars=500).strip()
    reason = st.text_input(_("Why?"), _("Entered by hand"), key=f"{key}.reason")
    if not chosen or state is None:
        st.caption(_("Document and state are needed."))
        return
    said = {
        "document_state": str(state),
        DAY_OF_STATE.get(state, ""): day,
        "owner": owner,
        "answer_by": answer,
        "objection_round": "" if turn is None else str(turn),
        "notes": note,
    }
    always = ("answer_by",) if objected else ()
    changes = {n: text for n, text in said.items() if n and (text or n in always)}
    _offer(view, Kind.DOCUMENTS, (number, str(chosen)), (changes, reason, key))


def _next_round(rows: pd.DataFrame, document: str | None) -> int:
    """One more than the last objection to the document."""
    last = rows.loc[(rows["document"] == document).to_numpy(bool), "objection_round"].max()
    return 1 if pd.isna(last) else min(int(last) + 1, 99)


def _owners(view: View) -> pd.DataFrame:
    named = [view.snapshot.certificates["owner"], view.snapshot.documents["owner"]]
    return pd.DataFrame({"owner": pd.concat([names.astype("object") for names in named])})


def _offer(view: View, kind: Kind, named: tuple[str, str], entry: Entry) -> None:
    """The button that plans the change: of a record that is there, or of a new one.

    Args:
        view: what is looked at.
        kind: of the record.
        named: the application, and the document or sample.
        entry: what to change, why, and the widgets' name.
    """
    (number, chosen), (changes, reason, key) = named, entry
    stored = view.snapshot.documents if kind == Kind.DOCUMENTS else view.snapshot.samples
    part = SCHEMA_OF[kind].key[1]
    there = chosen in set(_of(stored, number)[part].astype("str"))
    record: ChangeKey = (number, chosen) if there else None
    new = {} if there else {"application_no": number, part: chosen}
    st.button(
        _("Show what this changes"),
        icon=":material/preview:",
        key=f"{key}.plan",
        on_click=safely(plan_change),
        args=(number, kind, record, {**new, **changes}, reason),
    )


def _samples(view: View, number: str) -> None:
    st.header(_("Samples"), anchor=False)
    rows = _of(view.paperwork.shipments, number)
    if rows.empty:
        st.info(_("No samples of this application are recorded."), icon=":material/package_2:")
    else:
        for row in rows.loc[rows["stuck_in_customs"].to_numpy(bool)].to_dict("records"):
            say(customs_sentence(row), "warning")
        show_table(
            rows,
            OF_SAMPLES,
            key="samples",
            schema=SHIPMENTS,
            opens=False,
            alt=_("The samples of this application and where they are."),
            file=f"samples-{number}",
        )
    with st.expander(_("Record samples"), icon=":material/package_2:", key="sample"):
        _sample_entry(view, number, rows)


def _sample_entry(view: View, number: str, rows: pd.DataFrame) -> None:
    key = f"sample.{number}.{change_round()}"
    options = [str(name) for name in rows["sample_no"]]
    with st.grid(min_column_width=220, gap="small"):
        chosen = st.selectbox(
            title_of("sample_no"),
            options or ["1"],
            index=0 if options else None,
            key=f"{key}.which",
            accept_new_options=True,
            placeholder=_("Name the shipment"),
        )
        fields = st.multiselect(
            _("What is to be recorded?"),
            [name for name in SAMPLES.names if name not in SAMPLES.key],
            key=f"{key}.fields",
            format_func=title_of,
            placeholder=_("Choose one field or several"),
        )
    if not chosen or not fields:
        return
    hit = rows.loc[(rows["sample_no"] == chosen).to_numpy(bool)]
    present = hit.iloc[0].to_dict() if len(hit) else dict.fromkeys(SAMPLES.names)
    records = view.snapshot.samples
    with st.grid(min_column_width=220, gap="small"):
        values = {
            name: field_input(name, SAMPLES, present[name], records, f"{key}.{chosen}.{name}")
            for name in fields
        }
    reason = st.text_input(_("Why?"), _("Entered by hand"), key=f"{key}.reason")
    new = {name: text for name, text in values.items() if text or known(present[name])}
    _offer(view, Kind.SAMPLES, (number, str(chosen)), (new, reason, key))
