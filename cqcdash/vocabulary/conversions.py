"""What each conversion rests on: the basis certificate, its report, the declaration to cancel."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.case_records import SAMPLES
from cqcdash.vocabulary.certificates import POSITIONS
from cqcdash.vocabulary.paperwork import DOSSIERS
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.schema import Column, Schema


class Convertible(StrEnum):
    """Whether a CCC laboratory can convert the report of the basis certificate."""

    YES = "yes"
    OTHER_LABORATORY = "other_laboratory"
    UNKNOWN = "unknown"
    NO_REPORT = "no_report"


CONVERSIONS = Schema(
    "conversions",
    ("certificate_no",),
    (
        CERTIFICATES["certificate_no"].narrowed("the basis: the certificate to be converted"),
        CERTIFICATES["scheme"],
        CERTIFICATES["plant"],
        CERTIFICATES["product_category"],
        CERTIFICATES["product"],
        POSITIONS["duty_change"],
        POSITIONS["duty_state"],
        POSITIONS["convert_by"],
        POSITIONS["start_conversion_by"],
        POSITIONS["conversion_blocked_by"],
        POSITIONS["conversion_application_no"],
        SAMPLES["report_no"].narrowed("the latest report of the basis certificate"),
        SAMPLES["laboratory"].narrowed("who made that report"),
        SAMPLES["test_standard"].narrowed("the standard of that report"),
        Column(
            "report_convertible",
            "category",
            m("Report can be converted"),
            "whether a CCC laboratory can convert that report (R27)",
            Convertible,
        ),
        DOSSIERS["documents_asked"].narrowed("documents that the conversion takes"),
        DOSSIERS["documents_accepted"].narrowed("of these accepted; missing without a dossier"),
        DOSSIERS["documents_missing"].narrowed("of these missing; missing without a dossier"),
        Column(
            "cancel_declaration",
            "text",
            m("Declaration to cancel"),
            "the self-declaration that has to be cancelled; missing where there is none",
        ),
        Column("cancel_by", "date", m("Cancel by"), "the last day for that"),
        POSITIONS["duty_successor_no"],
        CERTIFICATES["owner"],
    ),
)
"""One row for each certificate that a change of duty asks to convert, or that is converted."""
