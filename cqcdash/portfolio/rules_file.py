"""The rules file: written as a whole or not at all."""

import os
import tempfile
from pathlib import Path

from cqcdash.errors import BadRequestError, StaleRulesError
from cqcdash.portfolio.derived import rules_in
from cqcdash.vocabulary.rules import RuleBook, rulebook_from_toml, rulebook_to_toml


def save_rules(path: Path, book: RuleBook, based_on: RuleBook) -> None:
    """Replace the rules file; whoever reads meanwhile sees the old rules or the new ones.

    Args:
        path: the file; its folder is made when absent.
        book: the new rules.
        based_on: the rules that the new ones were made from.

    Raises:
        StaleRulesError: somebody else saved other rules meanwhile.
        BadRequestError: the file cannot be written.
    """
    text = rulebook_to_toml(book)
    # What cannot be read back must not be written.
    rulebook_from_toml(text)
    if rules_in(path) != based_on:
        raise StaleRulesError
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text)
    except OSError as error:
        raise BadRequestError("rules file", str(path), "a place that can be written") from error


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
