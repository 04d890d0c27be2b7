"""What an import does to the portfolio, with the list behind each number."""

import streamlit as st

from cqcdash.portfolio import Preview
from cqcdash.portfolio.consequences import consequences
from cqcdash.texts import _
from cqcdash.texts.changes import sentence
from cqcdash.ui.frame import View, cached_snapshot, rules_in_force
from cqcdash.ui.import_records.staging import Staged
from cqcdash.ui.parts import show_table

COLUMNS = [
    "certificate_no",
    "application_no",
    "plant",
    "product_category",
    "state_before",
    "state_after",
    "date_before",
    "date_after",
    "word_before",
    "word_after",
]


def draw(staged: Staged, planned: Preview, view: View) -> None:
    """One expander per kind of change, gravest first."""
    if not planned.can_commit:
        return
    slot = st.empty()
    if staged.outlook is None:
        with slot, st.spinner(_("Working out what this does to the portfolio")):
            staged.outlook = consequences(
                planned, cached_snapshot(), view.chosen.as_of, rules_in_force()
            )
    if not staged.outlook:
        return
    with st.container(border=True):
        st.header(_("What this does to the portfolio"), anchor=False)
        for consequence in staged.outlook:
            with st.expander(sentence(consequence.code, consequence.count)):
                filled = [
                    name for name in COLUMNS if bool(consequence.rows.loc[:, name].notna().any())
                ]
                show_table(
                    consequence.rows,
                    filled,
                    key=f"outlook.{consequence.code}",
                    alt=sentence(consequence.code, consequence.count),
                    file=str(consequence.code),
                    opens=False,
                )
