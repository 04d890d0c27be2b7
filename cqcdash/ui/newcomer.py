"""An empty database: what to bring, in three sentences, and what it looks like when it is full."""

import streamlit as st

from cqcdash import exports
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.ui.frame import go_to
from cqcdash.ui.import_records import STAGED, put_sample
from cqcdash.vocabulary.records import Kind

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def greet() -> None:
    """Three sentences, the templates, and the two ways in."""
    with st.container(border=True):
        st.header(_("There are no records yet"), anchor=False)
        for sentence in _sentences():
            st.write(sentence)
        with st.container(horizontal=True):
            if st.button(_("Upload files"), type="primary", icon=":material/upload_file:"):
                go_to("import_records")
            if st.button(_("Look around with a sample portfolio"), icon=":material/science:"):
                go_to("import_records", {STAGED: put_sample()})
        st.caption(_("No export at hand? These lists explain each column; fill in what you have."))
        with st.container(horizontal=True):
            for kind in Kind:
                st.download_button(
                    label(kind),
                    lambda kind=kind: exports.template_bytes(kind),
                    f"{kind}.xlsx",
                    XLSX,
                    icon=":material/download:",
                    on_click="ignore",
                    key=f"template.{kind}",
                )


def _sentences() -> tuple[str, str, str]:
    return (
        _(
            "Bring the list of your certificates, with number, plant, status and expiry: an export "
            "of your portal or the spreadsheet that you keep, as it is."
        ),
        _(
            "Add the factory audits, held and planned, and this app says which plant is due and "
            "what falls with it; add the applications, and it says where they are stuck."
        ),
        _(
            "Any order, any of the usual formats; nothing is written before you have seen what it "
            "would change, and every import can be taken back."
        ),
    )
