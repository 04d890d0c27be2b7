"""Looking numbers up in the public database: what was seen there, and what is to be looked up."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.schema import Column

# Each stands behind a captcha: a person asks them, this program never does.
PUBLIC_DATABASES = {
    "CNCA · cx.cnca.cn": "http://cx.cnca.cn",
    "CQC · www.cqc.com.cn": "https://www.cqc.com.cn",
}


class Sight(StrEnum):
    """What somebody saw under a number in the public database; the words are those reported.

    ``NOT_FOUND`` is no status: it is kept as the reported word of an unknown one.
    """

    VALID = "valid"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    NOT_FOUND = "not found"


class VerifyReason(StrEnum):
    """Why a number is to be looked up, the most urgent first."""

    UNKNOWN = "unknown"
    SUSPENDED = "suspended"
    DEADLINE_MISSED = "deadline_missed"
    ENDS_SOON = "ends_soon"
    NOT_SEEN = "not_seen"
    EXPIRED = "expired"


MAY_CHANGE = (VerifyReason.UNKNOWN, VerifyReason.SUSPENDED, VerifyReason.DEADLINE_MISSED)
"""The status may be another one any day, so that it is looked up again sooner."""

VERIFICATION = (
    Column(
        "verify_reason",
        "category",
        m("Why look it up"),
        "why the number is to be looked up, the most urgent reason (R23)",
        VerifyReason,
    ),
    Column(
        "status_age_days",
        "integer",
        m("Status age (days)"),
        "days since the day on which the reported status was true; missing when nobody knows it",
        unit="days",
    ),
    Column(
        "last_seen_on",
        "date",
        m("Last verified"),
        "the later of the day of the reported status and the day of the last look-up",
    ),
    Column(
        "last_seen_by",
        "text",
        m("Verified by"),
        "who looked it up on that day; missing when a list brought the status",
    ),
)
"""Stands behind the columns of a certificate in the list of numbers to look up."""
