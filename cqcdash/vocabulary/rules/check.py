"""Is a value allowed for a setting? One answer for the page, the file and the command line."""

from collections.abc import Mapping

from cqcdash.errors import SettingError
from cqcdash.vocabulary.rules.values import CATALOGUE, Lookup, Setting, Value, lookup


def checked_value(setting: str, value: Value, where: str, *, whole: bool = False) -> Value:
    """The value in the setting's own type.

    Args:
        setting: the name of a setting.
        value: what was entered.
        where: ``defaults`` or the scope.
        whole: a table with fixed keys is filled up with the shipped values.

    Raises:
        SettingError: no such setting, not in this scope, wrong type or out of range.
    """
    about = CATALOGUE.get(setting)
    if about is None:
        raise SettingError(f"{where}.{setting}", setting, sorted(CATALOGUE))
    if where != "defaults" and where not in about.scopes:
        raise SettingError(f"{where}.{setting}", where, ("defaults", *about.scopes))
    if about.type == "table":
        return _table(about, value, whole=whole)
    if about.type == "numbers":
        return _numbers(about, value)
    return _single(about, value)


def _single(about: Setting, value: Value) -> Value:
    kinds = {"flag": bool, "choice": str, "integer": int, "number": (int, float)}[about.type]
    right = isinstance(value, kinds) and (about.type == "flag" or not isinstance(value, bool))
    if about.type == "choice":
        right = right and value in about.choices
    elif about.type != "flag":
        right = right and about.low <= value <= about.high
    if not right:
        raise SettingError(about.name, value, about.allowed)
    return float(value) if about.type == "number" else value


def _table(about: Setting, value: Value, *, whole: bool) -> Lookup:
    # A table that ships empty may be empty; one with fixed keys never is.
    if not isinstance(value, Mapping) or not (value or not about.default):
        raise SettingError(about.name, value, about.allowed)
    for key, number in value.items():
        whole_number = isinstance(number, int) and not isinstance(number, bool)
        known = not about.choices or key in about.choices
        if not (known and whole_number and about.low <= number <= about.high):
            raise SettingError(f"{about.name}.{key}", number, about.allowed)
    fill = about.default if whole and about.choices else {}
    return lookup({**fill, **value})


def _numbers(about: Setting, value: Value) -> tuple[int, ...]:
    numbers: list[int] = list(value) if isinstance(value, (list, tuple)) else []
    whole = len(numbers) == len(about.default) and all(type(n) is int for n in numbers)
    if (
        not whole
        or numbers != sorted(set(numbers))
        or not (about.low <= min(numbers) and max(numbers) <= about.high)
    ):
        raise SettingError(about.name, value, about.allowed)
    return tuple(numbers)
