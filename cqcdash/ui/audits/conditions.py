"""The four conditions of one group over its last audits, as a small table."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.ui.frame import View, escaped, on_paper
from cqcdash.ui.parts import day_text, known, show_table
from cqcdash.vocabulary.preparation import CONDITIONS_FOUND, Condition


def draw_conditions(view: View, members: pd.DataFrame) -> None:
    """A column for each of the last audits; what was found again says so."""
    st.header(_("The four conditions in the last audits"), anchor=False)
    derived = view.whole
    history = metrics.condition_history(members, derived.audits, derived.as_of, derived.book)
    if history.empty:
        st.caption(_("No audit of this plant is on record."))
        return
    now = metrics.audit_conditions(history)
    told = _again(now)
    if told:
        st.write(escaped(told))
    conditions = now["condition"].astype("str").tolist()
    days = _days(metrics.recent_audits(history))
    columns = {day: [cells[condition] for condition in conditions] for day, cells in days.items()}
    show_table(
        now.assign(**columns),
        ["condition", *columns, "open_findings", "finding_due_on"],
        key="conditions",
        schema=CONDITIONS_FOUND,
        alt=_("The four conditions with the findings of each of the last audits."),
    )


def _again(now: pd.DataFrame) -> str:
    """The conditions against which the last two audits both had findings, named."""
    codes = now.loc[now["again"].to_numpy(bool), "condition"]
    if codes.empty:
        return ""
    named = ", ".join(label(Condition(code)) for code in codes)
    return _("Findings in two audits running: {conditions}.").format(conditions=named)


def _days(recent: pd.DataFrame) -> dict[str, dict[str, str]]:
    """For each audit its day and the cells below it, the earliest first."""
    return {
        _heading(day): {str(row["condition"]): _cell(row) for row in rows.to_dict("records")}
        for day, rows in recent.groupby("audited_on", sort=True)
    }


def _heading(day: object) -> str:
    """The day; on narrow paper it is not broken at its hyphens."""
    return day_text(day).replace("-", "\u2011") if on_paper() else day_text(day)


def _cell(row: Mapping[str, Any]) -> str:
    found = row["findings"]
    if not known(found):
        return _("not counted")
    return _("{n}, again").format(n=found) if row["again"] else str(found)
