"""What the law is about to end, or has ended: a sentence for each change of duty."""

import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _
from cqcdash.texts.duty import duty_sentence
from cqcdash.ui.frame import View, escaped, link_to

# Of changes of duty: more would push what is to be done off the first screen.
MOST = 2


def draw_law(view: View) -> None:
    """A sentence for each change that is open in this view, with a way to its page."""
    found = view.shared(
        "duty_summary", lambda seen: metrics.duty_summary(seen.positions, seen.as_of, seen.book)
    )
    open_now = found.loc[(found["with_case"] + found["without_case"] > 0).to_numpy(bool)]
    if open_now.empty:
        return
    with st.container(border=True, gap="small"):
        for row in open_now.head(MOST).to_dict("records"):
            told, opens = st.columns([5, 1], vertical_alignment="center")
            told.markdown(f":material/gavel: {escaped(duty_sentence(row))}")
            with opens:
                link_to("duty", _("Open the change"), {"change": str(row["duty_change"])})
