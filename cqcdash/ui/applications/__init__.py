"""The parts of the two pages about applications: all of them, and one."""

from cqcdash.ui.applications.case import (
    chosen_case,
    draw_case_head,
    draw_case_timeline,
    draw_chase,
    spans_of,
)
from cqcdash.ui.applications.head import draw_head
from cqcdash.ui.applications.letter import chase_letter
from cqcdash.ui.applications.papers import draw_papers
from cqcdash.ui.applications.sections import SECTIONS, section_titles

__all__ = [
    "SECTIONS",
    "chase_letter",
    "chosen_case",
    "draw_case_head",
    "draw_case_timeline",
    "draw_chase",
    "draw_head",
    "draw_papers",
    "section_titles",
    "spans_of",
]
