"""Rows to records: what is good, what is left out and why."""

from cqcdash.intake.judging.cells import DAMAGED_TEXT
from cqcdash.intake.judging.table import judge

__all__ = [
    "DAMAGED_TEXT",
    "judge",
]
