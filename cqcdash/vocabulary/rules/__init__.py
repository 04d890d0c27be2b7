"""The domain's rules as settings: one import for the values, the book and its TOML form."""

from cqcdash.vocabulary.rules.book import SHIPPED, Applied, Override, RuleBook
from cqcdash.vocabulary.rules.check import checked_value
from cqcdash.vocabulary.rules.duty import (
    DutyChange,
    Effect,
    Trust,
    category_codes_from,
    duty_changes_from,
    shipped_duty_changes,
)
from cqcdash.vocabulary.rules.toml import (
    every_rule_to_toml,
    rulebook_from_toml,
    rulebook_to_toml,
)
from cqcdash.vocabulary.rules.values import (
    CLASSES,
    Lookup,
    RuleChange,
    Rules,
    Scope,
    Setting,
    lookup,
    settings_catalogue,
)

__all__ = [
    "CLASSES",
    "SHIPPED",
    "Applied",
    "DutyChange",
    "Effect",
    "Lookup",
    "Override",
    "RuleBook",
    "RuleChange",
    "Rules",
    "Scope",
    "Setting",
    "Trust",
    "category_codes_from",
    "checked_value",
    "duty_changes_from",
    "every_rule_to_toml",
    "lookup",
    "rulebook_from_toml",
    "rulebook_to_toml",
    "settings_catalogue",
    "shipped_duty_changes",
]
