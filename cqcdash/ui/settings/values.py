"""The values that hold everywhere, by topic and rule."""

import streamlit as st

from cqcdash.errors import SettingError
from cqcdash.texts import _
from cqcdash.texts.rules import TOPICS, choice, rule_title
from cqcdash.ui.frame import escaped, show_error
from cqcdash.ui.settings import entry
from cqcdash.ui.settings.draft import Draft
from cqcdash.vocabulary.rules import Lookup, RuleBook, Setting, settings_catalogue


def draw(draft: Draft, book: RuleBook) -> RuleBook:
    """Every setting as a field; returns the rules with what the fields say."""
    for topic, rules, moved in _ordered(draft):
        title = _(topic) if not moved else f"{_(topic)}: " + _("{n} changed").format(n=moved)
        with st.expander(title, expanded=bool(moved)):
            book = _topic(draft, book, rules)
    return book


def _ordered(draft: Draft) -> list[tuple[str, tuple[str, ...], int]]:
    """The topics with how many of their values are not as shipped, those with any first."""
    catalogue = settings_catalogue()
    counted = [
        (
            topic,
            rules,
            sum(
                getattr(draft.start.defaults, about.name) != about.default
                for about in catalogue
                if about.rule in rules
            ),
        )
        for topic, rules in TOPICS
    ]
    return sorted(counted, key=lambda each: -each[2])


def _topic(draft: Draft, book: RuleBook, rules: tuple[str, ...]) -> RuleBook:
    """The topic's settings in two columns, those that are not as shipped first."""
    mine = [about for about in settings_catalogue() if about.rule in rules]
    mine.sort(key=lambda about: getattr(draft.start.defaults, about.name) == about.default)
    columns = st.columns(2, gap="medium")
    for number, about in enumerate(mine):
        with columns[number % 2]:
            st.caption(escaped(rule_title(about.rule)))
            book = _one(draft, book, about)
    return book


def _one(draft: Draft, book: RuleBook, about: Setting) -> RuleBook:
    with st.container(gap="xxsmall"):
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
