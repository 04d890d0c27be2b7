"""The import history's parts: the list, one import, undo."""

from cqcdash.ui.history.imports import chosen_import, draw_import, list_imports

__all__ = [
    "chosen_import",
    "draw_import",
    "list_imports",
]
