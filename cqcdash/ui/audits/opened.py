"""One plant opened: what falls together, the four conditions, what to have ready."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _
from cqcdash.ui.audits.conditions import draw_conditions
from cqcdash.ui.audits.falling import members_of, what_falls
from cqcdash.ui.audits.sheet import sheet_button
from cqcdash.ui.frame import View, escaped, say
from cqcdash.ui.parts import draw_visit_preparation, show_table
from cqcdash.vocabulary.preparation import PREPARATION

COLUMNS = [
    *("certificate_no", "state", "product_category", "product", "owner", "expires_on"),
    *("safe_until", "safe_until_reason", "reported_status", "scheme"),
]


def draw_opened(view: View, listed: pd.DataFrame) -> None:
    """The plant chosen in the chart, in the address or here; the most pressing one at first."""
    if listed.empty:
        return
    groups = [str(name) for name in listed["audit_group"]]
    asked = st.query_params.get("group")
    if asked and asked not in groups:
        say(_("The plant {name} is not in this list.").format(name=asked[:80]), "warning")
    if st.session_state.get("group") not in groups:
        st.session_state.pop("group", None)
    st.header(_("One audit opened"), anchor=False)
    chosen = st.selectbox(
        _("Plant or audit group"), groups, key="group", bind="query-params", width=420
    )
    group = listed.iloc[groups.index(chosen)].to_dict()
    draw_group(view, group, members_of(view, chosen))


def draw_group(view: View, group: Mapping[str, Any], members: pd.DataFrame) -> None:
    """What falls together, the conditions, what to settle beside what to have ready."""
    visit = metrics.group_visit(group, members)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(escaped(what_falls(group, len(members))), width="stretch")
        sheet_button(str(group["audit_group"]))
    draw_conditions(view, members)
    left, right = st.columns(2, gap="medium")
    with left:
        st.header(_("To settle before the audit"), anchor=False)
        show_table(
            metrics.audit_preparation(members, group),
            ["preparing", "certificates", "prepare_by"],
            key="preparation",
            schema=PREPARATION,
            alt=_("What to settle before this audit, with the certificates concerned."),
            empty=_("Nothing is left to settle."),
        )
    with right:
        draw_visit_preparation(view, visit)
    st.header(_("What falls with it"), anchor=False)
    show_table(
        members,
        COLUMNS,
        key="at_stake",
        by=["safe_until"],
        alt=_("Certificates that depend on this audit, by the day until which they are safe."),
        file="at-stake",
    )
