"""The rules as they apply to each row: the narrowest override wins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from cqcdash.errors import SettingError
from cqcdash.vocabulary.records import Scheme
from cqcdash.vocabulary.rules.check import checked_value
from cqcdash.vocabulary.rules.duty import DutyChange, shipped_duty_changes
from cqcdash.vocabulary.rules.values import RuleChange, Rules, Scope, Value

COLUMN_OF_SCOPE: dict[Scope, str] = {
    "scheme": "scheme",
    "category": "product_category",
    "plant": "plant",
}  # widest first


@dataclass(frozen=True, slots=True)
class Override:
    """One setting's value for one scheme, product category or plant."""

    scope: Scope
    name: str
    setting: str
    value: Value


@dataclass(frozen=True, slots=True)
class Applied:
    """The value that applies to one row and where it was set; scope is ``global`` by default."""

    setting: str
    value: Value
    scope: str
    name: str


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The defaults of one portfolio and what overrides them (plant > category > scheme)."""

    defaults: Rules
    overrides: tuple[Override, ...] = ()

    def _overrides_of(self, setting: str, item: str | int | None) -> list[Override]:
        order = list(COLUMN_OF_SCOPE)
        found = [o for o in self.overrides if o.setting == setting and _has(o.value, item)]
        return sorted(found, key=lambda o: order.index(o.scope))

    def applying(self, frame: pd.DataFrame, setting: str, item: str | int | None = None) -> Value:
        """The value as one number or word when nothing overrides it, else one per row."""
        value = _item(getattr(self.defaults, setting), item)
        overrides = self._overrides_of(setting, item)
        if not overrides:
            return value
        words = isinstance(value, str)
        values = np.full(len(frame), value, dtype="object" if words else None)
        for override in overrides:
            column = COLUMN_OF_SCOPE[override.scope]
            if column in frame:
                values[(frame[column] == override.name).to_numpy(dtype=bool, na_value=False)] = (
                    _item(override.value, item)
                )
        return values

    def per_row(
        self, frame: pd.DataFrame, setting: str, item: str | int | None = None
    ) -> pd.Series:
        """The value for each row of a frame with plant, product_category and scheme.

        Args:
            frame: any frame; scopes whose column it lacks do not apply.
            setting: the name of a setting.
            item: the key of a table (a factory class, a stage), or the place in a list.
        """
        return pd.Series(self.applying(frame, setting, item), index=frame.index, name=setting)

    def applied(
        self, row: Mapping[str, Value], setting: str, item: str | int | None = None
    ) -> Applied:
        """The value for one row, with the scope that gave it."""
        found = Applied(setting, _item(getattr(self.defaults, setting), item), "global", "")
        for o in self._overrides_of(setting, item):
            if row.get(COLUMN_OF_SCOPE[o.scope]) == o.name:
                found = Applied(setting, _item(o.value, item), o.scope, o.name)
        return found

    def with_default(self, setting: str, value: Value) -> "RuleBook":
        """The same rules with another value everywhere.

        Raises:
            SettingError: the setting does not exist or the value is not allowed.
        """
        checked = checked_value(setting, value, "defaults", whole=True)
        return replace(self, defaults=replace(self.defaults, **{setting: checked}))

    def with_override(self, scope: Scope, name: str, setting: str, value: Value) -> "RuleBook":
        """The same rules with another value for one scheme, category or plant.

        Raises:
            SettingError: the setting does not exist, or not here, or the value is not allowed;
                or there is no such scheme.
        """
        if scope == "scheme" and name not in tuple(Scheme):
            raise SettingError("scheme", name, Scheme)
        checked = checked_value(setting, value, scope)
        kept = self.without_override(scope, name, setting).overrides
        override = Override(scope, name, setting, checked)
        order = list(COLUMN_OF_SCOPE)
        ordered = sorted((*kept, override), key=lambda o: (order.index(o.scope), o.name, o.setting))
        return replace(self, overrides=tuple(ordered))

    def without_override(self, scope: Scope, name: str, setting: str) -> "RuleBook":
        """The same rules without one override."""
        gone = (scope, name, setting)
        return replace(
            self,
            overrides=tuple(o for o in self.overrides if (o.scope, o.name, o.setting) != gone),
        )

    def with_rule_changes(self, changes: tuple[RuleChange, ...]) -> "RuleBook":
        """The same rules with other announced rule changes (R24)."""
        return replace(self, defaults=replace(self.defaults, rule_changes=changes))

    @property
    def duty_changes(self) -> tuple[DutyChange, ...]:
        """Every version of every change of duty: shipped, own, and changes of a rule (R24, R25).

        An own one replaces the shipped one of its name when it has the same day of announcement,
        or none.
        """
        own = self.defaults.duty_changes
        replaced = {(c.name, c.announced) for c in own}
        shipped = (
            c
            for c in shipped_duty_changes()
            if not replaced & {(c.name, c.announced), (c.name, None)}
        )
        return (*shipped, *own, *_as_duty(self.defaults.rule_changes, {c.name for c in own}))

    def duty_changes_on(self, as_of: date) -> tuple[DutyChange, ...]:
        """What was known on a day: of each name the version that was announced last by then."""
        latest: dict[str, DutyChange] = {}
        for change in sorted(self.duty_changes, key=lambda c: c.announced or date.min):
            if change.announced is None or change.announced <= as_of:
                latest[change.name] = change
        known = set(latest.values())
        return tuple(change for change in self.duty_changes if change in known)

    def with_duty_changes(self, changes: tuple[DutyChange, ...]) -> "RuleBook":
        """The same rules with other own changes of duty (R25)."""
        return replace(self, defaults=replace(self.defaults, duty_changes=changes))

    def with_category_codes(self, codes: tuple[tuple[str, str], ...]) -> "RuleBook":
        """The same rules with other CCC product codes of the categories (R25)."""
        return replace(self, defaults=replace(self.defaults, category_codes=codes))


def _as_duty(changes: tuple[RuleChange, ...], taken: set[str]) -> Iterator[DutyChange]:
    """Changes of rules and standards as changes of duty, each under a name of its own."""
    names = {change.name for change in shipped_duty_changes()} | taken
    for one in sorted(set(changes), key=lambda change: (change.cites, change.deadline)):
        change = one.as_duty_change()
        if change.name in names:
            change = replace(change, name=f"{one.cites}, {one.deadline:%Y-%m-%d}")
        if change.name not in names:
            names.add(change.name)
            yield change


def _item(value: Value, item: str | int | None) -> Value:
    return value if item is None else value[item]


def _has(value: Value, item: str | int | None) -> bool:
    return not isinstance(item, str) or item in value


SHIPPED = RuleBook(Rules())
