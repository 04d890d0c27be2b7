"""The parts of the page about follow-up audits: the plants, and one of them opened."""

from cqcdash.ui.audits.opened import draw_opened
from cqcdash.ui.audits.plants import draw_plants

__all__ = [
    "draw_opened",
    "draw_plants",
]
