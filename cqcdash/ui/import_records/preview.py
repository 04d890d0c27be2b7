"""From the staged files to the decision: preview, button, receipt."""

import streamlit as st

from cqcdash.errors import CqcdashError, MissingColumnError
from cqcdash.portfolio import Preview, Receipt, silent
from cqcdash.texts import _, counted, grouped
from cqcdash.ui.frame import View, escaped, link_to, safely, say, show_error
from cqcdash.ui.import_records import account, mapping, outlook, staging
from cqcdash.ui.import_records.staging import Staged

STEPS = {
    "read": "Reading",
    "understand": "Understanding the columns",
    "judge": "Checking every row",
    "plan": "Comparing with what is known",
}


def draw_preview(staged: Staged, view: View) -> None:
    """The preview of the staged files, or the receipt when they are written."""
    if staged.receipt is not None:
        _receipt(staged, staged.receipt)
        return
    try:
        planned = _planned(staged)
    except CqcdashError as error:
        show_error(error)
        st.caption(_("Nothing was written."))
        if isinstance(error, MissingColumnError):
            mapping.locate(staged, error)
        with st.container(horizontal=True):
            _without(staged, getattr(error, "file", ""))
            _again(staged)
        return
    _decide(staged, planned)
    outlook.draw(staged, planned, view)
    for number, file in enumerate(planned.files):
        account.draw(staged, file, number)


def _planned(staged: Staged) -> Preview:
    # Always there, so that what follows keeps its place, and with it the open tab.
    slot = st.empty()
    if staged.planned is not None:
        return staging.preview(staged, silent)
    bar = slot.progress(0.0, _("Reading the files"))

    def progress(step: str, done: float) -> None:
        bar.progress(min(max(done, 0.0), 1.0), _step(step))

    try:
        return staging.preview(staged, progress)
    finally:
        bar.empty()


def _step(step: str) -> str:
    return _(STEPS.get(step, "Working"))


def _decide(staged: Staged, planned: Preview) -> None:
    plans = [file.plan for file in planned.files if file.plan]
    new, changed = sum(p.inserted for p in plans), sum(p.updated for p in plans)
    left_out = sum(p.rejected_rows for p in plans)
    words = _("{new} new, {changed} changed, {unchanged} unchanged, {left_out} left out").format(
        new=grouped(new),
        changed=grouped(changed),
        unchanged=grouped(sum(p.unchanged for p in plans)),
        left_out=grouped(left_out),
    )
    with st.container(border=True):
        st.header(words if planned.can_commit else _("Not ready yet"), anchor=False)
        if not planned.can_commit:
            st.write(_("Some files still need an answer; nothing can be written before."))
        elif new + changed == 0:
            st.write(_("These files say nothing new. Writing them only records the import."))
        else:
            st.write(_("Nothing is written yet. All files are written together, or none of them."))
        with st.container(horizontal=True):
            st.button(
                _("Write to the portfolio"),
                type="primary",
                icon=":material/check:",
                disabled=not planned.can_commit,
                on_click=safely(staging.commit),
                args=(staged,),
            )
            _again(staged)


def _without(staged: Staged, file: str) -> None:
    if len(staged.files) > 1 and file in {name for name, _data in staged.files}:
        st.button(
            _("Go on without {file}").format(file=escaped(file)),
            icon=":material/skip_next:",
            on_click=safely(staging.leave_out),
            args=(staged, file),
        )


def _again(staged: Staged) -> None:
    st.button(
        _("Drop these files"),
        icon=":material/close:",
        on_click=safely(staging.drop),
        args=(staged,),
    )


def _receipt(staged: Staged, receipt: Receipt) -> None:
    plans = [file.plan for file in receipt.preview.files if file.plan]
    say(
        counted("{n} new record,", "{n} new records,", sum(p.inserted for p in plans))
        + " "
        + counted("{n} changed.", "{n} changed.", sum(p.updated for p in plans)),
        "success",
    )
    with st.container(border=True):
        for number, file in zip(receipt.import_ids, receipt.preview.files, strict=True):
            plan = file.plan
            if plan is None:
                continue
            line = _(
                "Import {id} · {file}: {rows} rows = {new} new + {changed} changed + "
                "{unchanged} unchanged + {left_out} left out"
            )
            st.text(
                line.format(
                    id=number,
                    file=file.file,
                    rows=plan.rows,
                    new=plan.inserted,
                    changed=plan.updated,
                    unchanged=plan.unchanged,
                    left_out=plan.rejected_rows,
                )
            )
        with st.container(horizontal=True):
            link_to("overview", _("See the portfolio"), icon=":material/dashboard:")
            st.button(
                _("Import more files"),
                icon=":material/upload_file:",
                on_click=safely(staging.drop),
                args=(staged,),
            )
    for number, file in enumerate(receipt.preview.files):
        if file.plan and file.plan.rejected_rows:
            account.draw(staged, file, number)
