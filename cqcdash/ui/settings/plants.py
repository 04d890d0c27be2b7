"""Two spellings of one plant, found after they came in: put together, with what that changes."""

import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.texts import _, counted
from cqcdash.texts.words import label
from cqcdash.ui.frame import View, escaped, safely, say_later, stamp, user_name

KEY = "plants.merge"


def draw(view: View) -> None:
    """Which plant is which, what would change, and the button that does it."""
    frames = (view.snapshot.certificates, view.snapshot.audits, view.snapshot.visits)
    names = sorted({str(p) for f in frames for p in f["plant"].dropna().unique()}, key=str.casefold)
    if len(names) < 2:  # noqa: PLR2004 - two are needed
        return
    st.header(_("Plants"), anchor=False)
    st.caption(
        _(
            "When one plant came in under two spellings, put its records under one name. The next "
            "import knows it, and the history can undo it."
        )
    )
    for one, other in view.shared("plants.alike", lambda _seen: portfolio.alike_plants(names)):
        st.text(_("Perhaps one plant: {one} and {other}").format(one=one, other=other))
    left, right = st.columns(2)
    name = left.selectbox(_("This plant"), names, index=None, key=f"{KEY}.name")
    into = right.selectbox(_("is really"), names, index=None, key=f"{KEY}.into")
    if name and into and name != into:
        _preview(str(name), str(into))


def _preview(name: str, into: str) -> None:
    planned = portfolio.plan_merge(settings().database, name, into)
    told = ", ".join(f"{label(kind)}: {count}" for kind, count in planned.counts.items() if count)
    st.write(
        escaped(
            _("“{name}” becomes “{into}”. Records that change: {told}.").format(
                name=name, into=into, told=told
            )
        )
    )
    st.button(
        _("Put them together"),
        type="primary",
        icon=":material/merge:",
        key=f"{KEY}.do",
        on_click=safely(_merge),
    )


def _merge() -> None:
    name, into = (str(st.session_state[f"{KEY}.{part}"]) for part in ("name", "into"))
    done = portfolio.merge_plants(settings().database, name, into, user_name(), stamp())
    for part in ("name", "into"):
        del st.session_state[f"{KEY}.{part}"]
    say_later(
        counted(
            "“{name}” is now “{into}”: {n} entry in the history.",
            "“{name}” is now “{into}”: {n} entries in the history.",
            len(done),
            name=name,
            into=into,
        ),
        "success",
    )
