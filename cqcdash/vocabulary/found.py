"""What the search over everything finds."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.certificates import POSITIONS
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.schema import Column, Schema


class FoundKind(StrEnum):
    """What a hit is."""

    PLANT = "plant"
    CERTIFICATE = "certificate"
    APPLICATION = "application"


FOUND = Schema(
    "found",
    ("found_kind", "found_key"),
    (
        Column("found_kind", "category", m("Found"), "what was found", FoundKind),
        Column("found_key", "text", m("Name or number"), "plant, certificate or application"),
        CERTIFICATES["plant"],
        CERTIFICATES["product"],
        CERTIFICATES["product_category"],
        CERTIFICATES["owner"],
        POSITIONS["state"],
        POSITIONS["safe_until"],
        Column(
            "certificates",
            "integer",
            m("Certificates"),
            "certificates of a plant",
            unit="count",
            differs=True,
        ),
    ),
)
