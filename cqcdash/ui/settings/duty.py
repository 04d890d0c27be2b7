"""Changes of duty: the list that comes along, own ones, and a form for another (R25)."""

import streamlit as st

from cqcdash.texts import _, counted
from cqcdash.texts.words import label, labels
from cqcdash.ui.frame import View, safely
from cqcdash.ui.parts import day_input
from cqcdash.ui.settings import draft as drafts
from cqcdash.ui.settings.draft import Draft
from cqcdash.vocabulary.records import Scheme
from cqcdash.vocabulary.rules import DutyChange, Effect, duty_changes_from, shipped_duty_changes

NEW = ""
CITED = ("codes", "rules", "standards", "words")
TOLD = ("name", "title", "effect", "into", "schemes", "categories", "source", "exceptions")
DAYS = ("announced", "accepted_from", "convert_by", "without_effect_from")
FIELDS = (*TOLD, *CITED, *DAYS)


def draw(draft: Draft, view: View) -> None:
    """Own changes, the shipped ones, and a form that fills itself from one of them."""
    own = draft.start.defaults.duty_changes
    st.caption(
        _(
            "The law changes who must hold what. A list comes along; an own change of the same "
            "name and day of announcement replaces the one there, with another day of "
            "announcement it is a newer version, which holds from that day on."
        )
    )
    for number, change in enumerate(own):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(_line(change), width="stretch")
            st.button(
                _("Remove"),
                icon=":material/delete:",
                key=draft.key("duty.remove", str(number)),
                on_click=safely(_remove),
                args=(change,),
            )
    shipped = shipped_duty_changes()
    with st.expander(
        counted("{n} comes with the program", "{n} come with the program", len(shipped))
    ):
        for change in shipped:
            st.text(_line(change))
    with st.expander(_("Enter a change of duty"), icon=":material/add:"):
        _form(draft, view, (*own, *shipped))


def _line(change: DutyChange) -> str:
    day = f"{change.last_day:%Y-%m-%d}" if change.last_day else _("the day is open")
    told = f" · {change.title}" if change.title else ""
    return f"{change.name} · {label(change.effect)} · {day}{told}"


def _form(draft: Draft, view: View, known: tuple[DutyChange, ...]) -> None:
    names = {f"{c.name}|{c.announced or ''}": c for c in known}
    chosen = st.selectbox(
        _("Start from"),
        [NEW, *names],
        format_func=lambda name: _line(names[name]) if name else _("An empty form"),
        key=draft.key("duty.from"),
    )
    start = names.get(chosen, DutyChange("", Effect.DECLARATION_ENDS))
    key = draft.key("duty", chosen)
    _what(start, key)
    _whom(start, key, view)
    _when(start, key)
    st.text_input(_("Source"), start.source, key=f"{key}.source")
    st.text_area(_("Exceptions"), start.exceptions, key=f"{key}.exceptions")
    st.button(
        _("Add this change"),
        type="primary",
        key=f"{key}.add",
        on_click=safely(_add),
        args=(key,),
    )


def _what(start: DutyChange, key: str) -> None:
    schemes = labels(Scheme)
    into = ["", *schemes]
    st.text_input(_("Name"), start.name, key=f"{key}.name", help=_("Such as SAMR 2025-57."))
    st.text_input(_("In one line"), start.title, key=f"{key}.title")
    st.selectbox(
        _("What it does"),
        [str(effect) for effect in Effect],
        index=list(Effect).index(start.effect),
        format_func=lambda code: label(Effect(code)),
        key=f"{key}.effect",
    )
    st.selectbox(
        _("What is to be held afterwards"),
        into,
        index=into.index(start.into) if start.into in into else 0,
        format_func=lambda code: schemes.get(code, _("The same as before")),
        key=f"{key}.into",
    )


def _whom(start: DutyChange, key: str, view: View) -> None:
    schemes = labels(Scheme)
    held = {str(name) for name in view.whole.positions["product_category"].dropna().unique()}
    st.markdown(f"**{_('Whom it concerns')}**")
    st.caption(
        _(
            "Of these schemes (of all when none is chosen), by the first of these that fits. By "
            "words alone a certificate is only perhaps concerned, and you are asked."
        )
    )
    titles = {
        "codes": (_("CCC product codes"), _("Two or four digits each, such as 13 or 1104.")),
        "rules": (_("Rules"), _("As certificates cite them, such as CNCA-C11-04.")),
        "standards": (_("Standards"), _("As certificates cite them, such as GB 9656-2021.")),
        "words": (_("Words in the product's name"), ""),
    }
    st.multiselect(
        _("Schemes"),
        list(schemes),
        [code for code in start.schemes if code in schemes],
        format_func=lambda code: schemes[code],
        key=f"{key}.schemes",
    )
    st.multiselect(
        _("Product categories"),
        sorted(held | set(start.categories), key=str.casefold),
        list(start.categories),
        key=f"{key}.categories",
    )
    for name in CITED:
        title, told = titles[name]
        st.text_input(
            title,
            ", ".join(getattr(start, name)),
            key=f"{key}.{name}",
            help=told or None,
            placeholder=_("Several with commas between them"),
        )


def _when(start: DutyChange, key: str) -> None:
    st.markdown(f"**{_('When')}**")
    titles = {
        "announced": _("Announced"),
        "accepted_from": _("Applications accepted from"),
        "convert_by": _("Convert by"),
        "without_effect_from": _("Without effect from"),
    }
    for name in DAYS:
        day_input(titles[name], getattr(start, name), key=f"{key}.{name}")


def _add(key: str) -> None:
    """Take the entered change into the draft; whatever is wrong in it is said, nothing changes."""
    given = {name: st.session_state[f"{key}.{name}"] for name in FIELDS}
    for name in CITED:
        parts = (part.strip() for part in given[name].split(","))
        given[name] = [part for part in parts if part]
    entry = {name: value for name, value in given.items() if value not in ("", [], None)}
    (change,) = duty_changes_from([entry])
    draft = drafts.present()
    own = draft.start.defaults.duty_changes
    kept = (c for c in own if (c.name, c.announced) != (change.name, change.announced))
    draft.start = draft.start.with_duty_changes((*kept, change))
    for name in [str(name) for name in st.session_state if str(name).startswith(f"{key}.")]:
        del st.session_state[name]


def _remove(change: DutyChange) -> None:
    draft = drafts.present()
    own = draft.start.defaults.duty_changes
    draft.start = draft.start.with_duty_changes(tuple(c for c in own if c != change))
