"""Tables: sorted, worded, with numbers that open what they name, and downloads of all rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ButtonColumnResult, ColumnConfig

from cqcdash import exports
from cqcdash.texts import _, counted, grouped
from cqcdash.ui.frame import (
    Parameters,
    escaped,
    go_to,
    leave_search,
    look_at_plant,
    offer_table,
    on_paper,
    present_about,
    safely,
)
from cqcdash.ui.parts import cells
from cqcdash.ui.parts.cells import cells_of, column_config, tints_of, worded_table
from cqcdash.ui.parts.looks import look_of
from cqcdash.ui.parts.wording import known
from cqcdash.vocabulary.attention import BUNDLES, ItemKind
from cqcdash.vocabulary.found import FoundKind
from cqcdash.vocabulary.schema import Schema

# More rows cost the browser seconds to draw, and nobody reads them: the download holds them all.
SHOWN = 2000
# Of a row on the screen, in pixels, at the base font size of the theme.
ROW = 33
Row = Mapping[str, Any]
Target = tuple[str, Parameters]
ON_PAPER = 200
# So many first columns tell one row from another.
TELLING = 3


@dataclass(frozen=True, slots=True)
class Action:
    """What can be done with the marked rows of a table.

    Attributes:
        name: tells it from other actions of the same table.
        label: on its button.
        icon: a Material symbol.
        run: called with the marked rows, in the run in which the button was pressed.
    """

    name: str
    label: str
    icon: str
    run: Callable[[pd.DataFrame], None]


def _certificate(row: Row) -> Target:
    return "certificate", {"certificate": row["certificate_no"]}


def item_target(row: Row) -> Target:
    """Where an item of the attention list is looked at; schema ATTENTION."""
    if row["item_kind"] in BUNDLES:
        if known(row["plant"]):
            look_at_plant(str(row["plant"]))
        if row["item_kind"] == ItemKind.STATUSES:
            return "verify", {}
        return "expiring", {"within": "all"}
    kinds = {
        ItemKind.CERTIFICATE: ("certificate", "certificate"),
        ItemKind.APPLICATION: ("case", "application"),
        ItemKind.DOCUMENTS: ("case", "application"),
        ItemKind.SAMPLES: ("case", "application"),
    }
    if row["item_kind"] == ItemKind.DUTY_CHANGE:
        return "duty", {"change": row["item_key"].removesuffix(f" · {row['plant']}")}
    alone = known(row["plant"]) and not str(row["item_key"]).startswith(str(row["plant"]))
    if row["item_kind"] == ItemKind.FINDING and alone:
        return "certificate", {"certificate": row["item_key"]}
    place, parameter = kinds.get(row["item_kind"], ("audits", "group"))
    return place, {parameter: row["item_key"]}


def _found(row: Row) -> Target:
    leave_search()
    key = str(row["found_key"])
    if row["found_kind"] == FoundKind.CERTIFICATE:
        return "certificate", {"certificate": key}
    if row["found_kind"] == FoundKind.APPLICATION:
        return "case", {"application": key}
    look_at_plant(key)
    return "overview", {}


# A click in one of these columns opens what the row is about.
OPENS: Mapping[str, Callable[[Row], Target]] = {
    "certificate_no": _certificate,
    "application_no": lambda row: ("case", {"application": row["application_no"]}),
    "renewal_application_no": lambda row: ("case", {"application": row["renewal_application_no"]}),
    "conversion_application_no": lambda row: (
        "case",
        {"application": row["conversion_application_no"]},
    ),
    "audit_group": lambda row: ("audits", {"group": row["audit_group"]}),
    "item_key": item_target,
    "found_key": _found,
    "import_id": lambda row: ("history", {"import": str(row["import_id"])}),
}


def show_table(  # noqa: PLR0913 - each is one decision of a page about its table
    frame: pd.DataFrame,
    columns: Sequence[str],
    *,
    key: str,
    alt: str,
    schema: Schema | None = None,
    by: Sequence[str] = (),
    descending: bool = False,
    file: str = "",
    height: int | None = None,
    empty: str = "",
    opens: bool = True,
    actions: Sequence[Action] = (),
    opened: Callable[[Row], None] | None = None,
) -> None:
    """A table of these columns, sorted, with its downloads below.

    Where a row has a page or there are actions, rows can be marked by mouse and by keyboard
    (Shift and the space bar): marked rows are opened, exported or acted on together.

    Args:
        frame: the rows; columns that it lacks are left out.
        columns: what to show, in order.
        key: the table's name among the widgets.
        alt: what the table holds, for those who cannot see it.
        schema: of the rows; tells columns of one name and different meaning apart.
        by: columns to sort by, missing last.
        descending: the greatest first.
        file: name of the downloaded files; without it there is nothing to download.
        height: in pixels; by the rows when missing.
        empty: the sentence that stands for an empty table.
        opens: whether a click on a number opens its page; not for records that are not in yet.
        actions: what can be done with several rows at once.
        opened: draws what one marked row is about, below the table.
    """
    if frame.empty:
        st.info(empty or _("Nothing here in this view."), icon=":material/check_circle:")
        return
    rows = _sorted(frame, by, descending=descending)
    looks = {column: look_of(column, schema) for column in columns if column in frame}
    offer_table(file or key, lambda: worded_table(rows, looks))
    if on_paper():
        _on_paper(rows, looks)
        return
    top = rows.head(SHOWN)
    marks = bool(actions or opened or (opens and file and next(iter(looks)) in OPENS))
    drawn: Any = st.dataframe(
        cells_of(top, looks),
        hide_index=True,
        # Other rows are another table: a mark never moves on to the row that took its place.
        key=f"{key}.{_fingerprint(top.loc[:, list(looks)[:TELLING]])}" if marks else key,
        alt=alt,
        placeholder="–",
        height=height or _height(top),
        column_config=_columns(top, looks, key if opens else ""),
        on_select="rerun" if marks else "ignore",
        selection_mode="multi-row",
    )
    _below(rows, looks, key, file)
    if marks:
        chosen = top.iloc[drawn["selection"]["rows"]]
        _draw_marked(chosen, looks, key, file, actions)
        if opened is not None and len(chosen) == 1:
            opened(chosen.iloc[0].to_dict())


def _draw_marked(
    chosen: pd.DataFrame, looks: cells.Looks, key: str, file: str, actions: Sequence[Action]
) -> None:
    """What can be done with the marked rows."""
    if chosen.empty:
        return
    first = next(iter(looks))
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}.marked"):
        marked = counted("{n} row is marked", "{n} rows are marked", len(chosen))
        st.caption(marked, width="content")
        if len(chosen) == 1 and first in OPENS:
            st.button(
                _("Open"),
                icon=":material/arrow_forward:",
                key=f"{key}.marked.open",
                on_click=safely(lambda: go_to(*OPENS[first](chosen.iloc[0].to_dict()))),
            )
        for action in actions:
            if st.button(action.label, icon=action.icon, key=f"{key}.marked.{action.name}"):
                action.run(chosen)
        download_buttons(
            lambda: worded_table(chosen, looks), f"{key}.marked", f"{file or key}-marked", looks
        )


def _on_paper(rows: pd.DataFrame, looks: cells.Looks) -> None:
    """The whole table as it is printed; text from data is escaped, since such tables read it."""
    table = worded_table(rows.head(ON_PAPER), looks)
    texts = pd.DataFrame({name: [_text(value) for value in table[name]] for name in table})
    st.table(texts.map(escaped), hide_index=True, border="horizontal")
    if len(rows) > ON_PAPER:
        words = _("The first {shown} of {all} rows; the downloads hold all of them.")
        st.caption(words.format(shown=grouped(ON_PAPER), all=grouped(len(rows))))


def _text(value: Any) -> str:  # noqa: ANN401 - a cell may hold any type
    if not known(value):
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"{value:%Y-%m-%d}" if isinstance(value, datetime) else str(value)


def pick_rows(  # noqa: PLR0913 - as above
    frame: pd.DataFrame,
    columns: Sequence[str],
    *,
    key: str,
    alt: str,
    schema: Schema | None = None,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """The same table with a mark before each row; returns the rows that are marked.

    Other rows are another table: a mark never moves on to the row that took its place.

    Args:
        frame: the rows, at least one.
        columns: what to show, in order.
        key: the table's name among the widgets.
        alt: what the table holds, for those who cannot see it.
        schema: of the rows; tells columns of one name and different meaning apart.
        by: columns to sort by, missing last.
    """
    rows = _sorted(frame, by)
    looks = {column: look_of(column, schema) for column in columns if column in frame}
    top = rows.head(SHOWN)
    drawn = st.dataframe(
        cells_of(top, looks),
        hide_index=True,
        key=f"{key}.{_fingerprint(top.loc[:, list(looks)])}",
        alt=alt,
        placeholder="–",
        height=_height(top),
        column_config=_columns(top, looks, ""),
        on_select="rerun",
        selection_mode="multi-row",
    )
    _below(rows, looks, key, "")
    return top.iloc[drawn["selection"]["rows"]]


def _fingerprint(rows: pd.DataFrame) -> int:
    return crc32(rows.to_csv(index=False).encode())


def _sorted(frame: pd.DataFrame, by: Sequence[str], *, descending: bool = False) -> pd.DataFrame:
    """Names in the alphabet's order, codes in the order of their enumeration."""
    if not by:
        return frame
    return frame.sort_values(list(by), ascending=not descending, kind="stable", key=_alphabetical)


def _alphabetical(values: pd.Series) -> pd.Series:
    if not isinstance(values.dtype, pd.CategoricalDtype) or values.cat.ordered:
        return values
    return values.astype("str").str.casefold()


def _height(rows: pd.DataFrame) -> int:
    return ROW * (min(len(rows), 15) + 1) + 2


def _columns(
    rows: pd.DataFrame, looks: cells.Looks, opens: str
) -> dict[str, ColumnConfig | ButtonColumnResult]:
    """How each column is drawn; ``opens`` names the buttons that open what a number names."""
    return {
        name: (_opener(name, look, rows, f"{opens}.{name}", pinned=not place) if opens else None)
        or column_config(look, pinned=not place)
        for place, (name, look) in enumerate(looks.items())
    }


def _opener(
    name: str, look: cells.Look, frame: pd.DataFrame, key: str, *, pinned: bool
) -> ColumnConfig | ButtonColumnResult | None:
    target = OPENS.get(name)
    if target is None:
        return None

    def opened() -> None:
        row = frame.iloc[st.session_state[key]["row"]].to_dict()
        go_to(*target(row))

    return st.column_config.ButtonColumn(
        _(look.title),
        type="tertiary",
        alignment="left",
        pinned=pinned,
        key=key,
        on_click=safely(opened),
        help=_("Click to open."),
    )


def _below(rows: pd.DataFrame, looks: cells.Looks, key: str, file: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(rows) > SHOWN:
            words = _("The first {shown} of {all} rows; the downloads hold all of them.")
            st.caption(words.format(shown=grouped(SHOWN), all=grouped(len(rows))))
        else:
            st.caption(counted("{n} row", "{n} rows", len(rows)))
        if file:
            download_buttons(lambda: worded_table(rows, looks), key, file, looks)


def download_buttons(
    table: Callable[[], pd.DataFrame], key: str, file: str, looks: cells.Looks | None = None
) -> None:
    """Two buttons; a file is made when its button is pressed, and says what it shows."""
    about, tints = present_about(), tints_of(looks or {})
    download_button("CSV", lambda: exports.csv_bytes(table(), about), f"{file}.csv", key)
    download_button(
        "XLSX",
        lambda: exports.xlsx_bytes({file[:31]: table()}, about, tints),
        f"{file}.xlsx",
        key,
    )


MIME = {
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download_button(name: str, data: Callable[[], bytes], file: str, key: str) -> None:
    """A button that makes a CSV or XLSX file when it is pressed."""
    st.download_button(
        name,
        data,
        file,
        MIME[name],
        key=f"{key}.{name}",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
    )
