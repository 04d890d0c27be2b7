"""What open cases wait for: documents that are with us, and samples that are on their way."""

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.charts.papers import documents_waiting
from cqcdash.texts import _, counted
from cqcdash.ui.applications.papers import draw_checklist_problem, named_documents
from cqcdash.ui.frame import View, escaped
from cqcdash.ui.parts import show_chart, show_table
from cqcdash.vocabulary.paperwork import DOSSIER, LACKING, SHIPMENTS, WITH_US, SampleState

DOCUMENTS = [
    *("application_no", "document", "document_state", "document_days", "answer_by"),
    *("owner", "plant", "product_category", "objection_round", "document_since", "on_checklist"),
    "notes",
]
SAMPLES = [
    *("application_no", "sample_no", "sample_state", "sample_days", "stuck_in_customs"),
    *("customs_days", "customs_limit_days", "plant", "product_category", "sample_count"),
    *("laboratory", "test_standard", "sent_on", "at_customs_on", "released_on", "received_on"),
]
OVER = (SampleState.PASSED, SampleState.FAILED)


def draw(view: View) -> None:
    """Documents that wait for us, then samples; of the open cases in the scope."""
    draw_checklist_problem()
    cases = metrics.open_cases(view.derived.cases)
    papers = view.paperwork.of(cases)
    _documents(papers.documents, len(cases) - len(papers.dossiers))
    _samples(papers.shipments)


def _documents(documents: pd.DataFrame, without: int) -> None:
    st.header(_("Documents that wait for us"), anchor=False)
    with_us = documents["document_state"].isin([str(state) for state in WITH_US])
    rows = documents.loc[with_us.to_numpy(bool)]
    missing = int(rows["document_state"].isin([str(state) for state in LACKING]).sum())
    told = counted(
        "{n} document waits for us, {missing} of them missing",
        "{n} documents wait for us, {missing} of them missing",
        len(rows),
        missing=str(missing),
    )
    nobody = counted(
        "of {n} open case no document is recorded",
        "of {n} open cases no document is recorded",
        without,
    )
    st.write(escaped(f"{told}; {nobody}." if without else f"{told}."))
    if rows.empty:
        st.info(_("No document of these cases waits for us."), icon=":material/check_circle:")
        return
    show_chart(
        documents_waiting(rows),
        key="papers.waiting",
        alt=_("How many open applications wait for each document, by what is the matter with it."),
    )
    show_table(
        named_documents(rows),
        DOCUMENTS,
        key="papers.documents",
        schema=DOSSIER,
        by=["answer_by", "document_since"],
        alt=_("Documents of open cases that wait for us, objections by their day first."),
        file="documents",
    )


def _samples(shipments: pd.DataFrame) -> None:
    st.header(_("Samples on their way"), anchor=False)
    over = shipments["sample_state"].isin([str(state) for state in OVER])
    rows = shipments.loc[~over.to_numpy(bool)]
    show_table(
        rows.sort_values(
            ["stuck_in_customs", "sample_days"], ascending=[False, False], kind="stable"
        ),
        SAMPLES,
        key="papers.samples",
        schema=SHIPMENTS,
        alt=_("Samples of open cases that are not tested yet, those stuck in customs first."),
        file="samples",
        empty=_("No samples of these cases are on their way."),
    )
