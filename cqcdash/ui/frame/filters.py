"""The filters of every page: they live in the URL and hold everywhere."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from cqcdash.portfolio import EVERYTHING, NOBODY, Scope
from cqcdash.texts import _
from cqcdash.texts.words import labels
from cqcdash.ui.frame import clock, messages
from cqcdash.ui.frame.navigation import MISSING
from cqcdash.vocabulary.certificates import Standing
from cqcdash.vocabulary.records import Scheme
from cqcdash.vocabulary.snapshot import Snapshot

EARLIEST_DAY, LATEST_DAY = date(2000, 1, 1), date(2099, 12, 31)
SHOWN = 60
COLUMN = {
    "plant": "plant",
    "category": "product_category",
    "scheme": "scheme",
    "owner": "owner",
    "standing": "standing",
}
PART = {
    "plant": "plants",
    "category": "categories",
    "scheme": "schemes",
    "owner": "owners",
    "standing": "standings",
}
LAST_DAY, UNKNOWN, SHOWN_STANDING = "filters.last_day", "filters.unknown", "standing.shown"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader chose to look at.

    Attributes:
        scope: plants, categories, schemes, owners and standings.
        as_of: the day to look at.
        known_on: look back with what was known on this day; None for what is known now.
    """

    scope: Scope
    as_of: date
    known_on: date | None = None


def filter_labels() -> dict[str, str]:
    """What each filter is called."""
    return {
        "plant": _("Plant"),
        "category": _("Product category"),
        "scheme": _("Scheme"),
        "owner": _("Responsible"),
        "standing": _("Standing"),
    }


def choose_view(snapshot: Snapshot) -> Chosen:
    """Draw the filters side by side and return what is chosen; unknown values are named."""
    frames = (snapshot.certificates, snapshot.audits, snapshot.visits)
    present = set(_values([snapshot.certificates], "scheme"))
    owners = _values([snapshot.certificates], "owner")
    known = {
        "plant": _values(frames, "plant"),
        "category": _values(frames, "product_category"),
        "scheme": [str(scheme) for scheme in Scheme if scheme in present],
        "owner": [*owners, NOBODY] if owners else [],
        "standing": [str(standing) for standing in Standing],
    }
    wanted = Scope(**{PART[key]: _wanted(key, values) for key, values in known.items()})
    offered = _offered((snapshot.certificates, snapshot.visits), known, wanted)
    titles = filter_labels()
    chosen = {
        PART[key]: _several(key, titles[key], values, offered[key]) for key, values in known.items()
    }
    as_of, known_on = _day()
    return Chosen(Scope(**chosen), as_of, known_on)


def clear_filters() -> None:
    """Look at everything, today."""
    st.session_state.update({key: [] for key in COLUMN}, as_of=clock.today())
    st.session_state.pop(UNKNOWN, None)


def remove_value(key: str, value: str) -> None:
    """Take one value out of a filter."""
    st.session_state[key] = [one for one in st.session_state.get(key, []) if one != value]


def look_at_plant(name: str) -> None:
    """Look at one plant, whatever was chosen before."""
    clear_filters()
    st.session_state["plant"] = [name]


def look_at_standing(code: str) -> None:
    """Look at the certificates of one standing, within what is chosen besides."""
    st.session_state["standing"] = [code]


def look_at_today() -> None:
    """Back from another day."""
    st.session_state["as_of"] = clock.today()


def word_for(key: str, value: str) -> str:
    """A filter's value as the reader knows it."""
    if key == "standing":
        return labels(Standing).get(value, value)
    return _("Nobody named") if key == "owner" and value == NOBODY else value


def name_unknown() -> None:
    """Say which values of the address are known nowhere, until another choice is made."""
    titles = {**filter_labels(), "as_of": _("Day to look at")}
    for key, values in st.session_state.get(UNKNOWN, {}).items():
        listed = ", ".join(value[:SHOWN] for value in values[:3])
        sentence = _("{label}: {values} is not known here and was left out of the filter.")
        messages.say(sentence.format(label=titles[key], values=listed), "warning")


def name_missing_page() -> None:
    """Say which page the address asked for in vain."""
    missing = st.query_params.get(MISSING)
    if missing:
        sentence = _("There is no page {name} here. The navigation at the left holds all of them.")
        messages.say(sentence.format(name=missing[:SHOWN]), "warning")


def _values(frames: Sequence[pd.DataFrame], column: str) -> list[str]:
    found = (frame[column].cat.categories for frame in frames if not frame.empty)
    return sorted({str(value) for values in found for value in values}, key=str.casefold)


def _wanted(key: str, known: Sequence[str]) -> tuple[str, ...]:
    chosen = st.session_state.get(key, st.query_params.get_all(key))
    return tuple(value for value in chosen if value in known)


def _offered(
    frames: Sequence[pd.DataFrame], known: Mapping[str, Sequence[str]], wanted: Scope
) -> dict[str, Collection[str]]:
    """What each filter offers: what occurs together with the choice in the others.

    Standings are computed, not recorded: all five are always offered.
    """
    others = {key: replace(wanted, **{part: ()}) for key, part in PART.items()}
    return {
        key: known[key]
        if scope == EVERYTHING or key == "standing"
        else _values_in(frames, COLUMN[key], scope)
        for key, scope in others.items()
    }


def _values_in(frames: Sequence[pd.DataFrame], column: str, scope: Scope) -> set[str]:
    narrow = [frame.loc[:, frame.columns.isin(list(COLUMN.values()))] for frame in frames]
    found = [scope.of(frame)[column] for frame in narrow if column in frame]
    values = {str(value) for values in found for value in values.dropna().unique()}
    return values | {NOBODY} if column == "owner" else values


def _several(
    key: str, label: str, known: Sequence[str], offered: Collection[str]
) -> tuple[str, ...]:
    asked = st.query_params.get_all(key)
    chosen = st.session_state.get(key)
    if chosen is not None:
        # A value may have gone since: an import was undone, a plant was merged into another.
        st.session_state[key] = [value for value in chosen if value in known]
    _note_unknown(key, [value for value in asked if value not in known])
    kept = {*offered, *_wanted(key, known)}
    options = [value for value in known if value in kept]
    if key != "standing":
        return tuple(_bound(key, label, options))
    # Streamlit writes what it shows into the address: the codes are kept by a field of their own.
    with st.container(key="unseen"):
        codes = _bound(key, label, options)
    st.session_state[SHOWN_STANDING] = codes
    st.multiselect(
        label,
        options,
        key=SHOWN_STANDING,
        placeholder=label,
        format_func=lambda value: word_for(key, value),
        label_visibility="collapsed",
        select_all=False,
        on_change=_keep_standing,
    )
    return tuple(codes)


def _bound(key: str, label: str, options: Sequence[str]) -> list[str]:
    return st.multiselect(
        label,
        options,
        key=key,
        bind="query-params",
        placeholder=label,
        label_visibility="collapsed",
        # Enter takes what stands first, not everything that holds the typed letters.
        select_all=False,
        on_change=_forget_unknown,
    )


def _keep_standing() -> None:
    st.session_state["standing"] = st.session_state[SHOWN_STANDING]
    _forget_unknown()


def _day() -> tuple[date, date | None]:
    today = clock.today()
    _follow_midnight(today)
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
        label_visibility="collapsed",
        on_change=_forget_unknown,
    )
    as_of = day if isinstance(day, date) else today
    if asked and asked != as_of.isoformat() and not _is_day(asked):
        _note_unknown("as_of", [asked])
    if as_of >= today:
        return as_of, None
    known = st.toggle(
        _("With what was known then"),
        key="as_known",
        bind="query-params",
        help=_("Leaves out what was imported after that day."),
    )
    return as_of, as_of if known else None


def _follow_midnight(today: date) -> None:
    """A page that was left open shows the new day, unless its reader chose the old one."""
    last = st.session_state.get(LAST_DAY)
    if last is not None and last != today and st.session_state.get("as_of") == last:
        st.session_state["as_of"] = today
    st.session_state[LAST_DAY] = today


def _is_day(text: str) -> bool:
    try:
        return EARLIEST_DAY <= date.fromisoformat(text) <= LATEST_DAY
    except ValueError:
        return False


def _note_unknown(key: str, values: Sequence[str]) -> None:
    """Remember them: the browser takes them out of the address before anybody could read it."""
    if values:
        st.session_state.setdefault(UNKNOWN, {})[key] = list(values)


def _forget_unknown() -> None:
    st.session_state.pop(UNKNOWN, None)


def day_words(chosen: Chosen) -> str:
    """Which day is looked at, and with which knowledge."""
    day = chosen.as_of.isoformat()
    ahead = (chosen.as_of - clock.today()) // timedelta(days=1)
    if chosen.known_on:
        return _("On {day}, with what was known then").format(day=day)
    if ahead > 0:
        return _("On {day}, if nobody acts until then").format(day=day)
    if ahead < 0:
        return _("On {day}, with what is known now").format(day=day)
    return _("Today, {day}").format(day=day)


def chosen_values(chosen: Chosen) -> list[tuple[str, str]]:
    """Each filter in force: its key and its value."""
    return [(key, value) for key, part in PART.items() for value in getattr(chosen.scope, part)]


def caption_of(chosen: Chosen) -> str:
    """What is being looked at, in one line."""
    parts = [word_for(key, value) for key, value in chosen_values(chosen)]
    return " · ".join([day_words(chosen), *(parts or [_("all certificates")])])
