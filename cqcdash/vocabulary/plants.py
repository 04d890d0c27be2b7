"""Plants beside each other: what each holds, how it stands, what comes next."""

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.certificates import POSITIONS
from cqcdash.vocabulary.overview import EXPIRY_BANDS
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.schema import Column, Schema

PLANT_COMPARISON = Schema(
    "plant_comparison",
    ("plant",),
    (
        CERTIFICATES["plant"],
        Column(
            "ending_soon",
            "integer",
            m("End soon"),
            "usable today, and if nobody acts no longer within the days of due_soon_days",
            unit="count",
            hint=m("Usable today, and soon no longer if nobody acts; within 90 days as shipped."),
        ),
        POSITIONS["safe_until"].narrowed("the earliest day until which a usable one is safe"),
        EXPIRY_BANDS["certificates"].narrowed("certificates of the plant"),
        Column("not_usable", "integer", m("Not usable"), "no delivery today", unit="count"),
        Column(
            "deadline_missed",
            "integer",
            m("Deadline missed"),
            "usable, but a day to act has passed",
            unit="count",
        ),
        Column(
            "standing_unknown",
            "integer",
            m("Unknown"),
            "of a status that nobody can vouch for",
            unit="count",
        ),
        Column("act_soon", "integer", m("Act soon"), "something to do soon", unit="count"),
        Column("fine", "integer", m("Fine"), "nothing to do soon", unit="count"),
        POSITIONS["follow_up_due_on"].narrowed("the plant's next follow-up audit"),
        POSITIONS["audit_planned_on"].narrowed("the plant's next booked visit"),
        Column("cases_open", "integer", m("Open cases"), "applications on their way", unit="count"),
        Column(
            "cases_stuck",
            "integer",
            m("Stuck cases"),
            "of these, over the norm or stalled (R20, R21)",
            unit="count",
        ),
        Column(
            "holes",
            "integer",
            m("Holes"),
            "categories of which the plant had certificates, and none is in force",
            unit="count",
        ),
    ),
)
