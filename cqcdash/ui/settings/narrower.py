"""Values for one scheme, product category or plant: the narrowest wins."""

from typing import get_args

import streamlit as st

from cqcdash.texts import _
from cqcdash.texts.rules import scope_name, setting_name
from cqcdash.ui.frame import View, escaped, safely
from cqcdash.ui.settings import draft as drafts
from cqcdash.ui.settings import entry
from cqcdash.ui.settings.draft import Draft
from cqcdash.ui.settings.values import allowed, written
from cqcdash.vocabulary.rules import Override, Scope, Setting, settings_catalogue

COLUMN = {"scheme": "scheme", "category": "product_category", "plant": "plant"}


def draw(draft: Draft, view: View) -> None:
    """The narrower values that there are, and a form for another one."""
    if not draft.start.overrides:
        st.caption(_("No scheme, category or plant has a value of its own."))
    for number, override in enumerate(draft.start.overrides):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(_sentence(override), width="stretch")
            st.button(
                _("Remove"),
                icon=":material/delete:",
                key=draft.key("remove", str(number)),
                on_click=safely(_remove),
                args=(override,),
            )
    with st.popover(_("Add a narrower value"), icon=":material/add:"):
        _form(draft, view)


def _sentence(override: Override) -> str:
    where = scope_name(override.scope, override.name)
    return f"{setting_name(override.setting)}: {written(override.value)}, {where}"


def _form(draft: Draft, view: View) -> None:
    catalogue = {about.name: about for about in settings_catalogue() if about.scopes}
    scope = st.segmented_control(
        _("For one"),
        list(get_args(Scope)),
        default="plant",
        required=True,
        format_func=lambda code: {
            "scheme": _("Scheme"),
            "category": _("Category"),
            "plant": _("Plant"),
        }[code],
        key=draft.key("scope"),
    )
    name = st.selectbox(
        _("Which one?"), _names(view, str(scope)), index=None, key=draft.key("name", str(scope))
    )
    fitting = [about.name for about in catalogue.values() if scope in about.scopes]
    chosen = st.selectbox(
        _("Setting"),
        fitting,
        index=None,
        format_func=setting_name,
        key=draft.key("setting", str(scope)),
    )
    if chosen is None or name is None:
        return
    about = catalogue[chosen]
    value = entry.enter(about, _present(draft, about), draft.key("value", chosen))
    st.caption(escaped(_("Allowed: {range}").format(range=allowed(about))))
    st.button(
        _("Add"),
        type="primary",
        key=draft.key("add"),
        on_click=safely(_add),
        args=(scope, name, chosen, value),
    )


def _present(draft: Draft, about: Setting) -> object:
    return getattr(draft.start.defaults, about.name)


def _names(view: View, scope: str) -> list[str]:
    values = view.whole.positions[COLUMN[scope]].dropna().unique()
    return sorted((str(value) for value in values), key=str.casefold)


def _add(scope: Scope, name: str, setting: str, value: object) -> None:
    draft = drafts.present()
    draft.start = draft.start.with_override(scope, name, setting, value)


def _remove(override: Override) -> None:
    draft = drafts.present()
    draft.start = draft.start.without_override(override.scope, override.name, override.setting)
