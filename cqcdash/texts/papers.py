"""Documents and samples in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cqcdash.texts import _, counted
from cqcdash.texts.words import label
from cqcdash.vocabulary.case_records import Document, DocumentState
from cqcdash.vocabulary.paperwork import LACKING

Row = Mapping[str, Any]


def document_name(document: object) -> str:
    """What to call a document: our word for it, else the one of its list."""
    if not isinstance(document, str):
        return _("document")
    return label(Document(document)) if document in tuple(Document) else document


def dossier_sentence(row: Row) -> str:
    """How full a dossier is, and what waits for us most; a row of schema DOSSIERS."""
    parts = [
        _("{accepted} of {asked} documents are accepted").format(
            accepted=row["documents_accepted"], asked=row["documents_asked"]
        ),
        counted("{n} is missing", "{n} are missing", int(row["documents_missing"]))
        if row["documents_missing"]
        else "",
        counted("{n} objection is open", "{n} objections are open", int(row["documents_objected"]))
        if row["documents_objected"]
        else "",
    ]
    told = "; ".join(part for part in parts if part)
    return f"{told}. {pressing_sentence(row)}".strip()


def pressing_sentence(row: Row) -> str:
    """The document that waits for us most; empty when none does. A row of DOSSIERS or DOSSIER."""
    if pd.isna(row["document_state"]):
        return ""
    name, state = document_name(row["document"]), DocumentState(row["document_state"])
    days = int(row["document_days"]) if pd.notna(row["document_days"]) else 0
    if state in LACKING:
        return counted(
            "Us: “{document}” has been missing for {n} day.",
            "Us: “{document}” has been missing for {n} days.",
            days,
            document=name,
        )
    if state == DocumentState.OBJECTED:
        words = (
            _("Us: the objection to “{document}” is to be answered by {day}.")
            if pd.notna(row["answer_by"])
            else _("Us: the objection to “{document}” is open.")
        )
        day = f"{row['answer_by']:%Y-%m-%d}" if pd.notna(row["answer_by"]) else ""
        return words.format(document=name, day=day)
    if state == DocumentState.RECEIVED:
        return counted(
            "Us: “{document}” has been here for {n} day and is not sent.",
            "Us: “{document}” has been here for {n} days and is not sent.",
            days,
            document=name,
        )
    return ""


def customs_sentence(row: Row) -> str:
    """How long samples have been in customs, and how long is usual; a row of schema SHIPMENTS."""
    return counted(
        "Samples {sample} have been in customs for {n} day; {usual} are usual.",
        "Samples {sample} have been in customs for {n} days; {usual} are usual.",
        int(row["customs_days"]),
        sample=row["sample_no"],
        usual=row["customs_limit_days"],
    )
