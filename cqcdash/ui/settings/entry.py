"""One setting as a widget of its type; the value is checked by the rules themselves."""

import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.texts.rules import choice, setting_help, setting_name
from cqcdash.texts.words import labels
from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.records import Stage
from cqcdash.vocabulary.rules import Lookup, Setting

# No bounds on the widgets: the check names what is allowed, a bound would only clip.
STAGES = {str(stage) for stage in Stage}


def enter(about: Setting, value: object, key: str) -> object:
    """Draw the widget and return what it says, in the setting's own type."""
    label, text = setting_name(about.name), setting_help(about.name)
    match about.type:
        case "integer":
            return st.number_input(
                label, value=_whole(value), step=1, key=key, help=text, persist_state="session"
            )
        case "number":
            return st.number_input(
                *(label, None, None, float(str(value))),
                step=0.1,
                key=key,
                help=text,
                persist_state="session",
            )
        case "flag":
            return st.toggle(label, bool(value), key=key, help=text, persist_state="session")
        case "choice":
            options = list(about.choices)
            return st.selectbox(
                *(label, options, options.index(str(value)), choice),
                key=key,
                help=text,
                persist_state="session",
            )
        case "numbers":
            return _numbers(about, value, key)
        case _:
            return _table(about, value, key)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _numbers(about: Setting, value: object, key: str) -> object:
    numbers = value if isinstance(value, tuple) else ()
    entered = st.text_input(
        setting_name(about.name),
        ", ".join(str(n) for n in numbers),
        key=key,
        help=setting_help(about.name),
        persist_state="session",
    )
    parts = [part.strip() for part in entered.split(",")]
    return tuple(int(part) for part in parts) if all(p.isdecimal() for p in parts) else entered


HEADS = {"cost_test_by_category": (m("Product category"), m("CNY"))}
"""Headings of tables with any names, by their setting."""


def _table(about: Setting, value: object, key: str) -> object:
    table = dict(value.items()) if isinstance(value, Lookup) else {}
    st.caption(setting_name(about.name), help=setting_help(about.name))
    if not about.choices:
        return _open_table(table, key, about.name)
    names = labels(Stage) if set(about.choices) <= STAGES else {}
    with st.grid(min_column_width=100, gap="xsmall"):
        return {
            part: st.number_input(
                names.get(part, part),
                value=table[part] if part in table else about.default[part],
                step=1,
                key=f"{key}.{part}",
                persist_state="session",
            )
            for part in about.choices
        }


def _open_table(table: dict[str, int], key: str, setting: str) -> dict[str, int]:
    what, number = HEADS.get(setting, (m("Certification rule"), m("Years")))
    frame = pd.DataFrame({"name": list(table), "number": list(table.values())})
    edited = st.data_editor(
        frame.astype({"name": "str", "number": "Int64"}),
        num_rows="dynamic",
        hide_index=True,
        key=key,
        width=420,
        column_config={
            "name": st.column_config.TextColumn(_(what), required=True),
            "number": st.column_config.NumberColumn(_(number), required=True, step=1),
        },
    )
    rows = edited.dropna().to_dict("records")
    return {str(row["name"]).strip(): int(row["number"]) for row in rows}
