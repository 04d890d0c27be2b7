"""What asks for attention, and who takes care of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.certificates import POSITIONS, NextAction
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.schema import Column, Schema


class ItemKind(StrEnum):
    """What an item that asks for attention is about."""

    AUDIT_GROUP = "audit_group"
    FINDING = "finding"
    CERTIFICATE = "certificate"
    APPLICATION = "application"
    DUTY_CHANGE = "duty_change"


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
    (
        Column("item_kind", "category", m("About"), "what the item is about", ItemKind),
        Column(
            "item_key",
            "text",
            m("Item"),
            "audit group, certificate number, application number, or change of duty and plant",
        ),
        Column("what", "category", m("What to do"), "what to do about it", NextAction),
        Column(
            "date",
            "date",
            m("Date"),
            "the underlying date; an acknowledgement lapses when it changes",
        ),
        POSITIONS["act_by"].narrowed("until when to act"),
        FOLLOW_UPS["days_left"].narrowed(
            "days from the day looked at to the day to act; negative when late"
        ),
        POSITIONS["state"].narrowed("the worst of the certificates concerned"),
        POSITIONS["standing"],
        CERTIFICATES["plant"],
        FOLLOW_UPS["product_categories"].narrowed("categories concerned, separated by '; '"),
        FOLLOW_UPS["certificates_at_stake"].narrowed("certificates concerned"),
        POSITIONS["safe_until"].narrowed("the earliest day until which one of them is safe"),
        FOLLOW_UPS["estimated"].narrowed("the date is counted from the issue only"),
        Column("handling", "category", m("In hand"), "whether somebody takes care of it", Handling),
        Column("owner", "text", m("Responsible"), "who takes care of it", differs=True),
        Column("note", "text", m("Note"), "what was decided"),
        Column("until", "date", m("Until"), "the last day on which the acknowledgement counts"),
        Column(
            "lapsed",
            "category",
            m("Open again"),
            "why an earlier acknowledgement no longer counts",
            Lapse,
        ),
    ),
)

ACKNOWLEDGEMENTS = Schema(
    "acknowledgements",
    ("item_kind", "item_key"),
    (
        ATTENTION["item_kind"],
        ATTENTION["item_key"],
        Column("date_then", "date", m("Date then"), "the item's date when it was acknowledged"),
        ATTENTION["owner"],
        ATTENTION["note"],
        ATTENTION["until"].narrowed("the last day on which it counts; missing for no end"),
        Column("user", "text", m("By"), "who acknowledged it", differs=True),
        Column("at", "moment", m("When (UTC)"), "when it was acknowledged"),
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
