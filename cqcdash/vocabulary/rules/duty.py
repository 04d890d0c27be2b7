"""Changes of duty: the law changes who must hold what (R25)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from cqcdash.errors import SettingError
from cqcdash.vocabulary.records import Scheme

SHIPPED_LIST = Path(__file__).with_name("duty_changes.toml")
SECTION = "duty_change"
CODE = re.compile(r"[0-9]{2}|[0-9]{4}")
# What a change may be recognised by; words alone make it only a perhaps.
CRITERIA = ("codes", "categories", "rules", "standards", "words")
# The CCC product codes of the categories that the program knows; an editable setting.
CATEGORY_CODES = (
    ("brake linings", "1120"),
    ("child restraints", "2203"),
    ("driving recorders", "1117"),
    ("lighting", "1109"),
    ("mirrors", "1110"),
    ("reflective marking", "1118"),
    ("safety glass", "1301"),
    ("seat belts", "1104"),
    ("seats", "1114"),
    ("tyres", "1201"),
)
# In this order the days of a change follow each other; the announcement may follow the second.
DAYS = ("announced", "accepted_from", "convert_by", "without_effect_from")


class Effect(StrEnum):
    """What a change of duty does to the certificates that it concerns."""

    DECLARATION_ENDS = "declaration_ends"
    BECOMES_MANDATORY = "becomes_mandatory"
    LEAVES_CATALOGUE = "leaves_catalogue"
    RULE_REPLACED = "rule_replaced"
    STANDARD_REPLACED = "standard_replaced"


class Trust(StrEnum):
    """How far the source of a change carries, the best first; own ones nobody has graded."""

    OFFICIAL = "official"
    RULE = "rule"
    CONSULTANCY = "consultancy"
    WEAK = "weak"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class DutyChange:
    """One change of duty (R25).

    A certificate is concerned by its scheme and one of code, rule, standard or category; by words
    alone it is perhaps concerned. Without ``convert_by`` and ``without_effect_from`` the change
    is only announced: it is watched and ends nothing. Changes of one name are versions of it: on
    a day the one that was announced last by then holds.

    Attributes:
        name: what it is called by, such as ``SAMR 2025-57``.
        effect: what it does.
        title: one line about it.
        schemes: whose certificates it concerns; none means all.
        codes: CCC product codes, two digits (a category) or four.
        categories: the manager's own product categories.
        rules: certification rules, as certificates cite them.
        standards: standards, as certificates cite them.
        words: parts of product names that make a certificate perhaps concerned.
        into: the scheme to hold afterwards; empty when the same one goes on.
        announced: when it was published.
        accepted_from: from when applications for the new duty are accepted.
        convert_by: the last day on which what was held is enough.
        without_effect_from: the day from which it is not.
        exceptions: who need not follow.
        source: where it is written.
        trust: how far that carries.
        whole: a rule or standard has to be cited exactly so, its edition too.
    """

    name: str
    effect: Effect
    title: str = ""
    schemes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    into: str = ""
    announced: date | None = None
    accepted_from: date | None = None
    convert_by: date | None = None
    without_effect_from: date | None = None
    exceptions: str = ""
    source: str = ""
    trust: Trust = Trust.OWN
    whole: bool = False

    @property
    def dated(self) -> bool:
        """Whether it says from when on it holds."""
        return self.last_day is not None

    @property
    def updates(self) -> bool:
        """Whether what is held is to be updated, and not replaced by another scheme's (R24)."""
        replaced = self.effect in (Effect.RULE_REPLACED, Effect.STANDARD_REPLACED)
        return replaced and not self.into and self.dated

    @property
    def last_day(self) -> date | None:
        """The last day on which what was held is enough; None while it is open."""
        if self.convert_by is None and self.without_effect_from is not None:
            return self.without_effect_from - timedelta(days=1)
        return self.convert_by


LISTS = ("schemes", *CRITERIA)
FIELDS = tuple(f.name for f in fields(DutyChange))


def duty_changes_from(found: object) -> tuple[DutyChange, ...]:
    """The entries of ``[[duty_change]]`` in a parsed TOML document.

    Raises:
        SettingError: an unknown field, effect, scheme or form of code; no criterion; days in the
            wrong order; two changes of one name and one day of announcement.
    """
    if not isinstance(found, list):
        raise SettingError(SECTION, found, FIELDS)
    changes = tuple(_change(number, entry) for number, entry in enumerate(found, start=1))
    versions = [(change.name, change.announced) for change in changes]
    for version in versions:
        if versions.count(version) > 1:
            allowed = ("another name", "another day of announcement")
            raise SettingError(f"{SECTION}.name", version[0], allowed)
    return changes


def category_codes_from(found: object) -> tuple[tuple[str, str], ...]:
    """The table ``[category_codes]``: a product category and the CCC product code of its goods.

    Raises:
        SettingError: no table, or a code that has not two or four digits.
    """
    allowed = ('"safety glass" = "1301"',)
    if not isinstance(found, Mapping):
        raise SettingError("category_codes", found, allowed)
    for category, code in found.items():
        if not (isinstance(code, str) and CODE.fullmatch(code)):
            raise SettingError(f"category_codes.{category}", code, allowed)
    return tuple(sorted(found.items()))


def duty_changes_to(changes: Iterable[DutyChange]) -> list[dict[str, Any]]:
    """The entries that ``duty_changes_from`` reads back; what is empty is left out."""
    return [
        {
            name: _plain(value)
            for name in FIELDS
            if (value := getattr(change, name)) not in (None, "", (), False)
        }
        for change in changes
    ]


@lru_cache(maxsize=1)
def shipped_duty_changes() -> tuple[DutyChange, ...]:
    """The curated list that comes with the program, each with its source and its trust."""
    document = tomllib.loads(SHIPPED_LIST.read_text(encoding="utf-8"))
    return duty_changes_from(document[SECTION])


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, StrEnum) else value


def _change(number: int, entry: object) -> DutyChange:
    if not isinstance(entry, Mapping):
        raise SettingError(f"{SECTION} {number}", entry, FIELDS)
    where = f"{SECTION} {entry.get('name') or number}"
    for key in entry:
        if key not in FIELDS:
            raise SettingError(f"{where}, {key}", key, FIELDS)
    values = {key: _value(where, key, entry[key]) for key in entry}
    if not values.get("name"):
        raise SettingError(f"{where}, name", entry.get("name"), ("SAMR 2025-57",))
    values["effect"] = _one_of(where, "effect", values.get("effect"), Effect)
    if "trust" in values:
        values["trust"] = _one_of(where, "trust", values["trust"], Trust)
    change = DutyChange(**values)
    _require_criteria(where, change)
    _require_order(where, change)
    return change


def _value(where: str, key: str, value: object) -> Any:  # noqa: ANN401 - by the field
    if key in LISTS:
        return _texts(where, key, value)
    if key in DAYS:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise SettingError(f"{where}, {key}", value, ("a day such as 2026-12-31",))
        return value
    if key == "whole":
        if not isinstance(value, bool):
            raise SettingError(f"{where}, {key}", value, ("true", "false"))
        return value
    if not isinstance(value, str):
        raise SettingError(f"{where}, {key}", value, ('"…"',))
    return value.strip()


def _texts(where: str, key: str, value: object) -> tuple[str, ...]:
    listed = list(value) if isinstance(value, (list, tuple)) else [None]
    texts = [text.strip() if isinstance(text, str) else "" for text in listed]
    if not all(texts):
        raise SettingError(f"{where}, {key}", value, ('["…", "…"]',))
    for text in texts:
        if key == "codes" and not CODE.fullmatch(text):
            allowed = ("two digits, such as 13", "four digits, such as 1104")
            raise SettingError(f"{where}, {key}", text, allowed)
        if key == "schemes":
            _one_of(where, key, text, Scheme)
    return tuple(texts)


def _one_of(where: str, key: str, value: object, words: type[StrEnum]) -> Any:  # noqa: ANN401 - one of the words
    if value not in tuple(words):
        raise SettingError(f"{where}, {key}", value, words)
    return words(str(value))


def _require_criteria(where: str, change: DutyChange) -> None:
    if not any(getattr(change, name) for name in CRITERIA):
        raise SettingError(f"{where}, whom it concerns", "no criterion", CRITERIA)
    if change.into and change.into not in tuple(Scheme):
        raise SettingError(f"{where}, into", change.into, Scheme)


def _require_order(where: str, change: DutyChange) -> None:
    for earlier, later in combinations(DAYS, 2):
        first, then = getattr(change, earlier), getattr(change, later)
        # A newer version may be announced after applications are accepted.
        free = (earlier, later) == ("announced", "accepted_from")
        if first is not None and then is not None and first > then and not free:
            allowed = (f"{later} on or after {earlier}, {first}",)
            raise SettingError(f"{where}, {later}", str(then), allowed)
