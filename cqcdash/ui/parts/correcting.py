"""A change by hand: planned, looked at with its consequences, then written or dropped."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.errors import StalePlanError
from cqcdash.metrics import Consequence
from cqcdash.portfolio import Preview
from cqcdash.portfolio.consequences import consequences
from cqcdash.texts import _
from cqcdash.texts.changes import sentence
from cqcdash.texts.findings import sentence as finding_sentence
from cqcdash.ui.frame import (
    View,
    cached_snapshot,
    rules_in_force,
    safely,
    say,
    say_later,
    stamp,
    user_name,
)
from cqcdash.ui.parts.record_tables import record_table, worded_changes
from cqcdash.ui.parts.tables import show_table
from cqcdash.vocabulary.finding import Level
from cqcdash.vocabulary.records import Kind

KEPT = "correcting.draft"
ChangeKey = tuple[str, ...] | None


@dataclass(frozen=True, eq=False)
class Draft:
    """A planned change that nobody has confirmed yet.

    Attributes:
        about: the record on whose page it was entered, a certificate or an application.
        planned: what it would write.
        reason: why.
        consequences: what it does to the portfolio; None until worked out.
    """

    about: str
    planned: Preview
    reason: str
    consequences: tuple[Consequence, ...] | None = None


def plan_change(
    about: str, kind: Kind, key: ChangeKey, changes: Mapping[str, str], reason: str
) -> None:
    """Keep a draft of the change; a refused one is shown as a sentence on the next run."""
    st.session_state.pop(KEPT, None)
    if not changes:
        say_later(_("Nothing is entered yet."), "warning")
        return
    planned = portfolio.plan_correction(settings().database, kind, key, changes, reason)
    file = planned.files[0]
    if file.plan is None or file.plan.inserted + file.plan.updated == 0:
        say_later(_("This says nothing new: the record stands like that already."), "info")
        return
    st.session_state[KEPT] = Draft(about, planned, reason)


def change_of(about: str) -> Draft | None:
    """The draft of this record's page."""
    draft = st.session_state.get(KEPT)
    return draft if draft is not None and draft.about == about else None


def draw_change(draft: Draft, view: View) -> None:
    """What the draft changes, what follows from it, and the two buttons."""
    file = draft.planned.files[0]
    with st.container(border=True):
        st.header(_("What this changes"), anchor=False)
        _changes(draft)
        for finding in file.findings:
            if finding.level == Level.WARN:
                say(finding_sentence(finding), "warning")
        _consequences(_worked_out(draft, view))
        with st.container(horizontal=True):
            st.button(
                _("Write it"),
                type="primary",
                icon=":material/check:",
                key="correcting.write",
                on_click=safely(write),
                args=(draft,),
            )
            st.button(
                _("Drop it"),
                icon=":material/close:",
                key="correcting.drop",
                on_click=safely(drop),
            )


def _changes(draft: Draft) -> None:
    plan = draft.planned.files[0].plan
    if plan is None:
        return
    if plan.updated:
        show_table(
            worded_changes(plan.changed),
            ["key", "column", "before", "after"],
            key="correcting.changed",
            alt=_("Each value that changes: before and after."),
        )
        return
    record = record_table(plan.insert, plan.kind)
    show_table(
        record,
        ["column", "after"],
        key="correcting.new",
        alt=_("The new record, value by value."),
    )


def _worked_out(draft: Draft, view: View) -> tuple[Consequence, ...]:
    if draft.consequences is None:
        found = consequences(draft.planned, cached_snapshot(), view.chosen.as_of, rules_in_force())
        draft = replace(draft, consequences=found)
        st.session_state[KEPT] = draft
    return draft.consequences or ()


def _consequences(found: tuple[Consequence, ...]) -> None:
    if not found:
        st.caption(_("No state and no date of any certificate changes."))
    for consequence in found:
        with st.expander(sentence(consequence.code, consequence.count)):
            show_table(
                consequence.rows,
                [
                    *("certificate_no", "plant", "product_category"),
                    *("state_before", "state_after", "date_before", "date_after"),
                ],
                key=f"correcting.{consequence.code}",
                alt=sentence(consequence.code, consequence.count),
                opens=False,
            )


def write(draft: Draft) -> None:
    """Write the draft, once."""
    if st.session_state.get(KEPT) is None:
        return
    try:
        receipt = portfolio.commit(
            settings().database,
            draft.planned,
            user_name(),
            stamp(),
            manual_reason=draft.reason,
        )
    except StalePlanError:
        planned = portfolio.again(settings().database, draft.planned)
        st.session_state[KEPT] = replace(draft, planned=planned, consequences=None)
        raise
    drop()
    # Fresh fields: what was entered is a record now.
    st.session_state["correcting.round"] = change_round() + 1
    say_later(_("Written as import {n}.").format(n=receipt.import_ids[0]), "success")


def drop() -> None:
    """Forget the draft."""
    st.session_state.pop(KEPT, None)


def change_round() -> int:
    """Counts what was written, so that the fields of the next change begin empty."""
    return st.session_state.get("correcting.round", 0)
