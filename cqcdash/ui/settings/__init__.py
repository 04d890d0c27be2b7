"""The settings page's parts: values, narrower values, rule changes, outcome, file."""

from cqcdash.ui.settings.exchange import read
from cqcdash.ui.settings.outcome import differences
from cqcdash.ui.settings.page import draw_settings

__all__ = [
    "differences",
    "draw_settings",
    "read",
]
