"""The renewals ahead: how many fall due per month and plant, what can be done, their bundles."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.overview import SAFE_UNTIL_BY_MONTH
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.renewals import RENEWAL
from cqcdash.vocabulary.schema import Column, Schema


class CapacityFrom(StrEnum):
    """What says how many renewals can be filed in a month."""

    SETTING = "setting"
    HISTORY = "history"
    NOTHING = "nothing"


RENEWAL_MONTHS = Schema(
    "renewal_months",
    ("month",),
    (
        SAFE_UNTIL_BY_MONTH["month"].narrowed("first day of the month"),
        Column(
            "to_file",
            "integer",
            m("To file"),
            "renewals to be filed in the month; the first one holds those overdue as well",
            unit="count",
        ),
        Column(
            "filings_overdue",
            "integer",
            m("Filing overdue"),
            "of these, renewals whose last day for filing has passed (R11)",
            unit="count",
        ),
        Column(
            "capacity",
            "integer",
            m("Can be filed"),
            "renewals that can be filed in a month; missing when nothing says so",
            unit="count",
        ),
        Column(
            "over",
            "flag",
            m("Too full"),
            "more is to be filed than can be",
        ),
    ),
)

RENEWAL_LOAD = Schema(
    "renewal_load",
    ("plant", "month"),
    (
        CERTIFICATES["plant"].narrowed("the plant; missing is one of them"),
        RENEWAL_MONTHS["month"],
        RENEWAL_MONTHS["to_file"],
    ),
)

FILING_WEEK = Column(
    "filing_week", "text", m("Week"), "ISO week of the last day for filing, such as 2026-W49"
)

RENEWAL_BUNDLES = Schema(
    "renewal_bundles",
    ("plant", "filing_week"),
    (
        CERTIFICATES["plant"].narrowed("the plant; missing is one of them"),
        FILING_WEEK,
        {column.name: column for column in RENEWAL}["file_renewal_by"].narrowed(
            "the first filing day of the bundle"
        ),
        RENEWAL_MONTHS["to_file"].narrowed("renewals to file together"),
        Column(
            "blocked",
            "integer",
            m("Blocked"),
            "of these, renewals that something keeps from being granted (R13)",
            unit="count",
        ),
        Column(
            "starts_overdue",
            "integer",
            m("Start overdue"),
            "of these, renewals whose day to begin preparing has passed (R12)",
            unit="count",
        ),
        RENEWAL_MONTHS["filings_overdue"],
        Column(
            "cannot_be_in_time",
            "integer",
            m("Cannot be ready in time"),
            "of these, renewals that would end after the expiry (R12)",
            unit="count",
        ),
        Column(
            "most_gap_days",
            "integer",
            m("Greatest gap (days)"),
            "the most days by which one of them comes too late",
            unit="days",
        ),
    ),
)
