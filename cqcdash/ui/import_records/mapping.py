"""Which column of a file is read as what, and how to say it otherwise."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from cqcdash.errors import MissingColumnError
from cqcdash.portfolio import Answers, FilePreview, Understanding
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.ui.frame import safely
from cqcdash.ui.import_records import staging
from cqcdash.ui.import_records.staging import Staged
from cqcdash.ui.parts import look_of
from cqcdash.vocabulary.records import SCHEMA_OF, Kind

ENCODINGS = ("utf-8", "gb18030", "cp1252", "utf-16")
NOT_USED = ""


def draw(staged: Staged, file: FilePreview, name: str) -> None:
    """The columns as they are read, and the ways to have them read otherwise."""
    found = file.understanding
    by_position = {position: field for field, position in found.fields.items()}
    labels = list(file.raw.labels)
    st.dataframe(
        pd.DataFrame(
            {
                _("Header in the file"): labels,
                _("Read as"): [
                    _(look_of(by_position[n]).title) if n in by_position else None
                    for n in range(len(labels))
                ],
            }
        ),
        hide_index=True,
        key=f"{name}.columns",
        placeholder=_("not used"),
        alt=_("Which column of the file is read as what."),
    )
    st.caption(_("Is a column not what it is read as? Say what it is; the answer is remembered."))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        header = st.selectbox(_("Header in the file"), labels, key=f"{name}.header")
        st.selectbox(
            _("Read as"),
            _fields(found),
            index=None,
            key=f"{name}.field.{header}",
            placeholder=_("Choose"),
            format_func=_field_words,
            on_change=safely(_reader(staged, file, str(header), f"{name}.field.{header}")),
        )
    with st.container(horizontal=True):
        _kind(staged, file.file, str(found.kind), f"{name}.kind.{found.kind}")
        if file.raw.encoding:
            key = f"{name}.encoding.{file.raw.encoding}"
            _encoding(staged, file.file, file.raw.encoding, key)


def locate(staged: Staged, error: MissingColumnError) -> None:
    """Ask for what a file lacks to be read at all: its kind, or the column that is missing."""
    with st.container(border=True, horizontal=True):
        _kind(staged, error.file, error.kind, f"{error.file}.locate.{error.kind}")
        key = f"{error.file}.locate.{error.kind}.{error.field}"
        st.selectbox(
            _("Which column holds “{field}”?").format(field=_(look_of(error.field).title)),
            error.headers,
            index=None,
            key=key,
            placeholder=_("Choose"),
            on_change=safely(lambda: _give(staged, error.file, error.field, key)),
        )


def _kind(staged: Staged, file: str, present: str, key: str) -> None:
    """Another kind has other columns: what was said about them is forgotten."""
    st.selectbox(
        _("This is a list of"),
        list(Kind),
        index=list(Kind).index(Kind(present)),
        key=key,
        format_func=label,
        on_change=safely(
            lambda: staging.answer(
                staged, file, kind=st.session_state[key], columns={}, date_orders={}
            )
        ),
    )


def _encoding(staged: Staged, file: str, present: str, key: str) -> None:
    offered = list(dict.fromkeys((present, *ENCODINGS)))
    st.selectbox(
        _("Encoding of the text"),
        offered,
        key=key,
        on_change=safely(lambda: staging.answer(staged, file, encoding=st.session_state[key])),
    )


def _fields(found: Understanding) -> list[str]:
    """The fields of the kind, and the milestones that the file has."""
    names = [name for name in SCHEMA_OF[found.kind].names if name != "audit_key"]
    return [NOT_USED, *dict.fromkeys((*names, *found.fields))]


def _field_words(field: str) -> str:
    return _(look_of(field).title) if field else _("not used")


def _reader(staged: Staged, file: FilePreview, header: str, key: str) -> Callable[[], None]:
    """A column gets the field that was chosen; one that is not used gives its field up."""

    def read() -> None:
        chosen = st.session_state[key]
        if chosen is None:
            return
        before = staged.answers.get(file.file, Answers())
        position = file.raw.labels.index(header)
        columns = {f: h for f, h in before.columns.items() if h != header}
        given_up = [f for f, p in file.understanding.fields.items() if p == position]
        columns |= dict.fromkeys(given_up, NOT_USED) if chosen == NOT_USED else {chosen: header}
        staging.answer(staged, file.file, columns=columns)

    return read


def _give(staged: Staged, file: str, field: str, key: str) -> None:
    header = st.session_state[key]
    if header is not None:
        before = staged.answers.get(file, Answers())
        staging.answer(staged, file, columns={**before.columns, field: header})
