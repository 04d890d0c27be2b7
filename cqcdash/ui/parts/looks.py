"""How each column is shown: shape, width and colour beside what the vocabulary says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.attention import Handling
from cqcdash.vocabulary.audits import AuditState, AuditTask
from cqcdash.vocabulary.certificates import ExpiryBand, Standing, State
from cqcdash.vocabulary.comparison import Change
from cqcdash.vocabulary.dictionary import DICTIONARY
from cqcdash.vocabulary.records import AuditResult, Scheme, Status
from cqcdash.vocabulary.renewals import RenewalTurn
from cqcdash.vocabulary.schema import Column, Schema, Type, Unit

# Wide enough for the longest word and for every heading of a day, so that nothing is cut off.
TAG, DATE, PLANT = 122, 108, 150
WIDTHS: Mapping[str, int] = {
    "version": 70,
    "plant": PLANT,
    "factory_class": 70,
    "product_categories": 220,
    "result": 155,
    "audit_task": 170,
    "todo": 330,
    "instead": 430,
    "why": 320,
    "what": 195,
    "lapsed": 165,
    "renewal_blocked_by": 165,
    "change": 190,
    "changed": 320,
    "start_conversion_by": 140,
    "sha256": 120,
    "date_50": 115,
    "date_85": 115,
}
Shape = Literal[
    "text", "date", "moment", "days", "count", "number", "percent", "flag", "word", "tag"
]
SHAPE_OF_TYPE: Mapping[Type, Shape] = {
    "text": "text",
    "category": "text",
    "date": "date",
    "moment": "moment",
    "flag": "flag",
    "integer": "count",
    "number": "number",
}
SHAPE_OF_NUMBER: Mapping[tuple[Type, Unit], Shape] = {
    ("integer", "days"): "days",
    ("number", "share"): "percent",
}
# Beside a tag of the same row, or with groups of thousands.
SHAPES: Mapping[str, Shape] = {"last_result": "word", "norm_days": "count", "days_total": "count"}
TAGS = (
    *(Standing, State, Status, ExpiryBand, AuditState, AuditTask, AuditResult),
    *(CaseState, Handling, Change, RenewalTurn),
)
# Managers call schemes by their codes.
SHOWN_AS_CODES = (Scheme,)
ONLY_HERE: Mapping[str, Column] = {
    column.name: column
    for column in (
        Column("slack", "text", m("Time left to start"), "renewal_slack_days in words"),
        Column("todo", "text", m("What to do"), "the item in words"),
        Column("instead", "text", m("Do instead"), "what is left to do"),
        Column("why", "text", m("Why it stands here"), "the item's place in words"),
        Column("changed_by", "integer", m("Changed by import"), "the later import that changed it"),
    )
}


@dataclass(frozen=True, slots=True)
class Look:
    """One column on the screen.

    Attributes:
        title: the heading.
        shape: how its values are written; ``word`` and ``tag`` are codes with a label.
        codes: the enumeration behind ``word`` and ``tag``.
        help: what the column means, when the heading cannot say it.
        width: in pixels; by the shape when missing.
    """

    title: str
    shape: Shape = "text"
    codes: type[StrEnum] | None = None
    help: str = ""
    width: int | None = None


def look_of(name: str, schema: Schema | None = None) -> Look:
    """How a column is shown; a column that nobody described is shown as it is.

    Args:
        name: the column.
        schema: of the frame that it stands in; tells columns of one name apart.
    """
    if schema is not None and name in schema.names:
        return _look(schema[name])
    column = DICTIONARY.get(name) or ONLY_HERE.get(name)
    return Look(name) if column is None else _look(column)


def _look(column: Column) -> Look:
    codes = None if column.codes in SHOWN_AS_CODES else column.codes
    width = WIDTHS.get(column.name)
    return Look(column.title, _shape(column, codes), codes, column.hint, width)


def _shape(column: Column, codes: type[StrEnum] | None) -> Shape:
    if column.name in SHAPES:
        return SHAPES[column.name]
    if codes is not None:
        return "tag" if codes in TAGS else "word"
    return SHAPE_OF_NUMBER.get((column.type, column.unit)) or SHAPE_OF_TYPE[column.type]
