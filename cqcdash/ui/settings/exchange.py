"""The rules as a file: download, upload, back to the shipped values."""

import streamlit as st

from cqcdash.errors import BadRequestError
from cqcdash.texts import _
from cqcdash.ui.frame import safely
from cqcdash.ui.settings import draft as drafts
from cqcdash.ui.settings.draft import Draft
from cqcdash.vocabulary.rules import SHIPPED, RuleBook, rulebook_from_toml, rulebook_to_toml

BYTES = 1_000_000


def draw(draft: Draft, book: RuleBook) -> None:
    """Three ways; none of them saves anything by itself."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            _("Download"),
            lambda: rulebook_to_toml(book).encode(),
            "rules.toml",
            "application/toml",
            key="rules.download",
            on_click="ignore",
            icon=":material/download:",
            help=_("The values shown here, as a TOML file: only what differs from the shipped."),
        )
        with st.popover(_("Upload"), icon=":material/upload_file:"):
            key = draft.key("upload")
            st.file_uploader(
                _("A TOML file with rules"),
                ["toml"],
                key=key,
                on_change=safely(lambda: _take(key)),
                help=_("Fills the fields; nothing holds before it is saved."),
            )
        st.button(
            _("Shipped values"),
            icon=":material/restart_alt:",
            key="rules.reset",
            disabled=book == SHIPPED,
            on_click=safely(drafts.start_from),
            args=(SHIPPED,),
            help=_("Fills the fields with the values that the software came with."),
        )


def _take(key: str) -> None:
    upload = st.session_state[key]
    if upload is not None:
        drafts.start_from(read(upload.getvalue(), upload.name))


def read(data: bytes, name: str) -> RuleBook:
    """The rules of an uploaded file.

    Raises:
        BadRequestError: no UTF-8 text, or too large for rules.
        SettingError: an unknown setting or a value out of range.
    """
    if len(data) > BYTES:
        raise BadRequestError(name, f"{len(data)} bytes", "a TOML file of less than one megabyte")
    try:
        return rulebook_from_toml(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadRequestError(name, "other bytes", "a TOML file in UTF-8") from error
