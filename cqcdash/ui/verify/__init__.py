"""The page for looking numbers up: the list, the numbers to copy, what was seen."""

from cqcdash.ui.verify.page import draw_numbers_to_verify

__all__ = ["draw_numbers_to_verify"]
