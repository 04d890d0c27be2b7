"""Enter what happened with the audit of the certificate's plant: planned, held, findings closed."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.frame import View, escaped, safely
from cqcdash.ui.parts import (
    ChangeKey,
    change_round,
    day_input,
    day_text,
    known,
    plan_change,
    title_of,
)
from cqcdash.vocabulary.records import CONDITIONS, PASSED_RESULTS, AuditKind, AuditResult, Kind

PLANNED, HELD, CLOSED = "planned", "held", "closed"
NEW = ""
RESULTS = (*PASSED_RESULTS, AuditResult.FAILED)


def draw(view: View, row: Row) -> None:
    """What to enter, for which audit, and the reason."""
    if not known(row["plant"]):
        st.caption(_("Enter the plant of this certificate first: an audit belongs to a plant."))
        return
    key = f"audit.{row['certificate_no']}.{change_round()}"
    words = {
        PLANNED: _("A planned audit"),
        HELD: _("The result of an audit"),
        CLOSED: _("Findings that are closed"),
    }
    st.write(
        _("For all certificates of {plant}, not for this one alone.").format(
            plant=escaped(row["plant"])
        )
    )
    what = st.segmented_control(
        _("What is to be entered?"),
        list(words),
        default=PLANNED,
        required=True,
        format_func=lambda code: words[code],
        key=f"{key}.what",
    )
    audits = view.snapshot.audits
    mine = audits.loc[(audits["plant"] == row["plant"]).to_numpy(bool)]
    entry = {PLANNED: _planned, HELD: _held, CLOSED: _closed}[what or PLANNED]
    found = entry(mine, _place(view, row), f"{key}.{what}")
    if found is None:
        return
    audit, changes = found
    reason = st.text_input(_("Why?"), _("Entered by hand"), key=f"{key}.reason")
    st.button(
        _("Show what this changes"),
        icon=":material/preview:",
        key=f"{key}.plan",
        on_click=safely(plan_change),
        args=(row["certificate_no"], Kind.AUDITS, audit, changes, reason),
    )


Entry = tuple[ChangeKey, Mapping[str, str]] | None


def _place(view: View, row: Row) -> dict[str, str]:
    """What a new audit covers: the plant, and the part of it that the rules call a group."""
    by = view.whole.book.applied(row, "audit_group_by").value
    part = {"plant_category": "product_category", "factory_code": "factory_code"}.get(by)
    covers = {"plant": str(row["plant"])}
    if part and known(row[part]):
        covers[part] = str(row[part])
    return covers


def _planned(_audits: pd.DataFrame, place: Mapping[str, str], key: str) -> Entry:
    with st.grid(min_column_width=240, gap="small"):
        kind = _kind(key)
        planned = day_input(title_of("planned_on"), None, f"{key}.planned_on")
    if not planned:
        return None
    return None, {**place, "kind": kind, "planned_on": planned, "result": AuditResult.PLANNED}


def _held(audits: pd.DataFrame, place: Mapping[str, str], key: str) -> Entry:
    open_ones = audits.loc[audits["ended_on"].isna().to_numpy(bool)]
    audit = _which(open_ones, key, new=True)
    if audit is None:
        return None
    with st.grid(min_column_width=200, gap="small"):
        kind = _kind(key) if audit == NEW else ""
        started = day_input(title_of("started_on"), None, f"{key}.started_on")
        ended = day_input(title_of("ended_on"), None, f"{key}.ended_on")
        result = st.selectbox(
            title_of("result"), RESULTS, format_func=label, key=f"{key}.result", index=None
        )
        counts = {name: _count(name, key) for name in CONDITIONS}
        due = day_input(title_of("findings_due_on"), None, f"{key}.findings_due_on")
    if not ended or result is None:
        st.caption(_("The last day and the result are needed."))
        return None
    said = {"started_on": started, "ended_on": ended, **counts, "findings_due_on": due}
    changes = {"result": str(result), **{name: text for name, text in said.items() if text}}
    if audit == NEW:
        return None, {**place, "kind": kind, **changes}
    return (audit,), changes


def _closed(audits: pd.DataFrame, _place: Mapping[str, str], key: str) -> Entry:
    counts = audits.loc[:, list(CONDITIONS)].fillna(0).sum(axis=1)
    with_findings = (
        (counts > 0) | (audits["result"] == AuditResult.PASSED_WITH_FINDINGS)
    ) & audits["findings_closed_on"].isna()
    audit = _which(audits.loc[with_findings.to_numpy(bool)], key, new=False)
    if audit is None:
        return None
    closed = day_input(title_of("findings_closed_on"), None, f"{key}.findings_closed_on")
    return ((audit,), {"findings_closed_on": closed}) if closed else None


def _kind(key: str) -> str:
    kinds = list(AuditKind)
    return str(
        st.selectbox(
            _("Kind"),
            kinds,
            index=kinds.index(AuditKind.FOLLOW_UP),
            format_func=label,
            key=f"{key}.kind",
        )
    )


def _count(name: str, key: str) -> str:
    number = st.number_input(title_of(name), 0, 999, None, step=1, key=f"{key}.{name}")
    return "" if number is None else str(number)


def _which(audits: pd.DataFrame, key: str, *, new: bool) -> str | None:
    """The key of the chosen audit; empty for one that is not listed; None: nothing chosen."""
    newest = audits.sort_values(["ended_on", "planned_on"], ascending=False, na_position="first")
    names = {str(audit["audit_key"]): _name(audit) for audit in newest.to_dict("records")}
    if new:
        names[NEW] = _("An audit that is not listed")
    if not names:
        st.caption(_("No audit of this plant has open findings."))
        return None
    options = list(names)
    return st.selectbox(
        _("Which audit?"), options, format_func=lambda code: names[code], key=f"{key}.which"
    )


def _name(audit: Row) -> str:
    when = audit["ended_on"] if known(audit["ended_on"]) else audit["planned_on"]
    kind = label(AuditKind(audit["kind"])) if known(audit["kind"]) else _("Audit")
    result = label(AuditResult(audit["result"])) if known(audit["result"]) else ""
    number = audit["audit_no"] if known(audit["audit_no"]) else ""
    parts = (day_text(when), kind, result, str(number))
    return " · ".join(part for part in parts if part)
