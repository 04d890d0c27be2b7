"""What a file that leaves the app says of itself: filters, day, data version, rules in force."""

from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version

import streamlit as st

from cqcdash.texts import _, counted
from cqcdash.texts.rules import setting_name
from cqcdash.ui.frame.filters import chosen_values, day_words, filter_labels, word_for
from cqcdash.ui.frame.view import View
from cqcdash.vocabulary.rules import SHIPPED, RuleBook

ABOUT = "about.view"
About = tuple[tuple[str, str], ...]


def keep_for_files(view: View) -> None:
    """Remember what this run looks at, for the files that its tables offer."""
    st.session_state[ABOUT] = about(view)


def present_about() -> About:
    """What the files of this run say of themselves; nothing outside a page."""
    return st.session_state.get(ABOUT, ())


def about(view: View) -> About:
    """Names and values: the day, each filter, the data version, the rules that differ."""
    titles = filter_labels()
    chosen = chosen_values(view.chosen)
    filters = [(titles[key], word_for(key, value)) for key, value in chosen]
    return (
        (_("Looked at"), day_words(view.chosen)),
        *(filters or [(_("Filters"), _("none"))]),
        (_("Data version"), str(view.snapshot.version)),
        (_("Rules"), _rules(view.derived.book)),
        (_("Made by"), f"cqcdash {_version()}".strip()),
    )


def _rules(book: RuleBook) -> str:
    """The settings that are not as shipped, and how many hold for a part only."""
    differing = [
        f"{setting_name(one.name)} = {getattr(book.defaults, one.name)}"
        for one in fields(book.defaults)
        if getattr(book.defaults, one.name) != getattr(SHIPPED.defaults, one.name)
    ]
    if book.overrides:
        n = len(book.overrides)
        differing.append(counted("{n} value for a part only", "{n} values for a part only", n))
    return "; ".join(differing) or _("as shipped")


def _version() -> str:
    try:
        return version("cqcdash")
    except PackageNotFoundError:
        return ""
