"""The preparation sheet of one plant: paper with boxes to tick by hand."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _
from cqcdash.ui.audits.conditions import draw_conditions
from cqcdash.ui.audits.falling import members_of, what_falls
from cqcdash.ui.frame import View, escaped, lay_out_for_paper, on_paper
from cqcdash.ui.parts import draw_visit_preparation, show_table
from cqcdash.vocabulary.preparation import PREPARATION

SHEET = "audits.sheet"
BOX = "☐"
NUMBERS = ("certificate_no", "product", "product_category", "scheme", "expires_on")


def sheet_button(group: str) -> None:
    """The button that lays out the plant's sheet for printing."""
    st.button(
        _("Preparation sheet"),
        icon=":material/print:",
        on_click=_lay_out,
        args=(group,),
        key="audits.sheet.print",
        help=_("To print: what to settle and to have ready, with boxes to tick."),
    )


def _lay_out(group: str) -> None:
    st.session_state[SHEET] = group
    lay_out_for_paper()


def asked_sheet(view: View) -> Mapping[str, Any] | None:
    """The plant whose sheet is laid out for printing: a row of FOLLOW_UPS; None for the page."""
    if not on_paper():
        st.session_state.pop(SHEET, None)
    ahead = view.derived.follow_ups
    mine = (ahead["audit_group"] == st.session_state.get(SHEET, "")).to_numpy(bool)
    return ahead.loc[mine].iloc[0].to_dict() if mine.any() else None


def draw_sheet(view: View, group: Mapping[str, Any]) -> None:
    """What falls, what to have ready and who comes, the conditions, the numbers to be shown."""
    members = members_of(view, str(group["audit_group"]))
    title = _("Preparation sheet: {name}").format(name=group["audit_group"])
    st.header(escaped(title), anchor=False)
    st.write(escaped(what_falls(group, len(members))))
    draw_visit_preparation(view, metrics.group_visit(group, members))
    draw_conditions(view, members)
    box = {_("Ready"): BOX}
    st.header(_("To settle before the audit"), anchor=False)
    show_table(
        metrics.audit_preparation(members, group).assign(**box),
        [*box, "preparing", "certificates", "prepare_by"],
        key="sheet.settle",
        schema=PREPARATION,
        alt=_("What to settle before this audit, with the certificates concerned."),
        empty=_("Nothing is left to settle."),
    )
    st.header(_("Numbers in use"), anchor=False)
    show_table(
        members.assign(**box),
        [*box, *NUMBERS],
        key="sheet.numbers",
        by=["product_category", "product", "certificate_no"],
        alt=_("The certificates of this plant, to be compared with what is on parts and papers."),
    )
