"""The CCC product code of each product category, as a table to edit (R25)."""

import pandas as pd
import streamlit as st

from cqcdash.errors import SettingError
from cqcdash.texts import _
from cqcdash.ui.frame import show_error
from cqcdash.ui.settings.draft import Draft
from cqcdash.vocabulary.rules import RuleBook, category_codes_from


def draw(draft: Draft, book: RuleBook) -> RuleBook:
    """The table; returns the rules with it, and what is wrong in it as a sentence."""
    st.caption(
        _(
            "A certificate whose number holds no product code is recognised by the code of its "
            "product category. Write the categories as your certificates do."
        )
    )
    edited = st.data_editor(
        pd.DataFrame(
            draft.start.defaults.category_codes, columns=["category", "code"], dtype="str"
        ),
        num_rows="dynamic",
        hide_index=True,
        key=draft.key("category_codes"),
        width=520,
        column_config={
            "category": st.column_config.TextColumn(_("Product category"), required=True),
            "code": st.column_config.TextColumn(
                _("CCC product code"), required=True, help=_("Two or four digits, such as 1104.")
            ),
        },
    )
    rows = edited.dropna().to_dict("records")
    try:
        found = {str(row["category"]).strip(): str(row["code"]).strip() for row in rows}
        return book.with_category_codes(category_codes_from(found))
    except SettingError as error:
        show_error(error)
        return book
