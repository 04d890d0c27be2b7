"""The settings page as a whole: the outcome stands above the fields that make it."""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.frame import View, rules_in_force
from cqcdash.ui.settings import (
    announced,
    duty,
    exchange,
    narrower,
    outcome,
    plants,
    product_codes,
    values,
)
from cqcdash.ui.settings import draft as drafts


def draw_settings(view: View) -> None:
    """Outcome, file, values, narrower values, announced changes, changes of duty."""
    draft = drafts.present()
    above, file = st.container(), st.container()
    st.header(_("Values that hold everywhere"), anchor=False)
    book = values.draw(draft, draft.start)
    st.header(_("Narrower values"), anchor=False)
    narrower.draw(draft, view)
    st.header(_("Announced changes of rules and standards"), anchor=False)
    book = announced.draw(draft, book)
    st.header(_("Changes of duty"), anchor=False)
    duty.draw(draft, view)
    st.header(_("Product codes of the categories"), anchor=False)
    book = product_codes.draw(draft, book)
    plants.draw(view)
    if book == draft.saved != rules_in_force():
        # Saved elsewhere since, and nothing entered here: begin with what holds now.
        drafts.drop()
        st.rerun()
    with file:
        exchange.draw(draft, book)
    with above:
        outcome.draw(draft, book, view)
