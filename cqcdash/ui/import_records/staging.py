"""Uploaded files wait here until they are written or dropped: no rerun or reload loses them.

The bytes are kept by the server under a name that only the browser's address holds, so that a
page change and a reload find them again; a bounded number of bytes for a bounded time.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import uuid4

import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.errors import StalePlanError
from cqcdash.locations import SAMPLE
from cqcdash.metrics import Consequence
from cqcdash.portfolio import Answers, Preview, Receipt
from cqcdash.texts import _
from cqcdash.ui.frame import now, say_later, stamp, user_name

STAGED = "staged"
KEPT_BYTES, KEPT_SETS = 600_000_000, 12
KEPT_FOR = timedelta(hours=4)


@dataclass(eq=False)
class Staged:
    """Files on their way in.

    Attributes:
        name: what the browser's address calls them.
        files: name and bytes.
        since: when they came.
        answers: the user's decisions by table label.
        planned: the preview for these answers; None until it is made.
        outlook: what the preview does to the portfolio; None until it is worked out.
        receipt: what was written; None before.
    """

    files: tuple[tuple[str, bytes], ...]
    since: datetime
    name: str = field(default_factory=lambda: uuid4().hex)
    answers: dict[str, Answers] = field(default_factory=dict)
    planned: Preview | None = None
    outlook: tuple[Consequence, ...] | None = None
    receipt: Receipt | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(len(data) for _name, data in self.files)


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, Staged]:
    return {}


def put(files: Sequence[tuple[str, bytes]]) -> str:
    """Stage these files and name them; the oldest make room when there are too many bytes."""
    shelf, staged = _shelf(), Staged(tuple(files), now())
    shelf[staged.name] = staged
    for old in sorted(shelf.values(), key=lambda s: s.since):
        full = len(shelf) > KEPT_SETS or sum(s.size for s in list(shelf.values())) > KEPT_BYTES
        if old is not staged and (full or now() - old.since > KEPT_FOR):
            shelf.pop(old.name, None)
    st.session_state[STAGED] = st.query_params[STAGED] = staged.name
    return staged.name


def put_sample() -> str:
    """Stage the sample portfolio and name it."""
    return put([(path.name, path.read_bytes()) for path in sorted(SAMPLE.glob("*.csv"))])


def staged_files() -> Staged | None:
    """The files that this browser has staged; a name that nobody knows counts as none."""
    name = st.query_params.get(STAGED) or st.session_state.get(STAGED, "")
    staged = _shelf().get(name)
    if staged is None:
        st.query_params.pop(STAGED, None)
        st.session_state.pop(STAGED, None)
        return None
    # A page change drops the parameter from the address; the session still knows it.
    st.session_state[STAGED] = st.query_params[STAGED] = staged.name
    return staged


def drop(staged: Staged) -> None:
    """Forget the files; what was written stays written."""
    _shelf().pop(staged.name, None)
    st.session_state.pop(STAGED, None)
    st.query_params.pop(STAGED, None)
    st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1


def leave_out(staged: Staged, file: str) -> None:
    """Go on with the other files."""
    staged.files = tuple(entry for entry in staged.files if entry[0] != file)
    staged.planned = staged.outlook = None


def answer(staged: Staged, label: str, **decisions: object) -> None:
    """Take a decision about one table; the preview is made anew."""
    before = staged.answers.get(label, Answers())
    staged.answers[label] = replace(before, **decisions)  # pyright: ignore[reportArgumentType] - by name
    staged.planned = staged.outlook = None


def preview(staged: Staged, progress: portfolio.Progress) -> Preview:
    """The preview for the present answers and the present data."""
    address = settings().database
    with staged.lock:
        if staged.planned is None:
            staged.planned = portfolio.preview(address, staged.files, staged.answers, progress)
        elif staged.receipt is None and _is_stale(staged.planned, address):
            staged.planned, staged.outlook = portfolio.again(address, staged.planned), None
        return staged.planned


def _is_stale(planned: Preview, address: str) -> bool:
    based_on = (planned.based_on_state, planned.based_on_version)
    return based_on != portfolio.data_key(address)


def commit(staged: Staged) -> None:
    """Write the preview, once, however often the button was pressed."""
    with staged.lock:
        if staged.planned is None or staged.receipt is not None:
            return
        try:
            with st.spinner(_("Writing to the portfolio")):
                staged.receipt = portfolio.commit(
                    settings().database, staged.planned, user_name(), stamp()
                )
        except StalePlanError as error:
            say_later(error.message, "warning")
        else:
            st.toast(_("Written."), icon=":material/check_circle:")
