"""Rules that are being changed: nothing holds before they are saved."""

from dataclasses import dataclass, field

import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.portfolio.rules_file import save_rules
from cqcdash.texts import _
from cqcdash.ui.frame import rules_in_force, say_later
from cqcdash.vocabulary.rules import RuleBook

KEPT = "rule_settings.draft"


@dataclass(eq=False)
class Draft:
    """What the page's fields start from.

    Attributes:
        saved: the rules that hold.
        start: the rules that the fields begin with: the saved ones, an uploaded file, the shipped.
        round: names the fields; another round has fresh ones.
    """

    saved: RuleBook
    start: RuleBook
    round: int = field(default=0)

    def key(self, *parts: str) -> str:
        """The name of a widget in this round."""
        return ".".join(("rules", str(self.round), *parts))


def present() -> Draft:
    """The draft of this session; a new one when the saved rules were untouched by it."""
    draft = st.session_state.get(KEPT)
    if draft is None:
        saved = rules_in_force()
        draft = st.session_state[KEPT] = Draft(saved, saved)
    return draft


def start_from(book: RuleBook) -> None:
    """Fill all fields from these rules."""
    draft = present()
    draft.start = book
    draft.round += 1


def drop() -> None:
    """Back to the rules that hold."""
    draft = present()
    draft.saved = rules_in_force()
    start_from(draft.saved)


def save(book: RuleBook) -> None:
    """Write the rules; from now on they hold everywhere."""
    draft = present()
    save_rules(settings().rules_path, book, draft.saved)
    draft.saved = portfolio.rules_in(settings().rules_path)
    start_from(draft.saved)
    say_later(_("Saved. The new rules hold from now on, on every page."), "success")
