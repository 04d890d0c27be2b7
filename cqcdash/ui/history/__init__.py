"""The import history's parts: the list, one import, undo."""
