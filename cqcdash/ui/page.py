"""How a page begins: access, title, what is being looked at, help, and the empty database."""

import streamlit as st

from cqcdash.locations import HELP
from cqcdash.texts import _
from cqcdash.ui.frame import PAGE_BY_NAME, View, escaped, go_to, taken_view
from cqcdash.ui.import_records import STAGED, put_sample


def open_page(name: str) -> View:
    """Check access, draw the page's head and return what to look at.

    On an empty database the page greets with the two ways in, and ends there.
    """
    seen = open_records_page(name)
    st.caption(escaped(seen.caption))
    if seen.snapshot.version == 0 or _is_empty(seen):
        _greet()
        st.stop()
    return seen


def open_records_page(name: str) -> View:
    """The same for a page that also makes sense on an empty database."""
    seen = taken_view()
    place = PAGE_BY_NAME[name]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(_(place.title), anchor=False)
        text = HELP / f"{place.help or name}.md"
        if text.exists():
            with st.popover(_("Help"), icon=":material/help:", type="tertiary"):
                st.markdown(text.read_text(encoding="utf-8"))
    st.write(_(place.question))
    return seen


def _is_empty(seen: View) -> bool:
    found = seen.snapshot
    return found.certificates.empty and found.audits.empty and found.visits.empty


def _greet() -> None:
    with st.container(border=True):
        st.header(_("There are no records yet"), anchor=False)
        st.write(
            _(
                "Bring in the exports that you have — certificates, audits, applications, as "
                "CSV or spreadsheets, in any order. Nothing is written before you have seen what "
                "it would change."
            )
        )
        with st.container(horizontal=True):
            if st.button(_("Upload files"), type="primary", icon=":material/upload_file:"):
                go_to("import_records")
            if st.button(_("Look around with a sample portfolio"), icon=":material/science:"):
                go_to("import_records", {STAGED: put_sample()})
