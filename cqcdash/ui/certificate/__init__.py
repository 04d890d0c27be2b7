"""The page of one certificate, part by part."""

from cqcdash.ui.certificate.choosing import chosen_certificate
from cqcdash.ui.certificate.explained import draw_life
from cqcdash.ui.certificate.head import draw_head
from cqcdash.ui.certificate.in_hand import draw_in_hand, items_about
from cqcdash.ui.certificate.sections import draw_sections

__all__ = [
    "chosen_certificate",
    "draw_head",
    "draw_in_hand",
    "draw_life",
    "draw_sections",
    "items_about",
]
