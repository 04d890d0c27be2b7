"""Judged records against the stored ones: what an import would change."""

from cqcdash.intake.planning.comparison import plan
from cqcdash.intake.planning.plants import similar

__all__ = [
    "plan",
    "similar",
]
