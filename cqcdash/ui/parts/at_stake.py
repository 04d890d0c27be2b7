"""What falls together when one audit is missed or failed."""

import pandas as pd
import streamlit as st

from cqcdash.texts import _, counted
from cqcdash.ui.frame import View, say
from cqcdash.ui.parts.tables import show_table

AT_STAKE = [
    "certificate_no",
    "state",
    "product_category",
    "product",
    "scheme",
    "expires_on",
    "follow_up_due_on",
    "safe_until",
    "safe_until_reason",
    "reported_status",
]


def draw_at_stake(view: View, listed: pd.DataFrame) -> None:
    """The certificates of one audit group, chosen here, in the chart or in the address."""
    st.header(_("At stake in one audit"), anchor=False)
    groups = [str(name) for name in listed["audit_group"]]
    asked = st.query_params.get("group")
    if asked and asked not in groups:
        say(_("The plant {name} is not in this list.").format(name=asked[:80]), "warning")
    if st.session_state.get("group") not in groups:
        st.session_state.pop("group", None)
    group = st.selectbox(
        _("Plant or audit group"), groups, index=None, key="group", bind="query-params"
    )
    if group is None:
        st.caption(_("Choose a plant, or click its window in the chart."))
        return
    members = view.whole.positions
    members = members.loc[(members["audit_group"] == group) & members["in_audit_group"]]
    st.write(
        counted(
            "{n} certificate falls if this audit is missed or failed.",
            "{n} certificates fall together if this audit is missed or failed.",
            len(members),
        )
    )
    show_table(
        members,
        AT_STAKE,
        key="at_stake",
        by=["safe_until"],
        alt=_("Certificates that depend on this audit, by the day until which they are safe."),
        file="at-stake",
    )
