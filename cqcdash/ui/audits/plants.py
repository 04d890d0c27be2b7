"""Every plant with its window, what falls with it and the booked visit; the pressing ones first."""

import pandas as pd
import streamlit as st

from cqcdash.charts import audits
from cqcdash.texts import _
from cqcdash.ui.frame import View
from cqcdash.ui.parts import choose_codes, counts_of, name_setter, only, show_chart, show_table
from cqcdash.vocabulary.audits import FOLLOW_UPS, AuditTask

COLUMNS = [
    "audit_group",
    "audit_task",
    "certificates_at_stake",
    "due_on",
    "days_left",
    "deadline",
    "planned_on",
    "booking",
    "arrange_by",
    "plan_from",
    "last_audit_on",
    "last_result",
    "finding_due_on",
    "safe_until",
    "product_categories",
    "estimated",
    "visit_on",
]


def draw_plants(view: View) -> pd.DataFrame:
    """The chart and the same as a table; returns what is listed, the most pressing first."""
    ahead = view.derived.follow_ups
    chosen = choose_codes("task", _("To do"), list(AuditTask), counts_of(ahead, "audit_task"))
    listed = only(ahead, "audit_task", chosen).sort_values(
        ["audit_task", "due_on", "certificates_at_stake"], ascending=[True, True, False]
    )
    if listed.empty:
        st.info(_("No follow-up audit in this view."), icon=":material/check_circle:")
        return listed
    with st.container(key="narrow_hides"):
        show_chart(
            audits.windows(listed, view.chosen.as_of),
            key="windows",
            alt=_(
                "For each plant what falls with its audit, the time from planning to the due day, "
                "the grace and the booked visit; the most pressing first."
            ),
            picks=name_setter("group"),
        )
    show_table(
        listed,
        COLUMNS,
        key="audits",
        schema=FOLLOW_UPS,
        alt=_("Follow-up audits, the most pressing first."),
        file="follow-up-audits",
        height=33 * (min(len(listed), 8) + 1) + 2,
    )
    return listed
