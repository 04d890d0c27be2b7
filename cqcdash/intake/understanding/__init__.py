"""What a table is about, what its columns mean, and what only the user can decide."""

from cqcdash.intake.understanding.meaning import understand

__all__ = [
    "understand",
]
