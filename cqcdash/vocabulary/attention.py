"""What asks for attention, in which order, and who takes care of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.applications import CASES
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.certificates import POSITIONS, NextAction
from cqcdash.vocabulary.paperwork import DOSSIERS
from cqcdash.vocabulary.records import AUDITS, CERTIFICATES
from cqcdash.vocabulary.schema import Column, Schema


class ItemKind(StrEnum):
    """What an item that asks for attention is about."""

    AUDIT_GROUP = "audit_group"
    FINDING = "finding"
    CERTIFICATE = "certificate"
    APPLICATION = "application"
    DOCUMENTS = "documents"
    SAMPLES = "samples"
    DUTY_CHANGE = "duty_change"
    RENEWALS = "renewals"
    LAPSES = "lapses"
    ENDED = "ended"
    RULE_UPDATES = "rule_updates"
    STATUSES = "statuses"


BUNDLES = (
    ItemKind.RENEWALS,
    ItemKind.LAPSES,
    ItemKind.ENDED,
    ItemKind.RULE_UPDATES,
    ItemKind.STATUSES,
)
"""Several certificates of one plant that ask for the same; each of them is taken in hand itself."""


class Section(StrEnum):
    """The parts of the list, in their order."""

    SAVEABLE = "saveable"
    GUESSED = "guessed"
    LOST = "lost"


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
        Column("rank", "integer", m("Rank"), "place in the list, 1 is first", unit="count"),
        Column(
            "section",
            "category",
            m("Part of the list"),
            "what can be saved, what rests on a guess, what cannot be saved any more",
            Section,
        ),
        Column("item_kind", "category", m("About"), "what the item is about", ItemKind),
        Column(
            "item_key",
            "text",
            m("Item"),
            "audit group, certificate or application number, change of duty and plant, or plant "
            "and week of a bundle",
        ),
        Column("what", "category", m("What to do"), "what to do about it", NextAction),
        Column(
            "date",
            "date",
            m("Date"),
            "the underlying date; an acknowledgement lapses when it changes",
        ),
        POSITIONS["act_by"].narrowed("until when to act; never a past day"),
        FOLLOW_UPS["days_left"].narrowed(
            "days from the day looked at to the underlying date; negative when that is missed"
        ),
        Column("bites_on", "date", m("Bites on"), "the day on which it does harm if nobody acts"),
        Column(
            "days_to_bite",
            "integer",
            m("Bites in (days)"),
            "days from the day looked at to that day; negative when past",
            unit="days",
        ),
        Column(
            "gap_days",
            "integer",
            m("Short by (days)"),
            "it cannot be ready in time: by so many days",
            unit="days",
        ),
        Column(
            "expected_on",
            "date",
            m("New certificate about"),
            "when a new certificate could be there: the day looked at plus the lead time",
        ),
        POSITIONS["state"].narrowed("the worst of the certificates concerned"),
        POSITIONS["standing"],
        CERTIFICATES["plant"],
        FOLLOW_UPS["product_categories"].narrowed("categories concerned, separated by '; '"),
        FOLLOW_UPS["certificates_at_stake"].narrowed("certificates concerned"),
        Column(
            "unblocks", "integer", m("Unblocks"), "renewals that wait for this (R13)", unit="count"
        ),
        Column("blocked_by", "text", m("Waits for"), "the item that has to be done before"),
        AUDITS["planned_on"].narrowed("the booked visit that covers the audit group"),
        CASES["whose_move"].narrowed("whose move it is, else whose it usually is there"),
        CASES["days_here"].narrowed("days since it has stood there, or since then it waits"),
        DOSSIERS["document"],
        DOSSIERS["documents_missing"].narrowed("documents that the case waits for"),
        FOLLOW_UPS["estimated"].narrowed("the date is counted from the issue only"),
        Column(
            "score",
            "number",
            m("Weight"),
            "certificates at stake per day left until it bites",
            unit="count",
        ),
        CERTIFICATES["owner"].narrowed("owners of the records, the most frequent first"),
        Column("handling", "category", m("In hand"), "whether somebody takes care of it", Handling),
        Column("taken_by", "text", m("Taken by"), "who takes care of it, or of a part of it"),
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

MEMBERS = Schema(
    "attention_members",
    ("item_kind", "item_key", "certificate_no"),
    (
        ATTENTION["item_kind"],
        ATTENTION["item_key"],
        CERTIFICATES["certificate_no"],
        ATTENTION["date"].narrowed("the underlying date of this certificate"),
        ATTENTION["act_by"].narrowed("until when to act about this certificate"),
    ),
)
"""The certificates behind each item; one may stand behind several."""

ACKNOWLEDGEMENTS = Schema(
    "acknowledgements",
    ("item_kind", "item_key"),
    (
        ATTENTION["item_kind"],
        ATTENTION["item_key"],
        Column("date_then", "date", m("Date then"), "the item's date when it was acknowledged"),
        CERTIFICATES["owner"].narrowed("who takes care of it"),
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
    A bundle is acknowledged certificate by certificate: kind certificate, its number, its own date.
    """

    item_kind: str
    item_key: str
    date_then: date | None
    owner: str
    note: str
    until: date | None
    user: str
    at: datetime
