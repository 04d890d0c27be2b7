"""Plants and categories: the field of cells, plants by risk and side by side, what is behind."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.charts import matrix
from cqcdash.texts import _, counted, grouped
from cqcdash.texts.words import label
from cqcdash.ui.frame import View, escaped, on_paper, say
from cqcdash.ui.parts import day_text, name_setter, pick_rows, show_chart, show_table
from cqcdash.vocabulary.certificates import Standing
from cqcdash.vocabulary.plants import PLANT_COMPARISON

COLUMNS = [
    *("certificate_no", "state", "product", "scheme", "expires_on", "file_renewal_by"),
    *("renewal_slack_days", "safe_until", "safe_until_reason", "next_action", "owner"),
]
PLANTS = [
    *("plant", "ending_soon", "safe_until", "certificates", "not_usable", "deadline_missed"),
    *("standing_unknown", "act_soon", "fine", "holes", "follow_up_due_on", "audit_planned_on"),
    *("cases_open", "cases_stuck"),
]
COUNTS = {
    Standing.NOT_USABLE: "not_usable",
    Standing.DEADLINE_MISSED: "deadline_missed",
    Standing.UNKNOWN: "standing_unknown",
    Standing.ACT_SOON: "act_soon",
    Standing.FINE: "fine",
}
# Side by side more of them could not be read.
MOST = 4
Row = Mapping[str, Any]


def seen_plants(view: View) -> pd.DataFrame:
    """The plants of the scope, the one at most risk first."""
    return view.shared(
        "plants", lambda d: metrics.plant_comparison(d.positions, d.cases, d.as_of, d.book)
    )


def draw_matrix(view: View, found: pd.DataFrame, plants: pd.DataFrame) -> None:
    """The chart; on a phone the list of plants below it says the same."""
    names = plants["plant"].astype("str").tolist()
    with st.container(key="narrow_hides"):
        show_chart(
            matrix.cells(found, names),
            key="cells",
            alt=_("Certificates in force and months of cover for each plant and category."),
            picks=name_setter("cell"),
        )
        st.caption(_("The deeper a cell, the more months until its first certificate is not safe."))
    if len(names) > matrix.MOST:
        words = _("The {shown} plants at most risk of {all}; the list below holds all of them.")
        st.caption(words.format(shown=grouped(matrix.MOST), all=grouped(len(names))))
    left_out = len(view.derived.positions) - sum(found["certificates"] + found["ended"])
    if left_out:
        st.caption(
            counted(
                "{n} certificate without plant or category is not in this picture.",
                "{n} certificates without plant or category are not in this picture.",
                left_out,
            )
        )


def draw_plants(plants: pd.DataFrame) -> None:
    """The plants by risk; those that are marked stand side by side below."""
    if plants.empty:
        return
    st.header(_("Plants by risk"), anchor=False)
    st.caption(
        _(
            "First comes who loses most certificates soonest: most that end soon, then the "
            "earliest day. Mark two or more to compare them."
        )
    )
    table: dict[str, Any] = {
        "key": "plants",
        "schema": PLANT_COMPARISON,
        "alt": _("Plants with their certificates by standing, the one at most risk first."),
    }
    if on_paper():
        show_table(plants, PLANTS, **table)
        return
    marked = pick_rows(plants, PLANTS, **table)
    # Whoever filters for a few plants wants them beside each other.
    few = plants if 1 < len(plants) <= MOST else plants.iloc[:0]
    _draw_side_by_side(marked if len(marked) > 1 else few)


def _draw_side_by_side(plants: pd.DataFrame) -> None:
    if plants.empty:
        return
    st.header(_("Side by side"), anchor=False)
    shown = plants.head(MOST)
    with st.grid(len(shown), min_column_width=200, gap="xsmall"):
        for row in shown.to_dict("records"):
            _draw_plant(row)
    if len(plants) > MOST:
        st.caption(_("The first {n} of those that are marked.").format(n=MOST))


def _draw_plant(row: Row) -> None:
    with st.container(border=True, gap="xxsmall", height="stretch"):
        st.markdown(f"**{escaped(row['plant'])}**")
        for name, value in _facts(row).items():
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                st.caption(escaped(name))
                st.space("stretch")
                st.markdown(f"**{escaped(value)}**", width="content")


def _facts(row: Row) -> dict[str, str]:
    """What is compared, in words."""
    counts = {label(standing): grouped(row[name]) for standing, name in COUNTS.items()}
    booked = row["audit_planned_on"]
    return {
        _("Certificates"): grouped(row["certificates"]),
        **counts,
        _("End soon"): grouped(row["ending_soon"]),
        _("Earliest safe until"): day_text(row["safe_until"]),
        _("Next audit due"): day_text(row["follow_up_due_on"]),
        _("Visit booked"): day_text(booked),
        _("Open cases"): grouped(row["cases_open"]),
        _("Stuck cases"): grouped(row["cases_stuck"]),
        _("Holes"): grouped(row["holes"]),
    }


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
