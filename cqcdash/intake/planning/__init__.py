"""Judged records against the stored ones: what an import would change."""

from cqcdash.intake.planning.comparison import plan

__all__ = [
    "plan",
]
