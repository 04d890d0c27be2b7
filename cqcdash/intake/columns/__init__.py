"""Whole columns of cells at once: their text, the numbers written in them, the keys of records."""

from cqcdash.intake.columns.arrays import (
    Fields,
    as_arrow,
    as_text,
    by_distinct,
    column,
    compute,
    mask,
    no_dates,
    spelled,
)
from cqcdash.intake.columns.keys import IDENTITY, record_keys, visit_keys
from cqcdash.intake.columns.numbers import (
    CCC_NUMBER,
    CQC_NUMBER,
    DAMAGED_NUMBER,
    FACTORY_CODE,
    SEVERAL_NUMBERS,
    factory_codes,
    identifiers,
    looks_like_number,
    normalised,
    rules_in,
)
from cqcdash.intake.columns.plain import BLANKS, DASHES, INVISIBLE, lookalikes
from cqcdash.intake.columns.plain import plain as plain_text

__all__ = [
    "BLANKS",
    "CCC_NUMBER",
    "CQC_NUMBER",
    "DAMAGED_NUMBER",
    "DASHES",
    "FACTORY_CODE",
    "IDENTITY",
    "INVISIBLE",
    "SEVERAL_NUMBERS",
    "Fields",
    "as_arrow",
    "as_text",
    "by_distinct",
    "column",
    "compute",
    "factory_codes",
    "identifiers",
    "lookalikes",
    "looks_like_number",
    "mask",
    "no_dates",
    "normalised",
    "plain_text",
    "record_keys",
    "rules_in",
    "spelled",
    "visit_keys",
]
