"""What belongs to an application besides its stages: its documents and its samples."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.schema import Column, Schema


class Document(StrEnum):
    """The documents that the shipped checklist names; a checklist and a file may name others."""

    APPLICATION_FORM = "application_form"
    PRODUCT_DESCRIPTION = "product_description"
    FACTORY_QUESTIONNAIRE = "factory_questionnaire"
    COP_CONTROL_PLAN = "cop_control_plan"
    DRAWINGS = "drawings"
    KEY_COMPONENTS = "key_components"
    LICENCE_APPLICANT = "licence_applicant"
    LICENCE_MANUFACTURER = "licence_manufacturer"
    LICENCE_FACTORY = "licence_factory"
    TRADEMARK_PAPERS = "trademark_papers"
    PREVIOUS_CERTIFICATE = "previous_certificate"
    PREVIOUS_REPORT = "previous_report"
    AUTHORISATION = "authorisation"
    BASIS_CERTIFICATE = "basis_certificate"
    CONVERTED_REPORT = "converted_report"
    CANCELLATION = "cancellation"


class DocumentState(StrEnum):
    """How far a document has come, in order; an objection (补正) opens it again."""

    NEEDED = "needed"
    ASKED = "asked"
    RECEIVED = "received"
    SENT = "sent"
    OBJECTED = "objected"
    ACCEPTED = "accepted"
    NOT_NEEDED = "not_needed"


DAY_OF_STATE = {
    DocumentState.ASKED: "asked_on",
    DocumentState.RECEIVED: "received_on",
    DocumentState.SENT: "sent_on",
    DocumentState.OBJECTED: "objected_on",
    DocumentState.ACCEPTED: "accepted_on",
}
"""The day that goes with each state, in the order of the states."""


class SampleResult(StrEnum):
    """What came out of a type test."""

    PASSED = "passed"
    FAILED = "failed"
    RUNNING = "running"
    UNKNOWN = "unknown"


APPLICATION_NO = Column("application_no", "text", m("Application"), "the case")
OWNER = Column("owner", "category", m("Responsible"), "the person responsible")
NOTES = Column("notes", "text", m("Notes"), "comments")

DOCUMENTS = Schema(
    "documents",
    ("application_no", "document"),
    (
        APPLICATION_NO,
        Column(
            "document",
            "category",
            m("Document"),
            "the document: its code on the checklist, else as the file names it",
        ),
        Column(
            "document_state",
            "category",
            m("State"),
            "how far it has come; where a file names none, what its latest day says",
            DocumentState,
        ),
        Column("asked_on", "date", m("Asked for"), "the day on which it was asked for"),
        Column(
            "received_on", "date", m("Received"), "the day on which it reached us", differs=True
        ),
        Column(
            "sent_on",
            "date",
            m("Sent"),
            "the day on which it was sent to the authority",
            differs=True,
        ),
        Column(
            "accepted_on",
            "date",
            m("Accepted"),
            "the day on which the authority accepted it",
            differs=True,
        ),
        Column("objected_on", "date", m("Objected to"), "the day of the objection (补正)"),
        Column("answer_by", "date", m("Answer by"), "the last day for answering the objection"),
        Column(
            "objection_round", "integer", m("Round"), "which objection it is, from 1", unit="count"
        ),
        OWNER,
        NOTES,
    ),
)

SAMPLES = Schema(
    "samples",
    ("application_no", "sample_no"),
    (
        APPLICATION_NO,
        Column(
            "sample_no",
            "text",
            m("Sample"),
            "the sample's or shipment's own name; its standard, else 1, where it has none",
        ),
        Column(
            "sample_count",
            "integer",
            m("Pieces"),
            "how many pieces the authority asked for",
            unit="count",
        ),
        Column("sent_on", "date", m("Sent"), "the day on which they left us"),
        Column("at_customs_on", "date", m("At customs"), "the day on which customs had them"),
        Column("released_on", "date", m("Released"), "the day on which customs released them"),
        Column(
            "received_on",
            "date",
            m("Received"),
            "the day on which the laboratory received them",
        ),
        Column("laboratory", "category", m("Laboratory"), "who tests them"),
        Column(
            "test_standard", "text", m("Tested to"), "the standard of the test, such as GB 8410"
        ),
        Column("test_result", "category", m("Result"), "SampleResult", SampleResult),
        Column("report_no", "text", m("Report No."), "the number of the test report"),
        Column(
            "passed_on",
            "date",
            m("Test passed"),
            "the day on which the type test was passed: the clock of the retest starts (R18)",
        ),
        Column(
            "ccc_laboratory",
            "flag",
            m("CCC laboratory"),
            "the laboratory may convert the report for a CCC certificate (R27)",
        ),
        NOTES,
    ),
)

WAY_OF_SAMPLES = ("sent_on", "at_customs_on", "released_on", "received_on", "passed_on")
"""The days of a sample in the order in which they come."""
