"""Tables: sorted, worded, with numbers that open what they name, and downloads of all rows."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ButtonColumnResult, ColumnConfig

from cqcdash import exports
from cqcdash.texts import _, counted, grouped
from cqcdash.ui import cells, places, shell

# More rows cost the browser seconds to draw, and nobody reads them: the download holds them all.
SHOWN = 2000
ROW = 35
# A click on a number opens this page with this parameter.
OPENS = {
    "certificate_no": ("certificate", "certificate"),
    "application_no": ("case", "application"),
    "renewal_application_no": ("case", "application"),
}


def show(  # noqa: PLR0913 - each is one decision of a page about its table
    frame: pd.DataFrame,
    columns: Sequence[str],
    *,
    key: str,
    alt: str,
    subject: str = "",
    by: Sequence[str] = (),
    file: str = "",
    height: int | None = None,
    empty: str = "",
) -> None:
    """A table of these columns, sorted, with its downloads below.

    Args:
        frame: the rows; columns that it lacks are left out.
        columns: what to show, in order.
        key: the table's name among the widgets.
        alt: what the table holds, for those who cannot see it.
        subject: audit, case …: chooses between columns of one name and different meaning.
        by: columns to sort by, ascending, missing last.
        file: name of the downloaded files; without it there is nothing to download.
        height: in pixels; by the rows when missing.
        empty: the sentence that stands for an empty table.
    """
    if frame.empty:
        st.info(empty or _("Nothing here in this view."), icon=":material/check_circle:")
        return
    rows = frame.sort_values(list(by), kind="stable") if by else frame
    looks = {column: cells.look(column, subject) for column in columns if column in frame}
    top = rows.filter(list(looks)).head(SHOWN)
    st.dataframe(
        cells.cells(top, looks),
        hide_index=True,
        key=key,
        alt=alt,
        placeholder="–",
        height=height or min(ROW * (len(top) + 1), ROW * 15) + 3,
        column_config={
            name: _opener(name, look, top, f"{key}.{name}") or cells.config(look)
            for name, look in looks.items()
        },
    )
    _below(rows, looks, key, file)


def _opener(
    name: str, look: cells.Look, frame: pd.DataFrame, key: str
) -> ColumnConfig | ButtonColumnResult | None:
    place, parameter = OPENS.get(name, ("", ""))
    if place not in places.BY_NAME:
        return None
    numbers = frame[name].tolist()

    def opened() -> None:
        places.go(place, {parameter: numbers[st.session_state[key]["row"]]})

    return st.column_config.ButtonColumn(
        _(look.title),
        type="tertiary",
        alignment="left",
        key=key,
        on_click=shell.safely(opened),
        help=_("Click a number to open it."),
    )


def _below(rows: pd.DataFrame, looks: cells.Looks, key: str, file: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(rows) > SHOWN:
            words = _("The first {shown} of {all} rows; the downloads hold all of them.")
            st.caption(words.format(shown=grouped(SHOWN), all=grouped(len(rows))))
        else:
            st.caption(counted("{n} row", "{n} rows", len(rows)))
        if file:
            downloads(lambda: cells.worded(rows, looks), key, file)


def downloads(table: Callable[[], pd.DataFrame], key: str, file: str) -> None:
    """Two buttons; a file is made when its button is pressed."""
    _button("CSV", lambda: exports.csv_bytes(table()), f"{file}.csv", key)
    _button("XLSX", lambda: exports.xlsx_bytes({file[:31]: table()}), f"{file}.xlsx", key)


MIME = {
    "CSV": "text/csv",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def _button(name: str, data: Callable[[], bytes], file: str, key: str) -> None:
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
