"""The parts of the page about follow-up audits: the plants, and one of them opened."""

from cqcdash.ui.audits.opened import draw_opened
from cqcdash.ui.audits.plants import draw_plants
from cqcdash.ui.audits.sheet import asked_sheet, draw_sheet

__all__ = [
    "asked_sheet",
    "draw_opened",
    "draw_plants",
    "draw_sheet",
]
