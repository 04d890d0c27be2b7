"""From a frame's columns to what stands in the cells of a table."""

from collections.abc import Callable, Mapping
from typing import TypedDict

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig, ColumnWidth

from cqcdash.charts.style import COLOURS
from cqcdash.texts import _
from cqcdash.texts.words import labels
from cqcdash.ui.parts.looks import DATE, TAG, Look

Looks = Mapping[str, Look]
PALE = 0.38


class _Named(TypedDict):
    label: str
    help: str | None
    width: ColumnWidth | None


def worded_table(frame: pd.DataFrame, looks: Looks) -> pd.DataFrame:
    """The columns with headings and words instead of names and codes, for a file."""
    return pd.DataFrame(
        {_(look.title): _words(frame.loc[:, name], look) for name, look in looks.items()}
    )


def cells_of(frame: pd.DataFrame, looks: Looks) -> pd.DataFrame:
    """The columns as the grid draws them: tags are lists of one word."""
    return pd.DataFrame({name: _cell(frame.loc[:, name], look) for name, look in looks.items()})


def column_config(look: Look, *, pinned: bool = False) -> ColumnConfig:
    """Heading, format and colours of one column; a pinned one stays when the others scroll."""
    return {**_KINDS.get(look.shape, _text)(look), "pinned": pinned}


def tints_of(looks: Looks) -> dict[str, dict[str, str]]:
    """The pale background of each word, by the heading of its column."""
    found: dict[str, dict[str, str]] = {}
    for look in looks.values():
        if look.shape == "tag" and look.codes is not None:
            words, colours = labels(look.codes), COLOURS[look.codes]
            found[_(look.title)] = {words[str(code)]: pale(colours[code]) for code in look.codes}
    return found


def pale(shade: str) -> str:
    """A background of this hue on which dark text is easy to read."""
    parts = [int(shade[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(255 - (255 - part) * PALE):02X}" for part in parts)


def _words(values: pd.Series, look: Look) -> pd.Series:
    if look.codes is None:
        return values
    return values.astype("object").map(labels(look.codes)).astype("str")


def _cell(values: pd.Series, look: Look) -> pd.Series:
    if look.shape == "tag" and look.codes is not None:
        tags = {code: [word] for code, word in labels(look.codes).items()}
        words = [tags.get(value, []) for value in values.astype("object")]
        return pd.Series(words, index=values.index, dtype="object")
    if look.shape == "percent":
        return values.astype("Float64").round(2)
    if isinstance(values.dtype, pd.CategoricalDtype):
        values = values.astype("str")
    return _words(values, look)


def _named(look: Look) -> _Named:
    return {"label": _(look.title), "help": _(look.help) or None, "width": look.width}


def _text(look: Look) -> ColumnConfig:
    return st.column_config.TextColumn(**_named(look))


def _tag(look: Look) -> ColumnConfig:
    codes = look.codes
    if codes is None:
        return _text(look)
    words, colours = labels(codes), COLOURS[codes]
    return st.column_config.MultiselectColumn(
        **{**_named(look), "width": look.width or TAG},
        options=list(words.values()),
        color=[pale(colours[code]) for code in codes],
    )


def _date(look: Look) -> ColumnConfig:
    return st.column_config.DateColumn(
        **{**_named(look), "width": look.width or DATE}, format="YYYY-MM-DD"
    )


def _moment(look: Look) -> ColumnConfig:
    return st.column_config.DatetimeColumn(**_named(look), format="YYYY-MM-DD HH:mm")


def _numeric(written: str) -> Callable[[Look], ColumnConfig]:
    return lambda look: st.column_config.NumberColumn(**_named(look), format=written)


_KINDS: Mapping[str, Callable[[Look], ColumnConfig]] = {
    "date": _date,
    "moment": _moment,
    "days": _numeric("%.0f"),
    "count": _numeric("localized"),
    "number": _numeric("%.1f"),
    "percent": _numeric("percent"),
    "flag": lambda look: st.column_config.CheckboxColumn(**_named(look)),
    "tag": _tag,
}
