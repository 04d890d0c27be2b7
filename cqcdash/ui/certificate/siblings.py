"""The certificates that stand and fall with the same audit."""

import streamlit as st

from cqcdash.texts import _, counted
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.frame import View, link_to
from cqcdash.ui.parts import AT_STAKE, known, show_table


def draw(view: View, row: Row) -> None:
    """The members of the certificate's audit group."""
    group = row["audit_group"]
    if not known(group) or not row["in_audit_group"]:
        st.caption(
            _("No audit covers this certificate: it has ended, needs none, or lacks a plant.")
        )
        return
    positions = view.whole.positions
    members = positions.loc[(positions["audit_group"] == group) & positions["in_audit_group"]]
    st.write(
        counted(
            "{n} certificate depends on this audit.",
            "{n} certificates fall together if this audit is missed or failed.",
            len(members),
        )
    )
    link_to("audits", _("Open the audit"), {"group": str(group)})
    show_table(
        members,
        AT_STAKE,
        key="siblings",
        by=["safe_until"],
        alt=_("Certificates in the same audit group, by the day until which they are safe."),
        file="same-audit",
    )
