"""What a change of duty means for a certificate (R25, R26)."""

from enum import StrEnum


class Criterion(StrEnum):
    """What a certificate is recognised by as concerned, the surest first; words are a perhaps."""

    CODE_IN_NUMBER = "code_in_number"
    CODE_OF_CATEGORY = "code_of_category"
    RULE = "rule"
    STANDARD = "standard"
    CATEGORY = "category"
    WORDS = "words"


class DutyState(StrEnum):
    """Where a certificate stands towards the change of duty that concerns it (R26)."""

    TO_CONVERT = "to_convert"
    CONVERTED = "converted"
    EXEMPT = "exempt"
    NOT_ENOUGH = "not_enough"
    NOT_REQUIRED = "not_required"
    WATCHED = "watched"
    PERHAPS = "perhaps"
