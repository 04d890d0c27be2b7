"""The list of what is had ready for an audit: ticked with owner and day, one write for each."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from cqcdash import metrics, portfolio
from cqcdash.config import settings
from cqcdash.errors import CqcdashError
from cqcdash.texts import _, counted
from cqcdash.ui.frame import (
    View,
    escaped,
    offer_table,
    on_paper,
    safely,
    say_later,
    show_error,
    stamp,
    today,
    user_name,
)
from cqcdash.ui.parts.cells import worded_table
from cqcdash.ui.parts.fields import day_input
from cqcdash.ui.parts.looks import look_of
from cqcdash.ui.parts.wording import day_text, known
from cqcdash.vocabulary.preparation import PREPARATION_LIST, Prepared, Visit

COLUMNS = ("item_title", "prepared", "owner", "done_on", "note")
BOXES = (":material/check_box_outline_blank:", ":material/check_box:")
TICKED, OPEN = "☑", "☐"
Item = Mapping[str, Any]


def draw_visit_preparation(view: View, visit: Visit | None) -> None:
    """A header, who comes, and the list; nothing where no audit is to be prepared."""
    if visit is None:
        return
    st.header(_("To have ready for the audit"), anchor=False)
    st.caption(escaped(who_comes(view, visit)))
    draw_preparation_list(view, visit)


def who_comes(view: View, visit: Visit) -> str:
    """How many auditors usually come and for how long, as a sentence."""
    team = metrics.audit_team(visit, view.derived.book)
    auditors = counted("{n} auditor", "{n} auditors", team.auditors)
    days = _days(team.days)
    alone = _("Usually {auditors} for {days}.")
    several = _("Usually {auditors} for {days}, {total} auditor-days in all.")
    words = alone if team.auditors == 1 else several
    return words.format(auditors=auditors, days=days, total=f"{team.auditor_days:g}")


def _days(days: float) -> str:
    if days == 1:
        return _("1 day")
    return _("{n} days").format(n=f"{days:g}")


def draw_preparation_list(view: View, visit: Visit) -> None:
    """How much is prepared, then a line for each item; on paper a table with boxes to tick."""
    try:
        items = portfolio.preparation_items(settings().database)
    except CqcdashError as error:
        show_error(error)
        return
    listed = metrics.preparation_list(items, view.snapshot.preparations, visit, view.chosen.as_of)
    looks = {name: look_of(name, PREPARATION_LIST) for name in COLUMNS}
    offer_table("to-have-ready", lambda: worded_table(listed, looks))
    if listed.empty:
        st.info(_("The table of preparation names nothing for such an audit."))
        return
    ready = int(np.count_nonzero(listed["prepared"]))
    st.progress(ready / len(listed), text=_progress(ready, len(listed), visit))
    if on_paper():
        st.table(_on_paper(listed), hide_index=True, border="horizontal")
        return
    with st.container(gap="xxsmall"):
        for number, item in enumerate(listed.to_dict("records")):
            _draw_item(view, visit, item, number)


def _progress(ready: int, size: int, visit: Visit) -> str:
    words = _("{ready} of {all} prepared").format(ready=ready, all=size)
    if not visit.cycle:
        return words
    since = _("since the audit of {day}").format(day=visit.cycle)
    return f"{words} {since}"


def _on_paper(listed: pd.DataFrame) -> pd.DataFrame:
    """What is known is printed, what is not is left blank to be written by hand."""
    blank = "\u00a0"
    rows = [
        {
            _("Ready"): TICKED if item["prepared"] else OPEN,
            _("To have ready"): escaped(item["item_title"]),
            _("Responsible"): escaped(item["owner"]) if known(item["owner"]) else blank,
            _("Day"): day_text(item["done_on"]) if known(item["done_on"]) else blank,
            _("Note"): escaped(item["note"]) if known(item["note"]) else blank,
        }
        for item in listed.to_dict("records")
    ]
    return pd.DataFrame(rows)


def _draw_item(view: View, visit: Visit, item: Item, number: int) -> None:
    past = view.chosen.known_on is not None
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        pressed = st.button(
            escaped(item["item_title"]),
            icon=":material/check_box:"
            if item["prepared"]
            else ":material/check_box_outline_blank:",
            key=f"prepare.{visit.kind}.{number}",
            type="tertiary",
            disabled=past,
            help=_("Say who prepares it, and when it is ready."),
        )
        st.caption(escaped(_said(item)), width="content")
    if pressed:
        st.dialog(_("To have ready for the audit"), icon=":material/checklist:")(_ask)(visit, item)


def _said(item: Item) -> str:
    """Whether it is ready, since when, by whom, and what else was said."""
    parts = [
        _("prepared on {day}").format(day=day_text(item["done_on"]))
        if item["prepared"]
        else _("open"),
        str(item["owner"]) if known(item["owner"]) else "",
        str(item["note"]) if known(item["note"]) else "",
    ]
    return ", ".join(part for part in parts if part)


def _ask(visit: Visit, item: Item) -> None:
    st.text(item["item_title"])
    told = str(item["owner"]) if known(item["owner"]) else user_name()
    owner = st.text_input(_("Who prepares it?"), told, key="preparing.owner", max_chars=120).strip()
    ready = item["done_on"].date() if known(item["done_on"]) else today()
    day = day_input(_("Ready on (empty: not yet)"), ready, "preparing.day")
    said = str(item["note"]) if known(item["note"]) else ""
    note = st.text_area(_("Note"), said, key="preparing.note", max_chars=2000).strip()
    later = bool(day) and date.fromisoformat(day) > today()
    if later:
        st.caption(_("That day is still to come: leave it empty until it is ready."))
    st.caption(_("After the next audit the list begins anew."))
    wrong = later or (bool(day) and not owner)
    if st.button(_("Save"), type="primary", disabled=wrong, key="preparing.save"):
        safely(_write)(visit, item, owner, day, note)
        st.rerun()


def _write(visit: Visit, item: Item, owner: str, day: str, note: str) -> None:
    done_on = date.fromisoformat(day) if day else None
    said = Prepared(
        visit, str(item["preparation_item"]), owner, done_on, note, user_name(), stamp()
    )
    portfolio.prepare(settings().database, [said])
    title = str(item["item_title"])
    if done_on:
        words, kind = _("{title}: prepared.").format(title=title), "success"
    elif owner:
        words, kind = _("{title}: {owner} prepares it.").format(title=title, owner=owner), "info"
    else:
        words, kind = _("{title}: open again.").format(title=title), "info"
    say_later(words, kind)
