"""The page as a whole: the sentence, the way to the databases, one number or the list."""

import unicodedata
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _, counted, grouped
from cqcdash.texts.answers import verify_answer
from cqcdash.ui.frame import View, escaped, link_to, say, today
from cqcdash.ui.parts import Action, choose_part, day_text, draw_answer, known, show_table
from cqcdash.ui.verify.seeing import ask_what_was_seen, see_valid, valid_button
from cqcdash.vocabulary.verification import PUBLIC_DATABASES

PARAMETER = "certificate"
SIZES = (40, 20, 100)
# In pixels, and so many that what can be done with marked rows is seen beside them.
ROW, ROWS = 33, 10
LIST = [
    *("certificate_no", "verify_reason", "status_age_days", "standing", "reported_status"),
    *("last_seen_on", "last_seen_by", "safe_until", "plant", "product_category", "product"),
    *("owner", "expires_on", "scheme", "version"),
]


def draw_numbers_to_verify(view: View) -> None:
    """The numbers to look up today, or the one that a link asks for."""
    found = view.shared(
        "numbers_to_verify",
        lambda seen: metrics.numbers_to_verify(seen.positions, seen.as_of, seen.book),
    )
    draw_answer(*verify_answer(found))
    _draw_databases()
    # What is seen today changes no list of a past day: nothing is entered there.
    past = view.chosen.as_of < today()
    _draw_asked(view, past=past)
    if found.empty:
        return
    top = found.head(_chosen_size(len(found)))
    _draw_list(top, past=past)
    _draw_numbers(top)


def _draw_databases() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        for name, address in PUBLIC_DATABASES.items():
            st.link_button(name, address, icon=":material/open_in_new:")
        st.caption(
            _("The public query asks for a captcha: a person looks, and nothing is polled."),
            width="content",
        )


def _draw_asked(view: View, *, past: bool) -> None:
    """The one certificate that a link asks for, whether or not it is due."""
    asked = st.query_params.get(PARAMETER, "")
    if not asked:
        return
    number = "".join(unicodedata.normalize("NFKC", asked).upper().split())
    positions = view.whole.positions
    hit = positions.loc[(positions["certificate_no"] == number).to_numpy(bool)]
    if hit.empty:
        told = _("There is no certificate {number} here.").format(number=asked[:60])
        say(told, "warning")
        return
    rows = metrics.with_sights(hit.head(1), view.chosen.as_of)
    row = rows.iloc[0].to_dict()
    with st.container(border=True):
        st.code(number, language=None)
        st.caption(escaped(_last_seen(row)))
        with st.container(horizontal=True, vertical_alignment="center"):
            valid_button(rows, "asked.valid", past=past)
            if st.button(
                _("Seen: other …"), icon=":material/rule:", key="asked.other", disabled=past
            ):
                ask_what_was_seen(rows)
            link_to("certificate", _("Open the certificate"), {"certificate": number})


def _last_seen(row: Mapping[str, Any]) -> str:
    parts = [str(row[name]) for name in ("plant", "product") if known(row[name])]
    if known(row["last_seen_on"]):
        words = (
            _("last verified {day} by {name}")
            if known(row["last_seen_by"])
            else _("last verified {day} by a list")
        )
        parts.append(words.format(day=day_text(row["last_seen_on"]), name=row["last_seen_by"]))
    else:
        parts.append(_("never verified"))
    return " · ".join(parts)


def _chosen_size(most: int) -> int:
    words = {str(size): _("First {n}").format(n=grouped(size)) for size in SIZES}
    if most <= min(SIZES):
        return most
    return int(choose_part("first", _("How many"), words))


def _draw_list(top: pd.DataFrame, *, past: bool) -> None:
    if past:
        st.caption(_("This is a past day: what is seen today is entered in the list of today."))
    show_table(
        top,
        LIST,
        key="verify",
        alt=_("Numbers to look up in the public database, the most urgent first."),
        file="numbers-to-verify",
        height=ROW * (min(len(top), ROWS) + 1) + 2,
        actions=[]
        if past
        else [
            Action("valid", _("Seen: valid"), ":material/check:", see_valid),
            Action("other", _("Seen: other …"), ":material/rule:", ask_what_was_seen),
        ],
        opened=_draw_number,
    )


def _draw_number(row: Mapping[str, Any]) -> None:
    """The marked number alone, with the button that copies it."""
    st.code(str(row["certificate_no"]), language=None)


def _draw_numbers(top: pd.DataFrame) -> None:
    """All numbers as text, one per line, with the button that copies them."""
    words = counted("{n} number to copy", "{n} numbers to copy, one per line", len(top))
    with st.expander(words, icon=":material/content_copy:"):
        st.code("\n".join(top["certificate_no"].astype("str")), language=None)
