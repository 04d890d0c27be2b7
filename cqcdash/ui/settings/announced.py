"""Announced changes of rules and standards, as a table to edit (R24)."""

import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.frame import say
from cqcdash.ui.parts import known
from cqcdash.ui.settings.draft import Draft
from cqcdash.vocabulary.rules import RuleBook, RuleChange


def draw(draft: Draft, book: RuleBook) -> RuleBook:
    """The table; returns the rules with its complete rows."""
    st.caption(
        _(
            "Every certificate that cites the rule or standard has to follow by the deadline, or "
            "with its next audit when that is earlier."
        )
    )
    frame = pd.DataFrame(
        [(c.cites, pd.Timestamp(c.deadline), c.note) for c in draft.start.defaults.rule_changes],
        columns=["cites", "deadline", "note"],
    ).astype({"cites": "str", "deadline": "datetime64[us]", "note": "str"})
    edited = st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        key=draft.key("rule_changes"),
        column_config={
            "cites": st.column_config.TextColumn(
                _("Rule or standard"), help=_("As certificates cite it, such as GB 9656-2021.")
            ),
            "deadline": st.column_config.DateColumn(_("Deadline"), format="YYYY-MM-DD"),
            "note": st.column_config.TextColumn(_("Note"), width="large"),
        },
    )
    return book.with_rule_changes(_changes(edited))


def _changes(edited: pd.DataFrame) -> tuple[RuleChange, ...]:
    rows = edited.fillna({"cites": "", "note": ""}).to_dict("records")
    whole = [row for row in rows if row["cites"].strip() and known(row["deadline"])]
    if len(whole) < len(rows):
        say(_("A row without rule or deadline is not complete yet; it does not count."), "warning")
    return tuple(
        RuleChange(row["cites"].strip(), row["deadline"].date(), row["note"]) for row in whole
    )
