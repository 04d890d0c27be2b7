"""The sidebar's filters: they live in the URL and hold on every page."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from cqcdash.portfolio import EVERYTHING, Scope
from cqcdash.texts import _
from cqcdash.ui.frame import clock, messages
from cqcdash.vocabulary.records import Scheme
from cqcdash.vocabulary.snapshot import Snapshot

EARLIEST_DAY, LATEST_DAY = date(2000, 1, 1), date(2099, 12, 31)
SHOWN = 60
COLUMN = {"plant": "plant", "category": "product_category", "scheme": "scheme"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader chose to look at.

    Attributes:
        scope: plants, categories and schemes.
        as_of: the day to look at.
        known_on: look back with what was known on this day; None for what is known now.
    """

    scope: Scope
    as_of: date
    known_on: date | None = None


def choose_view(snapshot: Snapshot) -> Chosen:
    """Draw the filters and return what is chosen; unknown values of the URL are named."""
    frames = (snapshot.certificates, snapshot.audits, snapshot.visits)
    present = set(_values([snapshot.certificates], "scheme"))
    known = {
        "plant": _values(frames, "plant"),
        "category": _values(frames, "product_category"),
        "scheme": [str(scheme) for scheme in Scheme if scheme in present],
    }
    wanted = Scope(*(_wanted(key, values) for key, values in known.items()))
    labels = {"plant": _("Plant"), "category": _("Product category"), "scheme": _("Scheme")}
    offered = _offered((snapshot.certificates, snapshot.visits), known, wanted)
    scope = Scope(*(_several(key, labels[key], known[key], offered[key]) for key in known))
    as_of, known_on = _day()
    if scope != EVERYTHING or as_of != clock.today():
        st.button(
            _("Clear all filters"),
            icon=":material/filter_alt_off:",
            on_click=clear_filters,
            width="stretch",
        )
    return Chosen(scope, as_of, known_on)


def clear_filters() -> None:
    """Look at everything, today."""
    st.session_state.update(plant=[], category=[], scheme=[], as_of=clock.today())


def _values(frames: Sequence[pd.DataFrame], column: str) -> list[str]:
    found = (frame[column].cat.categories for frame in frames if not frame.empty)
    return sorted({str(value) for values in found for value in values}, key=str.casefold)


def _wanted(key: str, known: Sequence[str]) -> tuple[str, ...]:
    chosen = st.session_state.get(key, st.query_params.get_all(key))
    return tuple(value for value in chosen if value in known)


def _offered(
    frames: Sequence[pd.DataFrame], known: Mapping[str, Sequence[str]], wanted: Scope
) -> dict[str, Collection[str]]:
    """What each filter offers: what occurs together with the choice in the other two."""
    others = {
        "plant": replace(wanted, plants=()),
        "category": replace(wanted, categories=()),
        "scheme": replace(wanted, schemes=()),
    }
    return {
        key: _values_in(frames, COLUMN[key], scope) if scope != EVERYTHING else known[key]
        for key, scope in others.items()
    }


def _values_in(frames: Sequence[pd.DataFrame], column: str, scope: Scope) -> set[str]:
    narrow = [frame.loc[:, frame.columns.isin(list(COLUMN.values()))] for frame in frames]
    found = [scope.of(frame)[column] for frame in narrow if column in frame]
    return {str(value) for values in found for value in values.dropna().unique()}


def _several(
    key: str, label: str, known: Sequence[str], offered: Collection[str]
) -> tuple[str, ...]:
    asked = st.query_params.get_all(key)
    chosen = st.session_state.get(key)
    if chosen is not None:
        # A value may have gone since: an import was undone, a plant was merged into another.
        st.session_state[key] = [value for value in chosen if value in known]
    _name_unknown(label, [value for value in asked if value not in known])
    kept = {*offered, *_wanted(key, known)}
    return tuple(
        st.multiselect(
            label,
            [value for value in known if value in kept],
            key=key,
            bind="query-params",
            placeholder=_("All"),
        )
    )


def _day() -> tuple[date, date | None]:
    today = clock.today()
    asked = st.query_params.get("as_of", "")
    day = st.date_input(
        _("Day to look at"),
        today,
        min_value=EARLIEST_DAY,
        max_value=LATEST_DAY,
        key="as_of",
        format="YYYY-MM-DD",
        bind="query-params",
        help=_(
            "Every state, due date and count is shown as of this day. A later day shows the "
            "portfolio if nobody acts until then."
        ),
    )
    as_of = day if isinstance(day, date) else today
    if asked and asked != as_of.isoformat() and not _is_day(asked):
        _name_unknown(_("Day to look at"), [asked])
    if as_of >= today:
        return as_of, None
    known = st.toggle(
        _("With what was known then"),
        key="as_known",
        bind="query-params",
        help=_("Leaves out what was imported after that day."),
    )
    return as_of, as_of if known else None


def _is_day(text: str) -> bool:
    try:
        return EARLIEST_DAY <= date.fromisoformat(text) <= LATEST_DAY
    except ValueError:
        return False


def _name_unknown(label: str, values: Sequence[str]) -> None:
    if values:
        listed = ", ".join(value[:SHOWN] for value in values[:3])
        messages.say(
            _("{label}: {values} is not known here and was left out of the filter.").format(
                label=label, values=listed
            ),
            "warning",
        )


def caption_of(chosen: Chosen) -> str:
    """What is being looked at, for the line under a page's title."""
    day = chosen.as_of.isoformat()
    ahead = (chosen.as_of - clock.today()) // timedelta(days=1)
    if chosen.known_on:
        when = _("On {day}, with what was known then").format(day=day)
    elif ahead > 0:
        when = _("On {day}, if nobody acts until then").format(day=day)
    elif ahead < 0:
        when = _("On {day}, with what is known now").format(day=day)
    else:
        when = _("Today, {day}").format(day=day)
    parts = [*chosen.scope.plants, *chosen.scope.categories, *chosen.scope.schemes]
    return " · ".join([when, *parts]) if parts else f"{when} · {_('all certificates')}"
