"""The page of the changes of duty: sentences, one change in detail, perhaps, what is announced."""

from cqcdash.ui.duty.page import draw_changes_of_duty

__all__ = ["draw_changes_of_duty"]
