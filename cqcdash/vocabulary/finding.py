"""A judgement on one place of an imported file: a value, never an exception."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """How grave a finding of the import is."""

    REJECT = "reject"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the import noticed at one place.

    Attributes:
        code: a stable snake_case name, documented in ``help/findings.md``.
        level: reject (the row is left out), warn (kept, look at it), note (for information).
        line: physical line in the file where the record begins; 0 for the whole file.
        column: our field name, or the file's header when we have none for it; may be empty.
        value: what was found, as text.
        params: what the sentence needs besides: expected values, other lines, other values.
    """

    code: str
    level: Level
    line: int = 0
    column: str = ""
    value: str = ""
    params: dict[str, Any] = field(default_factory=dict)
