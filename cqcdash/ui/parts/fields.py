"""A field of a record as a widget, and what it holds as text; empty means cleared."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.texts.words import labels
from cqcdash.ui.parts.looks import look_of
from cqcdash.ui.parts.wording import known, title_of
from cqcdash.vocabulary.case_records import DocumentState, SampleResult
from cqcdash.vocabulary.records import Scheme, Status
from cqcdash.vocabulary.rules import CLASSES
from cqcdash.vocabulary.schema import Schema

EARLIEST, LATEST = date(1950, 1, 1), date(2149, 12, 31)
FLAG = ("yes", "no")
CHOICES: Mapping[str, Sequence[str]] = {
    "status": [str(status) for status in Status],
    "scheme": [str(scheme) for scheme in Scheme],
    "factory_class": CLASSES,
    "certificate_first": FLAG,
    "no_longer_produced": FLAG,
    "unlimited": FLAG,
    "ccc_laboratory": FLAG,
    "document_state": [str(state) for state in DocumentState],
    "test_result": [str(result) for result in SampleResult],
}
# A new name may be entered here beside those that are known.
OPEN = ("plant", "product_category", "rule", "owner", "factory_code", "laboratory")


def field_input(name: str, schema: Schema, value: Any, records: pd.DataFrame, key: str) -> str:  # noqa: ANN401 - a cell may hold any type
    """Draw the widget of one field and return what it says.

    Args:
        name: the field.
        schema: of the record.
        value: the present value.
        records: all records, for the names to choose from.
        key: the widget's name.
    """
    kinds = {column.name: column.type for column in schema.columns}
    if kinds[name] == "date":
        return day_input(title_of(name), value.date() if known(value) else None, key)
    if name in CHOICES or name in OPEN:
        return _choice(name, value, records, key)
    return st.text_input(title_of(name), str(value) if known(value) else "", key=key).strip()


def day_input(label: str, present: date | None, key: str) -> str:
    """A day that can be cleared, as YYYY-MM-DD."""
    inside = present if present is None or EARLIEST <= present <= LATEST else None
    found = st.date_input(
        label, inside, min_value=EARLIEST, max_value=LATEST, key=key, format="YYYY-MM-DD"
    )
    return found.isoformat() if isinstance(found, date) else ""


def _choice(name: str, value: object, records: pd.DataFrame, key: str) -> str:
    present = _text(value)
    options = list(CHOICES.get(name) or _names(records, name))
    if present and present not in options:
        options.append(present)
    codes = look_of(name).codes
    words = labels(codes) if codes else {"yes": _("yes"), "no": _("no")}
    found = st.selectbox(
        title_of(name),
        options,
        index=options.index(present) if present else None,
        key=key,
        placeholder=_("Empty"),
        format_func=lambda word: words.get(str(word), str(word)),
        accept_new_options=name in OPEN,
    )
    return str(found or "").strip()


def _text(value: object) -> str:
    if not known(value):
        return ""
    return FLAG[0 if value else 1] if isinstance(value, bool) else str(value)


def _names(records: pd.DataFrame, name: str) -> list[str]:
    return sorted({str(word) for word in records[name].dropna().unique()}, key=str.casefold)
