"""The import: bytes to findings and a plan; no database, no clock, no user interface.

``read_files`` → ``understand`` → ``judge`` → ``plan``; each step takes what the one before gave.
"""

from cqcdash.intake.judging import judge
from cqcdash.intake.model import (
    Answers,
    ImportPlan,
    Judged,
    ParsedDates,
    Question,
    RawTable,
    Understanding,
)
from cqcdash.intake.planning import plan, similar
from cqcdash.intake.reading import read_files
from cqcdash.intake.understanding import understand

__all__ = [
    "Answers",
    "ImportPlan",
    "Judged",
    "ParsedDates",
    "Question",
    "RawTable",
    "Understanding",
    "judge",
    "plan",
    "read_files",
    "similar",
    "understand",
]
