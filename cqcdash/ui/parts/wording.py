"""Names and values of columns in words, for sentences and single fields."""

from datetime import date, datetime
from typing import Any

import pandas as pd

from cqcdash.texts import _
from cqcdash.texts.words import labels
from cqcdash.ui.parts.looks import look_of
from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.schema import Schema

# What stands beside columns in the steps of an explanation.
OPERANDS = {"anniversary": m("Anniversary"), "as_of": m("Day looked at")}


def known(value: object) -> bool:
    """Whether a cell holds anything."""
    return not (value is None or value is pd.NaT or value is pd.NA or value != value)  # noqa: PLR0124 - NaN


def day_text(value: Any) -> str:  # noqa: ANN401 - a cell may hold any type
    """A day as YYYY-MM-DD, a dash when it is missing."""
    return f"{value:%Y-%m-%d}" if known(value) else "–"


def title_of(name: str) -> str:
    """The name of a column or operand; a certificate's number is its own name."""
    return _(OPERANDS.get(name) or look_of(name).title)


def value_text(name: str, value: Any, schema: Schema | None = None) -> str:  # noqa: ANN401 - a value of any column
    """A value of a column in words; the schema tells columns of one name apart."""
    if not known(value):
        return _("missing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (date, datetime)):
        return day_text(value)
    if isinstance(value, tuple):
        return " · ".join(str(part) for part in value)
    codes = look_of(name, schema).codes
    return labels(codes).get(str(value), str(value)) if codes else str(value)
