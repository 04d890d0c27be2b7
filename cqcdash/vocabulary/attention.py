"""What asks for attention, and who takes care of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cqcdash.vocabulary.schema import Schema, columns_of


class ItemKind(StrEnum):
    """What an item that asks for attention is about."""

    AUDIT_GROUP = "audit_group"
    FINDING = "finding"
    CERTIFICATE = "certificate"
    APPLICATION = "application"


class Handling(StrEnum):
    """Whether somebody takes care of an item."""

    NOBODY = "nobody"
    IN_HAND = "in_hand"
    IN_HAND_LATE = "in_hand_late"


class Lapse(StrEnum):
    """Why an acknowledgement no longer counts."""

    UNTIL_PASSED = "until_passed"
    DATE_CHANGED = "date_changed"


ATTENTION = Schema(
    "attention",
    ("item_kind", "item_key"),
    columns_of(
        [
            ("item_kind", "category", "ItemKind"),
            ("item_key", "text", "audit group, certificate number or application number"),
            ("what", "category", "NextAction"),
            ("date", "date", "the underlying date; an acknowledgement lapses when it changes"),
            ("act_by", "date", "until when to act"),
            ("days_left", "integer", "days from as_of to act_by; negative when late"),
            ("state", "category", "State, the worst of the certificates concerned"),
            ("colour", "category", "Colour"),
            ("plant", "category", "the plant"),
            ("product_categories", "text", "categories concerned, separated by '; '"),
            ("certificates_at_stake", "integer", "certificates concerned"),
            ("safe_until", "date", "the earliest safe_until of them"),
            ("estimated", "flag", "the date is counted from the issue only"),
            ("handling", "category", "Handling"),
            ("owner", "text", "who takes care of it"),
            ("note", "text", "what was decided"),
            ("until", "date", "the last day on which the acknowledgement counts"),
            ("lapsed", "category", "Lapse; why an earlier acknowledgement no longer counts"),
        ]
    ),
)

ACKNOWLEDGEMENTS = Schema(
    "acknowledgements",
    ("item_kind", "item_key"),
    columns_of(
        [
            ("item_kind", "category", "what is acknowledged, such as certificate or audit_group"),
            ("item_key", "text", "which one"),
            ("date_then", "date", "the item's date when it was acknowledged"),
            ("owner", "text", "who takes care of it"),
            ("note", "text", "what was decided"),
            ("until", "date", "the last day on which it counts; missing for no end"),
            ("user", "text", "who acknowledged it"),
            ("at", "moment", "when"),
        ]
    ),
)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Somebody has seen an item that asks for attention, and takes care of it.

    It lapses after ``until``, and as soon as the item's date is another one than ``date_then``.
    """

    item_kind: str
    item_key: str
    date_then: date | None
    owner: str
    note: str
    until: date | None
    user: str
    at: datetime
