"""The ways in: upload, the sample portfolio, templates to fill in."""

import streamlit as st

from cqcdash import exports
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.ui.frame import safely
from cqcdash.ui.import_records import staging
from cqcdash.vocabulary.records import Kind

TYPES = [
    *("csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "html", "htm", "mht", "mhtml"),
    *("zip", "gz", "pdf"),
]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw_upload(*, sample_first: bool) -> None:
    """The uploader, and below it the templates; the sample stands beside no real records."""
    key = f"uploads.{st.session_state.get('uploads', 0)}"
    st.file_uploader(
        _("Files with certificates, audits or applications"),
        TYPES,
        accept_multiple_files=True,
        key=key,
        on_change=safely(lambda: _take(key)),
        help=_(
            "CSV, TSV, workbooks (XLSX, XLSB, XLS, ODS), HTML tables, SAP lists, certificates as "
            "PDF, or a ZIP of them; headers in English, German or Chinese. Nothing is written "
            "before you have seen what it would change."
        ),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if sample_first:
            st.button(
                _("Use the sample portfolio"),
                icon=":material/science:",
                type="primary",
                on_click=safely(_take_sample),
            )
        with st.popover(_("Templates"), icon=":material/table_view:"):
            st.write(_("Spreadsheets with the right columns, an explanation of each, and choices."))
            for kind in Kind:
                st.download_button(
                    label(kind),
                    lambda kind=kind: exports.template_bytes(kind),
                    f"{kind}-template.xlsx",
                    XLSX,
                    key=f"template.{kind}",
                    on_click="ignore",
                    icon=":material/download:",
                    type="tertiary",
                )


def _take_sample() -> None:
    staging.put_sample()


def _take(key: str) -> None:
    uploads = st.session_state[key]
    if uploads:
        staging.put([(upload.name, upload.getvalue()) for upload in uploads])
