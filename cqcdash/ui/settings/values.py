"""The values that hold everywhere, by topic and rule."""

import streamlit as st

from cqcdash.errors import SettingError
from cqcdash.texts import _
from cqcdash.texts.rules import TOPICS, choice, rule_name
from cqcdash.ui.frame import escaped, show_error
from cqcdash.ui.settings import entry
from cqcdash.ui.settings.draft import Draft
from cqcdash.vocabulary.rules import Lookup, RuleBook, Setting, settings_catalogue


def draw(draft: Draft, book: RuleBook) -> RuleBook:
    """Every setting as a field; returns the rules with what the fields say."""
    catalogue = settings_catalogue()
    for topic, rules in TOPICS:
        mine = [about for about in catalogue if about.rule in rules]
        moved = sum(getattr(draft.start.defaults, a.name) != a.default for a in mine)
        title = _(topic) if not moved else f"{_(topic)} · " + _("{n} changed").format(n=moved)
        with st.expander(title):
            book = _topic(draft, book, mine, rules)
    return book


def _topic(
    draft: Draft, book: RuleBook, settings: list[Setting], rules: tuple[str, ...]
) -> RuleBook:
    for rule in rules:
        st.markdown(f"**{escaped(rule_name(rule))}**")
        for about in (a for a in settings if a.rule == rule):
            book = _one(draft, book, about)
    return book


def _one(draft: Draft, book: RuleBook, about: Setting) -> RuleBook:
    with st.container(width=520, gap="xxsmall"):
        present = getattr(draft.start.defaults, about.name)
        value = entry.enter(about, present, draft.key(about.name))
        st.caption(
            escaped(
                _("Shipped: {value} · allowed: {range}").format(
                    value=written(about.default), range=allowed(about)
                )
            )
        )
        try:
            return book.with_default(about.name, value)
        except SettingError as error:
            show_error(error)
            return book


def allowed(about: Setting) -> str:
    """What may be entered, in words."""
    if about.type == "flag":
        return _("yes or no")
    if about.type == "choice":
        return ", ".join(choice(word) for word in about.choices)
    numbers = f"{about.low:g}–{about.high:g}"
    if about.type == "numbers":
        return _("{n} ascending numbers of {range}").format(n=len(about.default), range=numbers)
    return numbers


def written(value: object) -> str:
    """A setting's value in words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Lookup):
        return ", ".join(f"{key} {number}" for key, number in value.items())
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return choice(value) if isinstance(value, str) else str(value)
