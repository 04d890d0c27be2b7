"""An earlier look at the portfolio: on a day, or just before an import."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

import pandas as pd
import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.portfolio import Derived, Scope
from cqcdash.texts import _
from cqcdash.ui.frame import CACHE_KEYS, EARLIEST_DAY, View, cached_derived, say
from cqcdash.ui.parts import choose_part, pick_one
from cqcdash.ui.parts import day_text as day_in_words
from cqcdash.vocabulary.rules import RuleBook

DAY, IMPORT = "day", "import"
MONTH = timedelta(days=30)


@dataclass(frozen=True, eq=False)
class Earlier:
    """What is compared with the present look.

    Attributes:
        seen: the portfolio as it was seen then.
        words: since when, for the page.
    """

    seen: Derived
    words: str


class Moment(NamedTuple):
    """What was known of which database just before a moment; the version keeps caches apart."""

    address: str
    version: int
    before: datetime


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=CACHE_KEYS)
def _known(moment: Moment, as_of: date, book: RuleBook, scope: Scope) -> Derived:
    found = portfolio.read_as_known_before(moment.address, moment.before)
    return portfolio.scoped(portfolio.derive(found, as_of, book), scope)


def chosen_look(view: View) -> Earlier | None:
    """The look to compare with, as the reader chose it; None while nothing is chosen."""
    words = {DAY: _("A day"), IMPORT: _("An import")}
    since = choose_part("since", _("Since"), words)
    return _since_import(view) if since == IMPORT else _since_day(view)


def _since_day(view: View) -> Earlier | None:
    as_of = view.chosen.as_of
    found = st.date_input(
        _("Since which day?"),
        max(as_of - MONTH, EARLIEST_DAY),
        min_value=EARLIEST_DAY,
        max_value=as_of,
        key="since_day",
        format="YYYY-MM-DD",
        bind="query-params",
    )
    if not isinstance(found, date):
        return None
    words = _("Since {day}").format(day=found.isoformat())
    then = cached_derived(found, view.chosen.scope, found)
    if len(then.positions):
        return Earlier(then, words + ", " + _("as it was known then"))
    say(
        _(
            "Nothing was imported by {day}. That day is shown with what is known now, so that "
            "only what time has changed is listed."
        ).format(day=found.isoformat()),
        "info",
    )
    return Earlier(cached_derived(found, view.chosen.scope), words)


def _since_import(view: View) -> Earlier | None:
    imports = view.snapshot.imports
    held = imports.loc[imports["undone_at"].isna()].to_dict("records")
    names = {str(row["import_id"]): _name(row) for row in held}
    newest = next(iter(names), None)
    number = pick_one("since_import", _("Since which import?"), names, first=newest)
    if number is None:
        return None
    before = next(row["committed_at"] for row in held if str(row["import_id"]) == number)
    address = settings().database
    moment = Moment(address, portfolio.data_version(address), before.to_pydatetime())
    then = _known(moment, view.chosen.as_of, view.derived.book, view.chosen.scope)
    return Earlier(then, _("Since just before import {name}").format(name=names[number]))


def _name(row: dict[str, pd.Timestamp]) -> str:
    file = row["file_name"] or _("entered by hand")
    return f"{row['import_id']} · {file} · {day_in_words(row['committed_at'])} · {row['user']}"
