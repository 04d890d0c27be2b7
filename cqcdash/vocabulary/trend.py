"""How the portfolio stood over time."""

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.certificates import POSITIONS
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.schema import Column, Schema

TREND = Schema(
    "trend",
    ("day", "plant", "standing"),
    (
        Column("day", "date", m("Day"), "the end of a month, and the day looked at", differs=True),
        CERTIFICATES["plant"],
        POSITIONS["standing"],
        Column(
            "certificates",
            "integer",
            m("Certificates"),
            "certificates of that plant in that standing on that day",
            unit="count",
            differs=True,
        ),
    ),
)
