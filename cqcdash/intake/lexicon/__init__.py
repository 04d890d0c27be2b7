"""The words that exports use: headers for our fields, words for our codes, words for nothing."""

from cqcdash.intake.lexicon.codes import CODES, MEANINGS, NULLS
from cqcdash.intake.lexicon.headers import (
    CORRECTION_HEADERS,
    EXTRA_DATES,
    IGNORED_HEADERS,
    MILESTONES,
)
from cqcdash.intake.lexicon.labels import LABELS
from cqcdash.intake.lexicon.matching import HOW, OF_VISIT, Match, is_wide, match, missing_fields
from cqcdash.intake.lexicon.spelling import (
    exact_hits,
    folded,
    folded_header,
    header_hits,
    known_headers,
)

__all__ = [
    "CODES",
    "CORRECTION_HEADERS",
    "EXTRA_DATES",
    "HOW",
    "IGNORED_HEADERS",
    "LABELS",
    "MEANINGS",
    "MILESTONES",
    "NULLS",
    "OF_VISIT",
    "Match",
    "exact_hits",
    "folded",
    "folded_header",
    "header_hits",
    "is_wide",
    "known_headers",
    "match",
    "missing_fields",
]
