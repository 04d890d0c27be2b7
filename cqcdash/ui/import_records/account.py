"""What one file would change, before anything is written."""

import pandas as pd
import streamlit as st

from cqcdash.portfolio import FilePreview
from cqcdash.texts import _, grouped
from cqcdash.texts.findings import by_remedy
from cqcdash.texts.words import label
from cqcdash.ui.frame import escaped, say
from cqcdash.ui.import_records import mapping, questions
from cqcdash.ui.import_records.staging import Staged
from cqcdash.ui.parts import draw_findings, draw_left_out, show_table
from cqcdash.vocabulary.finding import Level
from cqcdash.vocabulary.records import SCHEMA_OF


def draw(staged: Staged, file: FilePreview, number: int) -> None:
    """Counts, open questions, and what stands behind each count.

    ``number`` tells files of the same name apart.
    """
    name = f"{staged.name}.{number}"
    with st.container(border=True):
        _head(file)
        asked = (*file.questions, *(file.plan.questions if file.plan else ()))
        required = tuple(q for q in asked if q.required)
        if required:
            say(_("This file can be imported as soon as you have answered:"), "warning")
            questions.ask(staged, file, required, name)
            if file.plan is None:
                with st.expander(_("Columns")):
                    mapping.draw(staged, file, name)
        if file.plan is not None:
            _counts(file)
            _details(staged, file, tuple(q for q in asked if not q.required), name)


def _head(file: FilePreview) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(escaped(file.file), anchor=False)
        st.badge(label(file.understanding.kind), color="gray")
    if file.known_import is not None:
        say(
            _("This very file was imported before, as import {n}.").format(n=file.known_import),
            "info",
        )


def _counts(file: FilePreview) -> None:
    plan = file.plan
    if plan is None:
        return
    counts = [
        (_("Rows"), plan.rows, _("Rows of the file: the sum of the next four.")),
        (_("New"), plan.inserted, _("Records that are not known yet.")),
        (_("Changed"), plan.updated, _("Known records of which the file says something new.")),
        (_("Unchanged"), plan.unchanged, _("Rows that say what is known already.")),
        (_("Left out"), plan.rejected_rows, _("Rows that cannot be used; nothing else is lost.")),
        (
            _("Not in this file"),
            len(file.vanished),
            _("Known records that the file does not have. They stay."),
        ),
    ]
    with st.grid(min_column_width=110, gap="xsmall"):
        for title, number, text in counts if len(file.vanished) else counts[:-1]:
            st.metric(title, grouped(number), help=text)


def _details(
    staged: Staged, file: FilePreview, optional: tuple[questions.Question, ...], name: str
) -> None:
    plan = file.plan
    if plan is None:
        return
    advice = by_remedy(plan.findings)
    rejected = [a for a in advice if a.level == Level.REJECT]
    others = [a for a in advice if a.level != Level.REJECT]
    parts = {
        _("Left out ({n})").format(n=grouped(plan.rejected_rows)): (
            bool(rejected),
            lambda: draw_left_out(rejected, plan.rejected, name),
        ),
        _("To look at ({n})").format(n=grouped(sum(len(a.findings) for a in others))): (
            bool(others),
            lambda: draw_findings(others, f"{name}.notes"),
        ),
        _("You may decide ({n})").format(n=len(optional)): (
            bool(optional) and staged.receipt is None,
            lambda: questions.ask(staged, file, optional, name),
        ),
        _("Changed ({n})").format(n=grouped(plan.updated)): (
            plan.updated > 0,
            lambda: _changed(plan.changed, name),
        ),
        _("New ({n})").format(n=grouped(plan.inserted)): (
            plan.inserted > 0,
            lambda: _records(plan.insert, file, f"{name}.new"),
        ),
        _("Not in this file ({n})").format(n=grouped(len(file.vanished))): (
            not file.vanished.empty,
            lambda: _records(file.vanished, file, f"{name}.vanished"),
        ),
        _("Columns"): (staged.receipt is None, lambda: mapping.draw(staged, file, name)),
    }
    shown = {title: part for title, (there, part) in parts.items() if there}
    for tab, part in zip(st.tabs(list(shown), key=f"{name}.tabs"), shown.values(), strict=True):
        with tab:
            part()


def _changed(changed: pd.DataFrame, name: str) -> None:
    show_table(
        changed,
        ["key", "column", "before", "after", "line"],
        key=f"{name}.changed",
        alt=_("Each value that the file changes: record, column, before and after."),
        file="changed-values",
    )


def _records(records: pd.DataFrame, file: FilePreview, key: str) -> None:
    filled = [str(name) for name in records if bool(records[name].notna().any())]
    show_table(
        records,
        [name for name in filled if name not in ("source_line", "audit_key")],
        key=key,
        schema=SCHEMA_OF[file.understanding.kind],
        alt=_("Records of the file."),
        opens=False,
    )
