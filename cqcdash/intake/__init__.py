"""The import: bytes to findings and a plan; no database, no clock, no user interface.

``read_files`` → ``understand`` → ``judge`` → ``plan``; each step takes what the one before gave.
"""

from cqcdash.intake.judge import judge
from cqcdash.intake.model import Answers, ParsedDates, RawTable, Understanding
from cqcdash.intake.outcome import ImportPlan, Judged
from cqcdash.intake.plan import plan
from cqcdash.intake.question import Question
from cqcdash.intake.read import read_files
from cqcdash.intake.understand import understand

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
    "understand",
]
