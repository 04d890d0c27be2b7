"""The parts of the page about changes: which earlier look, and what differs."""

from cqcdash.ui.changes.differences import draw_changes
from cqcdash.ui.changes.looks import chosen_look

__all__ = [
    "chosen_look",
    "draw_changes",
]
