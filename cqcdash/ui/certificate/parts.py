"""The parts of the page below the head, one tab each."""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui import correcting
from cqcdash.ui.certificate import audit_entry, editing, explained, history, siblings
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.view import View


def draw(view: View, row: Row) -> None:
    """Explanation, siblings, history and the two ways to enter something."""
    number = str(row["certificate_no"])
    draft = correcting.present(number)
    if draft is not None:
        correcting.draw(draft, view)
    parts = {
        _("Where each date comes from"): lambda: explained.draw(view, number),
        _("Same audit"): lambda: siblings.draw(view, row),
        _("History"): lambda: history.draw(number),
        _("Correct it"): lambda: editing.draw(view, number),
        _("Enter an audit"): lambda: audit_entry.draw(view, row),
    }
    for tab, part in zip(st.tabs(list(parts)), parts.values(), strict=True):
        with tab:
            part()
