"""One plant opened: what falls together, the four conditions, what to prepare."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _, counted
from cqcdash.texts.words import label
from cqcdash.ui.frame import View, escaped, say
from cqcdash.ui.parts import day_text, known, show_table
from cqcdash.vocabulary.audits import AuditTask
from cqcdash.vocabulary.preparation import CONDITIONS_FOUND, PREPARATION

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
    members = view.whole.positions
    mine = (members["audit_group"] == chosen) & members["in_audit_group"]
    draw_group(view, group, members.loc[mine.to_numpy(bool)])


def draw_group(view: View, group: Mapping[str, Any], members: pd.DataFrame) -> None:
    """What falls together, then the conditions beside what to prepare."""
    st.write(escaped(_what_falls(group, len(members))))
    left, right = st.columns(2, gap="medium")
    with left:
        st.header(_("The four conditions in the last audit"), anchor=False)
        show_table(
            metrics.audit_conditions(group, view.derived.audits),
            ["condition", "findings", "still_open", "finding_due_on"],
            key="conditions",
            schema=CONDITIONS_FOUND,
            alt=_("The four conditions with the findings of the last audit."),
        )
    with right:
        st.header(_("To prepare"), anchor=False)
        show_table(
            metrics.audit_preparation(members, group),
            ["preparing", "certificates", "prepare_by"],
            key="preparation",
            schema=PREPARATION,
            alt=_("What to prepare for this audit, with the certificates concerned."),
            empty=_("Nothing is left to prepare."),
        )
    st.header(_("What falls with it"), anchor=False)
    show_table(
        members,
        COLUMNS,
        key="at_stake",
        by=["safe_until"],
        alt=_("Certificates that depend on this audit, by the day until which they are safe."),
        file="at-stake",
    )


def _what_falls(group: Mapping[str, Any], n: int) -> str:
    task = label(AuditTask(group["audit_task"]))
    booked = (
        _("booked for {day}").format(day=day_text(group["planned_on"]))
        if known(group["planned_on"])
        else _("no visit is booked")
    )
    due = _("due {due}, with its grace until {deadline}").format(
        due=day_text(group["due_on"]), deadline=day_text(group["deadline"])
    )
    falls = counted(
        "{n} certificate falls if this audit is missed or failed.",
        "{n} certificates fall together if this audit is missed or failed.",
        n,
    )
    return f"{task}: {due}; {booked}. {falls}"
