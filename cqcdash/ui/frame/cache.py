"""What sessions share: the data read once per version, derived once per day and rules."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from cqcdash import metrics, portfolio
from cqcdash.config import settings
from cqcdash.errors import UnreadableFileError
from cqcdash.portfolio import EVERYTHING, Derived, Paperwork, Scope
from cqcdash.vocabulary.checklist import Checklist, ChecklistEntry
from cqcdash.vocabulary.rules import RuleBook
from cqcdash.vocabulary.snapshot import Snapshot
from cqcdash.vocabulary.views import SavedView

Compute = Callable[[Derived], Any]
CACHE_KEYS = {RuleBook: repr, Scope: repr, ChecklistEntry: repr}


class Source(NamedTuple):
    """Which records: of which database, in which state, known by which day (None: now)."""

    address: str
    state: Hashable
    known_on: date | None


def _source(known_on: date | None) -> Source:
    address = settings().database
    return Source(address, portfolio.data_key(address), known_on)


@st.cache_resource(max_entries=4, show_spinner=False)
def _frames(source: Source) -> Snapshot:
    if source.known_on is None:
        return portfolio.snapshot(source.address)
    return portfolio.read_as_known_on(source.address, source.known_on)


@st.cache_resource(max_entries=6, show_spinner=False, hash_funcs=CACHE_KEYS)
def _derived(source: Source, as_of: date, book: RuleBook) -> Derived:
    return portfolio.derive(_frames(source), as_of, book)


# A scope copies its rows, and a mask is made anew in milliseconds: few are kept.
@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs=CACHE_KEYS)
def _scoped(source: Source, as_of: date, book: RuleBook, scope: Scope) -> Derived:
    return portfolio.scoped(_derived(source, as_of, book), scope)


@st.cache_resource(max_entries=6, show_spinner=False, hash_funcs=CACHE_KEYS)
def _paperwork(source: Source, as_of: date, book: RuleBook, checklist: Checklist) -> Paperwork:
    return portfolio.paperwork(_derived(source, as_of, book), checklist)


@st.cache_resource(max_entries=24, show_spinner=False, hash_funcs=CACHE_KEYS)
def _attention(
    source: Source, as_of: date, book: RuleBook, scope: Scope, checklist: Checklist
) -> metrics.Attention:
    seen = portfolio.scoped(_derived(source, as_of, book), scope)
    told = portfolio.acknowledgements(source.address)
    papers = _paperwork(source, as_of, book, checklist)
    return metrics.attention_list(
        seen.positions,
        seen.follow_ups,
        as_of,
        book,
        told,
        cases=seen.cases,
        dossiers=papers.dossiers,
        shipments=papers.shipments,
    )


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=CACHE_KEYS)
def _shared(
    name: str, source: Source, as_of: date, book: RuleBook, scope: Scope, *, _compute: Compute
) -> Any:  # noqa: ANN401 - as the name says
    del name  # part of the key only: it stands for the function, which has none
    return _compute(portfolio.scoped(_derived(source, as_of, book), scope))


@st.cache_resource(max_entries=4, show_spinner=False)
def _views(source: Source) -> tuple[SavedView, ...]:
    return portfolio.saved_views(source.address)


def rules_in_force() -> RuleBook:
    """The rules of this installation; a small file, read each time."""
    return portfolio.rules_in(settings().rules_path)


def checklist_in_force() -> tuple[Checklist, str]:
    """The checklist of this installation, and what is wrong with it: then the shipped one holds."""
    try:
        return portfolio.checklist_in(settings().checklist_path), ""
    except UnreadableFileError as error:
        return portfolio.checklist_in(), str(error)


def cached_snapshot(known_on: date | None = None) -> Snapshot:
    """All records: the present ones, or as they were known on a day."""
    return _frames(_source(known_on))


def cached_derived(
    as_of: date,
    scope: Scope = EVERYTHING,
    known_on: date | None = None,
    book: RuleBook | None = None,
) -> Derived:
    """The portfolio on a day, in a scope; shared between sessions, so never changed in place."""
    source = _source(known_on)
    rulebook = rules_in_force() if book is None else book
    if scope == EVERYTHING:
        return _derived(source, as_of, rulebook)
    return _scoped(source, as_of, rulebook, scope)


def cached_attention(as_of: date, scope: Scope, known_on: date | None) -> metrics.Attention:
    """What to act on, with who is on it, and the certificates behind each item."""
    checklist, _problem = checklist_in_force()
    return _attention(_source(known_on), as_of, rules_in_force(), scope, checklist)


def cached_paperwork(as_of: date, known_on: date | None) -> Paperwork:
    """The documents and samples of all cases on a day."""
    checklist, _problem = checklist_in_force()
    return _paperwork(_source(known_on), as_of, rules_in_force(), checklist)


def cached(name: str, compute: Compute, as_of: date, scope: Scope, known_on: date | None) -> Any:  # noqa: ANN401 - what the function gives
    """What a function makes of the portfolio in a scope on a day; ``name`` stands for it."""
    return _shared(name, _source(known_on), as_of, rules_in_force(), scope, _compute=compute)


def cached_views() -> tuple[SavedView, ...]:
    """The saved views of this installation; none while there is no database."""
    source = _source(None)
    return _views(source) if portfolio.data_version(source.address) else ()


def portfolio_began(day: date) -> bool:
    """Whether anything was imported by the end of a day."""
    return portfolio.began(cached_snapshot().imports, day)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=CACHE_KEYS)
def _looks_back(  # noqa: PLR0913 - each is a part of the key
    source: Source, as_of: date, book: RuleBook, months: int, every: int, *, then: bool
) -> Mapping[date, pd.DataFrame]:
    look = (
        portfolio.known_then(source.address, book)
        if then
        else portfolio.known_now(_frames(source), book)
    )
    return portfolio.looks_back(look, as_of, months, every)


def cached_trend(
    as_of: date, scope: Scope, months: int, every: int = 1, *, then: bool
) -> pd.DataFrame:
    """How the portfolio stood at the ends of months; schema TREND. A scope is a mask."""
    looks = _looks_back(_source(None), as_of, rules_in_force(), months, every, then=then)
    return portfolio.trend(looks, scope)
