"""What is still usable month by month, if nobody acts and with what is planned."""

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.certificates import POSITIONS
from cqcdash.vocabulary.schema import Column, Schema

COVER = Schema(
    "cover",
    ("day",),
    (
        Column("day", "date", m("Day"), "the day looked at, then the first of each month"),
        Column(
            "usable",
            "integer",
            m("Usable if nobody acts"),
            "certificates still usable on that day if nobody acts",
            unit="count",
        ),
        Column(
            "usable_planned",
            "integer",
            m("With what is planned"),
            "the same with booked visits held and running applications done",
            unit="count",
        ),
        Column(
            "saved",
            "integer",
            m("Saved by it"),
            "certificates that planned work keeps usable",
            unit="count",
        ),
    ),
)

COVER_LOST = Schema(
    "cover_lost",
    ("day", "safe_until_reason"),
    (
        COVER["day"],
        POSITIONS["safe_until_reason"].narrowed("what has ended them by then"),
        Column(
            "lost",
            "integer",
            m("Lost by then"),
            "certificates that are usable today and no longer on that day if nobody acts",
            unit="count",
        ),
    ),
)
