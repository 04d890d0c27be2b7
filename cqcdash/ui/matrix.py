"""Plant by category: the field of cells, and the certificates behind one of them."""

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.charts import matrix
from cqcdash.texts import _, counted
from cqcdash.ui.frame import View, say
from cqcdash.ui.parts import name_setter, show_chart, show_table

COLUMNS = [
    *("certificate_no", "state", "product", "scheme", "expires_on", "file_renewal_by"),
    *("renewal_slack_days", "safe_until", "safe_until_reason", "next_action", "owner"),
]


def draw_matrix(view: View) -> pd.DataFrame:
    """The chart with a sentence about its gaps; returns the matrix."""
    found = metrics.plant_category_matrix(view.derived.positions, view.chosen.as_of)
    if found.empty:
        st.info(_("No certificate in this view has both a plant and a category."))
        return found
    for sentence in _gaps(found):
        st.write(sentence)
    show_chart(
        matrix.cells(found),
        key="cells",
        alt=_("Number of certificates in force for each plant and category."),
        picks=name_setter("cell"),
    )
    left_out = len(view.derived.positions) - sum(found["certificates"] + found["ended"])
    if left_out:
        st.caption(
            counted(
                "{n} certificate without plant or category is not in this picture.",
                "{n} certificates without plant or category are not in this picture.",
                left_out,
            )
        )
    return found


def _gaps(found: pd.DataFrame) -> list[str]:
    """What is missing, in sentences."""
    holes, lapsing = sum(found["hole"]), sum(found["lapses_before_renewal"])
    sentences = {
        counted(
            "{n} hole: something was held there, and nothing is in force now.",
            "{n} holes: something was held there, and nothing is in force now.",
            holes,
        ): holes,
        counted(
            "{n} cell lapses before a renewal begun today can be done.",
            "{n} cells lapse before a renewal begun today can be done.",
            lapsing,
        ): lapsing,
    }
    return [sentence for sentence, n in sentences.items() if n] or [_("There is no hole.")]


def draw_certificates_behind(view: View, found: pd.DataFrame) -> None:
    """The certificates of the chosen cell."""
    names = {f"{row['plant']} · {row['product_category']}": row for row in found.to_dict("records")}
    asked = st.query_params.get("cell")
    if asked and asked not in names:
        say(_("{name} is not in this view.").format(name=asked[:80]), "warning")
    if st.session_state.get("cell") not in names:
        st.session_state.pop("cell", None)
    chosen = st.selectbox(
        _("Certificates behind a cell"),
        list(names),
        index=None,
        key="cell",
        bind="query-params",
        placeholder=_("Choose a plant and category, or click a cell"),
    )
    if chosen is None:
        return
    cell, positions = names[chosen], view.derived.positions
    hit = (positions["plant"] == cell["plant"]) & (
        positions["product_category"] == cell["product_category"]
    )
    show_table(
        positions.loc[hit.to_numpy(bool)],
        COLUMNS,
        key="cell_list",
        by=["safe_until"],
        alt=_("Certificates of the chosen plant and category."),
        file="plant-and-category",
    )
