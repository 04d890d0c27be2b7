"""A rule book as a TOML text: what differs from the shipped values, or everything."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast

import tomli_w

from cqcdash.errors import SettingError
from cqcdash.vocabulary.rules.book import COLUMN_OF_SCOPE, SHIPPED, RuleBook
from cqcdash.vocabulary.rules.duty import (
    category_codes_from,
    duty_changes_from,
    duty_changes_to,
)
from cqcdash.vocabulary.rules.values import CATALOGUE, Lookup, RuleChange, Value

SECTIONS = ("defaults", *COLUMN_OF_SCOPE, "rule_change", "duty_change", "category_codes")
CHANGE_KEYS = ("cites", "deadline", "note")


def rulebook_from_toml(text: str) -> RuleBook:
    """The rule book that a TOML text describes.

    ``[defaults]``, ``[scheme."CCC"]``, ``[category."tyres"]``, ``[plant."Werk Göppingen"]`` hold
    settings; each ``[[rule_change]]`` has cites, deadline and note, each ``[[duty_change]]`` the
    fields of DutyChange; ``[category_codes]`` gives product categories their CCC product codes.

    Raises:
        SettingError: no TOML, an unknown section or setting, or a value that is not allowed.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingError("TOML", str(error), SECTIONS) from error
    for section in document:
        if section not in SECTIONS:
            raise SettingError(section, section, SECTIONS)
    book = SHIPPED
    for setting, value in _settings("defaults", document.get("defaults", {})).items():
        book = book.with_default(setting, value)
    for scope in COLUMN_OF_SCOPE:
        for name, settings in _settings(scope, document.get(scope, {})).items():
            for setting, value in _settings(f"{scope}.{name}", settings).items():
                book = book.with_override(scope, name, setting, value)
    if "category_codes" in document:
        book = book.with_category_codes(category_codes_from(document["category_codes"]))
    book = book.with_duty_changes(duty_changes_from(document.get("duty_change", [])))
    return book.with_rule_changes(_changes(document.get("rule_change", [])))


def _settings(section: str, found: Value) -> Mapping[str, Any]:
    if not isinstance(found, Mapping):
        raise SettingError(section, found, sorted(CATALOGUE))
    return found


def _changes(found: Value) -> tuple[RuleChange, ...]:
    if not isinstance(found, list):
        raise SettingError("rule_change", found, CHANGE_KEYS)
    return tuple(_change(entry) for entry in found)


def _change(entry: Value) -> RuleChange:
    entry = cast("dict[str, Any]", _settings("rule_change", entry))
    for key in entry:
        if key not in CHANGE_KEYS:
            raise SettingError(f"rule_change.{key}", key, CHANGE_KEYS)
    cites, deadline, note = entry.get("cites"), entry.get("deadline"), entry.get("note", "")
    if not isinstance(cites, str) or not cites.strip():
        raise SettingError("rule_change.cites", cites, ("GB 9656-2021",))
    if not isinstance(deadline, date) or isinstance(deadline, datetime):
        raise SettingError("rule_change.deadline", deadline, ("2027-07-01",))
    if not isinstance(note, str):
        raise SettingError("rule_change.note", note, ('"…"',))
    return RuleChange(cites.strip(), deadline, note)


def rulebook_to_toml(book: RuleBook) -> str:
    """The text that ``rulebook_from_toml`` reads back as the same rule book."""
    changed = [
        name
        for name in CATALOGUE
        if getattr(book.defaults, name) != getattr(SHIPPED.defaults, name)
    ]
    return _document(book, changed)


def every_rule_to_toml(book: RuleBook) -> str:
    """The same with every default, changed or not."""
    return _document(book, CATALOGUE)


def _document(book: RuleBook, names: Iterable[str]) -> str:
    document: dict[str, Any] = {}
    defaults = {name: _plain(getattr(book.defaults, name)) for name in names}
    if defaults:
        document["defaults"] = defaults
    for o in book.overrides:
        document.setdefault(o.scope, {}).setdefault(o.name, {})[o.setting] = _plain(o.value)
    if book.defaults.rule_changes:
        document["rule_change"] = [
            {"cites": c.cites, "deadline": c.deadline, "note": c.note}
            for c in book.defaults.rule_changes
        ]
    if book.defaults.duty_changes:
        document["duty_change"] = duty_changes_to(book.defaults.duty_changes)
    if book.defaults.category_codes != SHIPPED.defaults.category_codes:
        document["category_codes"] = dict(book.defaults.category_codes)
    return tomli_w.dumps(document)


def _plain(value: Value) -> Value:
    if isinstance(value, Lookup):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value
