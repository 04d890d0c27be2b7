"""One change of duty: where it is written, its burn-down, its certificates, its audits."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from cqcdash import metrics
from cqcdash.charts.duty import burn_down
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.ui.frame import View, escaped
from cqcdash.ui.parts import day_text, show_chart, show_table
from cqcdash.vocabulary.conversions import CONVERSIONS
from cqcdash.vocabulary.overview import DUTY_AUDITS
from cqcdash.vocabulary.rules import DutyChange

LIST = [
    *("certificate_no", "duty_state", "plant", "product_category", "product"),
    *("conversion_application_no", "start_conversion_by", "convert_by", "conversion_blocked_by"),
    *("certification_body", "duty_matched_by", "duty_successor_no", "not_enough_from", "scheme"),
    *("state", "safe_until", "owner"),
]
DOSSIERS = [
    *("certificate_no", "plant", "conversion_application_no", "conversion_blocked_by"),
    *("report_no", "report_convertible", "laboratory", "test_standard", "documents_missing"),
    *("documents_accepted", "documents_asked", "cancel_declaration", "cancel_by", "convert_by"),
    *("duty_successor_no", "scheme", "product_category", "owner"),
]
UPDATES = [
    *("certificate_no", "plant", "product_category", "product", "rule_change_due_on"),
    *("rule_change_deadline", "rule_change_matched_by", "rule", "standard", "follow_up_due_on"),
    *("state", "safe_until", "owner"),
]
AUDITS = [
    *("plant", "first_audit_on", "first_audit_estimated", "declarations", "converted"),
    "audited_already",
]


def draw(view: View, row: Mapping[str, Any]) -> None:
    """The change of one row of DUTY_SUMMARY."""
    known = view.derived.book.duty_changes_on(view.chosen.as_of)
    change = next(c for c in known if c.name == row["duty_change"])
    st.caption(escaped(" · ".join(_facts(change))))
    if change.exceptions:
        st.text(change.exceptions)
    _draw_line(view, change)
    found = metrics.with_body(metrics.concerned_by(view.derived.positions, change))
    show_table(
        found,
        UPDATES if change.updates and row["to_convert"] else LIST,
        key="duty",
        by=["rule_change_due_on"] if change.updates else ["duty_state", "plant", "convert_by"],
        alt=_("Certificates that the change concerns: what is to be converted first."),
        file="change-of-duty",
    )
    _draw_dossiers(view, change)
    _draw_audits(view, change)


def _facts(change: DutyChange) -> list[str]:
    facts = [label(change.effect)]
    if change.announced:
        facts.append(_("announced {day}").format(day=day_text(change.announced)))
    if change.accepted_from:
        facts.append(_("accepted from {day}").format(day=day_text(change.accepted_from)))
    if change.last_day is None:
        facts.append(_("the day is open"))
    if change.source:
        facts.append(_("source: {source}").format(source=change.source))
    return [*facts, _("trust: {trust}").format(trust=label(change.trust))]


def _draw_line(view: View, change: DutyChange) -> None:
    if change.last_day is None:
        return
    whole = view.whole.positions
    line = view.shared(
        f"duty_burn_down.{change.name}",
        lambda seen: metrics.duty_burn_down(seen.positions, whole, change, seen.as_of),
    )
    if line.empty:
        return
    show_chart(
        burn_down(line, change.last_day.isoformat()),
        key="burn_down",
        alt=_("How many certificates were left to convert, and the last day for converting."),
    )


def _draw_dossiers(view: View, change: DutyChange) -> None:
    """What each conversion under the change rests on, and how full its dossier is."""
    papers = view.paperwork
    found = metrics.conversion_dossiers(
        view.derived.positions,
        metrics.Papers(view.whole.cases, papers.shipments, papers.dossiers),
        view.chosen.as_of,
        view.derived.book,
    )
    mine = found.loc[(found["duty_change"] == change.name).to_numpy(bool)]
    if mine.empty:
        return
    st.header(_("The dossier of each conversion"), anchor=False)
    show_table(
        mine,
        DOSSIERS,
        key="conversions",
        schema=CONVERSIONS,
        alt=_("Basis certificates with their reports, and the declarations to cancel."),
        file="conversions",
    )


def _draw_audits(view: View, change: DutyChange) -> None:
    """Plants that have been without audits, and have them again with the new certificates."""
    whole, plants = view.whole.positions, view.snapshot.plants
    found = view.shared(
        f"duty_audits.{change.name}",
        lambda seen: metrics.duty_audits(seen.positions, whole, change, plants, seen.book),
    )
    if found.empty:
        return
    st.header(_("Yearly audits begin again"), anchor=False)
    st.caption(
        _(
            "A declaration needs no follow-up audit, a certificate does. Where a plant is audited "
            "already, its next audit covers the new certificates too. While another has none yet, "
            "its first audit is counted as if they were issued on the last day."
        )
    )
    show_table(
        found,
        AUDITS,
        key="duty_audits",
        schema=DUTY_AUDITS,
        alt=_("Plants whose declarations end, and the first follow-up audit of each."),
        file="audits-again",
    )
