"""Which plants have a follow-up audit due, and what is at stake?"""

import streamlit as st

from cqcdash.charts import audits
from cqcdash.texts import _
from cqcdash.ui.page import open_page
from cqcdash.ui.parts import (
    choose_codes,
    counts_of,
    draw_at_stake,
    name_setter,
    only,
    show_chart,
    show_table,
)
from cqcdash.vocabulary.audits import FOLLOW_UPS, AuditState

view = open_page("audits")
audits_ahead = view.derived.follow_ups
chosen = choose_codes("state", _("State"), list(AuditState), counts_of(audits_ahead, "state"))
listed = only(audits_ahead, "state", chosen)

st.header(_("Audit windows"), anchor=False)
show_chart(
    audits.windows(listed, view.chosen.as_of),
    key="windows",
    alt=_("For each plant the time from planning to the due day of its next follow-up audit."),
    picks=name_setter("group"),
)

st.header(_("Upcoming and overdue audits"), anchor=False)
show_table(
    listed,
    [
        "audit_group",
        "state",
        "due_on",
        "days_left",
        "plan_from",
        "arrange_by",
        "planned_on",
        "certificates_at_stake",
        "product_categories",
        "last_audit_on",
        "last_result",
        "finding_due_on",
        "safe_until",
        "estimated",
        "visit_on",
    ],
    key="audits",
    schema=FOLLOW_UPS,
    alt=_("Follow-up audits, the soonest first."),
    file="follow-up-audits",
    empty=_("No follow-up audit in this view."),
)

draw_at_stake(view, listed)
