"""What a change of duty means for a certificate (R25, R26)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.schema import Column, Schema


class Criterion(StrEnum):
    """What a certificate is recognised by as concerned, the surest first; words are a perhaps.

    An answer is what a person said about such a perhaps.
    """

    CODE_IN_NUMBER = "code_in_number"
    CODE_OF_CATEGORY = "code_of_category"
    RULE = "rule"
    STANDARD = "standard"
    CATEGORY = "category"
    WORDS = "words"
    ANSWER = "answer"


class DutyState(StrEnum):
    """Where a certificate stands towards the change of duty that concerns it (R26)."""

    TO_CONVERT = "to_convert"
    CONVERTED = "converted"
    EXEMPT = "exempt"
    NOT_ENOUGH = "not_enough"
    NOT_REQUIRED = "not_required"
    WATCHED = "watched"
    PERHAPS = "perhaps"


LEFT_TO_CONVERT = (DutyState.TO_CONVERT, DutyState.NOT_ENOUGH)

DUTY_ANSWERS = Schema(
    "duty_answers",
    ("certificate_no", "duty_change"),
    (
        CERTIFICATES["certificate_no"],
        Column("duty_change", "text", m("Change of duty"), "the change's name", differs=True),
        Column("concerned", "flag", m("Concerned"), "whether it concerns the certificate"),
        Column("user", "text", m("By"), "who said so", differs=True),
        Column("at", "moment", m("When (UTC)"), "when it was said", differs=True),
    ),
)
"""What people said about certificates that words alone recognise; asked once, then known."""


@dataclass(frozen=True, slots=True)
class DutyAnswer:
    """One such answer; ``concerned`` None takes an earlier one back, and it is asked again."""

    certificate_no: str
    duty_change: str
    concerned: bool | None
    user: str
    at: datetime
