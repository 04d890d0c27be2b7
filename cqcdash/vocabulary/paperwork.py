"""What an application still lacks: its dossier, and where its samples are."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.case_records import DOCUMENTS, SAMPLES, DocumentState
from cqcdash.vocabulary.records import VISITS, WaitingFor
from cqcdash.vocabulary.schema import Column, Schema


class SampleState(StrEnum):
    """Where the samples are, in order."""

    TO_SEND = "to_send"
    ON_THE_WAY = "on_the_way"
    AT_CUSTOMS = "at_customs"
    RELEASED = "released"
    AT_LABORATORY = "at_laboratory"
    FAILED = "failed"
    PASSED = "passed"


WITH_US = (
    DocumentState.OBJECTED,
    DocumentState.NEEDED,
    DocumentState.ASKED,
    DocumentState.RECEIVED,
)
"""States in which the next move is ours, the most pressing first."""
LACKING = (DocumentState.NEEDED, DocumentState.ASKED)
SETTLED = (DocumentState.ACCEPTED, DocumentState.NOT_NEEDED)

DOSSIER = Schema(
    "dossier",
    ("application_no", "document"),
    (
        DOCUMENTS["application_no"],
        VISITS["plant"],
        VISITS["product_category"],
        DOCUMENTS["document"],
        DOCUMENTS["document_state"].narrowed(
            "how far it has come; needed when the checklist asks for it and nobody has recorded it"
        ),
        Column(
            "document_since",
            "date",
            m("Since"),
            "the day of that state; for what is needed the begin of the case",
        ),
        Column(
            "document_days",
            "integer",
            m("Days"),
            "days since then, while it is neither accepted nor superfluous",
            unit="days",
        ),
        Column(
            "document_with",
            "category",
            m("With"),
            "whose move it is; missing when nothing is left to do",
            WaitingFor,
        ),
        DOCUMENTS["answer_by"].narrowed("the last day for answering an objection that is open"),
        Column(
            "answer_days_left",
            "integer",
            m("Days to answer"),
            "days to it from the day looked at; negative when past",
            unit="days",
        ),
        DOCUMENTS["objection_round"],
        Column(
            "on_checklist",
            "flag",
            m("On the checklist"),
            "the checklist asks for it; other documents are kept beside it",
        ),
        DOCUMENTS["owner"].narrowed("who takes care of the document"),
        DOCUMENTS["notes"],
    ),
)
"""One row for each document of a case that has a dossier, those that nobody recorded too."""

DOSSIERS = Schema(
    "dossiers",
    ("application_no",),
    (
        DOCUMENTS["application_no"],
        Column(
            "documents_asked", "integer", m("Documents"), "documents that it takes", unit="count"
        ),
        Column(
            "documents_accepted",
            "integer",
            m("Accepted"),
            "documents that the authority has accepted",
            unit="count",
        ),
        Column(
            "documents_missing",
            "integer",
            m("Missing"),
            "documents that have not reached us",
            unit="count",
        ),
        Column(
            "documents_objected",
            "integer",
            m("Objected to"),
            "documents with an open objection",
            unit="count",
        ),
        DOSSIER["document"].narrowed("the most pressing document that waits for us"),
        DOSSIER["document_state"].narrowed("the state of that document"),
        DOSSIER["document_since"].narrowed("since when that document has waited for us"),
        DOSSIER["document_days"].narrowed("days since then"),
        DOSSIER["answer_by"].narrowed("the earliest day for answering an objection"),
        DOSSIER["owner"].narrowed("who takes care of that document"),
    ),
)
"""One row for each case that has a dossier: how full it is, and what waits for us most."""

SHIPMENTS = Schema(
    "shipments",
    ("application_no", "sample_no"),
    (
        SAMPLES["application_no"],
        SAMPLES["sample_no"],
        VISITS["plant"],
        VISITS["product_category"],
        Column("sample_state", "category", m("Where"), "where the samples are", SampleState),
        Column("sample_since", "date", m("Since"), "since when they have been there"),
        Column("sample_days", "integer", m("Days"), "days since then", unit="days"),
        Column(
            "customs_days",
            "integer",
            m("Days in customs"),
            "days in customs, up to the release or to the day looked at",
            unit="days",
        ),
        Column(
            "customs_limit_days",
            "integer",
            m("Usual in customs"),
            "85 % of the shipments are released within so many days, else the setting",
            unit="days",
            hint=m("85 % of your own shipments; the setting while fewer than five are known."),
        ),
        Column(
            "stuck_in_customs", "flag", m("Stuck in customs"), "longer in customs than is usual"
        ),
        *(
            SAMPLES[name]
            for name in (
                *("sample_count", "sent_on", "at_customs_on", "released_on", "received_on"),
                *("laboratory", "test_standard", "test_result", "report_no", "passed_on"),
                *("ccc_laboratory", "notes"),
            )
        ),
    ),
)
"""Every shipment of samples, and where it is."""
