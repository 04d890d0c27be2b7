"""What the steps of an import hand to each other: tables, questions, judgements, plans."""

from cqcdash.intake.model.outcome import ImportPlan, Judged
from cqcdash.intake.model.question import Question
from cqcdash.intake.model.table import (
    EVERY_SHEET,
    Answers,
    ParsedDates,
    Progress,
    RawTable,
    Understanding,
    silent,
)

__all__ = [
    "EVERY_SHEET",
    "Answers",
    "ImportPlan",
    "Judged",
    "ParsedDates",
    "Progress",
    "Question",
    "RawTable",
    "Understanding",
    "silent",
]
