"""What changed since an earlier look: counts, and the list behind each."""

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.metrics import Consequence
from cqcdash.texts import _, grouped
from cqcdash.texts.answers import changes_answer
from cqcdash.texts.words import label, labels
from cqcdash.ui.changes.looks import Earlier
from cqcdash.ui.frame import View, escaped
from cqcdash.ui.parts import draw_answer, show_table
from cqcdash.vocabulary.comparison import Change
from cqcdash.vocabulary.records import Stage, Status

COLUMNS = [
    "certificate_no",
    "application_no",
    "plant",
    "product_category",
    "state_before",
    "state_after",
    "date_before",
    "date_after",
    "word_before",
    "word_after",
]
WORDS = {Change.STATUS_CHANGED: Status, Change.STAGE_WENT_BACK: Stage}
CARDS = {
    "not_usable": (Change.TURNED_NOT_USABLE,),
    "deadline_missed": (Change.TURNED_DEADLINE_MISSED,),
    "fine": (Change.TURNED_FINE,),
    "moved": (Change.SAFE_UNTIL_EARLIER, Change.SAFE_UNTIL_LATER),
    "new": (Change.NEW,),
    "vanished": (Change.VANISHED,),
    "back": (Change.STAGE_WENT_BACK,),
}


def draw_changes(view: View, earlier: Earlier | None) -> None:
    """Seven counts, then one list for each kind of change, gravest first."""
    if earlier is None:
        return
    before, now = earlier.seen, view.derived
    found = metrics.consequences(before.positions, now.positions, before.cases, now.cases)
    draw_answer(*changes_answer([(one.code, one.count) for one in found]))
    st.caption(escaped(earlier.words))
    _cards({one.code: one.count for one in found})
    for place, one in enumerate(found):
        title = f"{label(one.code)} · {grouped(one.count)}"
        with st.expander(title, expanded=place == 0):
            _list(one, title)


def _cards(counts: dict[Change, int]) -> None:
    titles = {
        "not_usable": label(Change.TURNED_NOT_USABLE),
        "deadline_missed": label(Change.TURNED_DEADLINE_MISSED),
        "fine": label(Change.TURNED_FINE),
        "moved": _("Safe until moved"),
        "new": _("New"),
        "vanished": _("Vanished"),
        "back": _("Stages gone back"),
    }
    with st.grid(len(CARDS), min_column_width=130, gap="xsmall"):
        for name, kinds in CARDS.items():
            total = sum(counts.get(kind, 0) for kind in kinds)
            st.metric(titles[name], grouped(total), border=True)


def _list(one: Consequence, title: str) -> None:
    rows = worded(one)
    show_table(
        rows,
        [name for name in COLUMNS if bool(rows[name].notna().any())],
        key=f"changed.{one.code}",
        alt=title,
        file=str(one.code),
    )


def worded(one: Consequence) -> pd.DataFrame:
    """The rows with labels for the codes of statuses and stages."""
    codes = WORDS.get(one.code)
    if codes is None:
        return one.rows
    words = labels(codes)
    return one.rows.assign(
        **{
            side: [words.get(str(word), word) for word in one.rows[side]]
            for side in ("word_before", "word_after")
        }
    )
