"""Two looks at the portfolio against each other: other days, other rules."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.records import CERTIFICATES, VISITS
from cqcdash.vocabulary.schema import Column, Schema


class Change(StrEnum):
    """What happened to a certificate or a case between two looks."""

    TURNED_NOT_USABLE = "turned_not_usable"
    TURNED_DEADLINE_MISSED = "turned_deadline_missed"
    TURNED_UNKNOWN = "turned_unknown"
    TURNED_ACT_SOON = "turned_act_soon"
    TURNED_FINE = "turned_fine"
    STATUS_CHANGED = "status_changed"
    SAFE_UNTIL_EARLIER = "safe_until_earlier"
    SAFE_UNTIL_LATER = "safe_until_later"
    EXPIRY_MOVED = "expiry_moved"
    EXPIRY_LOST = "expiry_lost"
    AUDIT_DATE_MOVED = "audit_date_moved"
    AUDIT_DATE_LOST = "audit_date_lost"
    PLANT_CHANGED = "plant_changed"
    NEW = "new"
    VANISHED = "vanished"
    STAGE_WENT_BACK = "stage_went_back"


CHANGES = Schema(
    "changes",
    ("change", "certificate_no", "application_no"),
    (
        Column("change", "category", m("What happened"), "what happened", Change),
        CERTIFICATES["certificate_no"],
        VISITS["application_no"].narrowed("the case, when a case changed"),
        CERTIFICATES["plant"],
        CERTIFICATES["product_category"],
        Column(
            "state_before", "category", m("State before"), "state before; missing when new", State
        ),
        Column(
            "state_after", "category", m("State after"), "state after; missing when vanished", State
        ),
        Column("date_before", "date", m("Date before"), "the date that changed, before"),
        Column("date_after", "date", m("Date after"), "the date that changed, after"),
        Column("word_before", "text", m("Before"), "reported status, plant or stage before"),
        Column("word_after", "text", m("After"), "reported status, plant or stage after"),
    ),
)

IMPACT = Schema(
    "impact",
    ("certificate_no",),
    (
        CERTIFICATES["certificate_no"].narrowed("a certificate that other rules would change"),
        CERTIFICATES["plant"],
        CERTIFICATES["product_category"],
        CHANGES["state_before"].narrowed("state now"),
        CHANGES["state_after"].narrowed("state under the other rules"),
        Column("safe_until_before", "date", m("Safe until, before"), "safe until now"),
        Column(
            "safe_until_after",
            "date",
            m("Safe until, after"),
            "safe until, under the other rules",
        ),
        Column(
            "changed", "text", m("What changes"), "the columns that would change, separated by '; '"
        ),
    ),
)
