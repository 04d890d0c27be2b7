"""Every import, and what one of them did."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import portfolio
from cqcdash.config import settings
from cqcdash.texts import _
from cqcdash.texts.answers import history_answer
from cqcdash.texts.findings import by_remedy
from cqcdash.ui.frame import escaped, say
from cqcdash.ui.history import undoing
from cqcdash.ui.parts import draw_answer, draw_findings, draw_left_out, show_table
from cqcdash.vocabulary.finding import Level
from cqcdash.vocabulary.imports import IMPORTS

PARAMETER = "import"
COLUMNS = [
    "import_id",
    "committed_at",
    "user",
    "file_name",
    "kind",
    "rows",
    "inserted",
    "updated",
    "unchanged",
    "rejected",
    "origin",
    "reason",
    "undone_at",
    "undone_by",
    "sha256",
]


def list_imports() -> pd.DataFrame:
    """All imports, newest first, drawn as a table; schema IMPORTS."""
    imports = portfolio.import_history(settings().database)
    draw_answer(*history_answer(imports))
    show_table(
        imports,
        COLUMNS,
        key="imports",
        schema=IMPORTS,
        alt=_("Imports, the newest first, with the number of rows and what became of them."),
        file="import-history",
        empty=_("Nothing has been imported yet."),
    )
    return imports


def chosen_import(imports: pd.DataFrame) -> Mapping[str, Any]:
    """The import that the address names; without one the page ends here."""
    asked = st.query_params.get(PARAMETER, "")
    hit = imports.loc[imports["import_id"].astype("str") == asked]
    if hit.empty:
        if asked:
            sentence = _("There is no import {number}.").format(number=asked[:20])
            say(sentence, "warning")
        elif len(imports):
            st.caption(_("Click the number of an import to see what it did, or to take it back."))
        st.stop()
    return hit.iloc[0].to_dict()


def draw_import(record: Mapping[str, Any]) -> None:
    """What the import noticed, what it left out, and the way back."""
    address, number = settings().database, int(record["import_id"])
    with st.container(horizontal=True, vertical_alignment="center"):
        name = record["file_name"] if pd.notna(record["file_name"]) else ""
        title = _("Import {number}").format(number=number)
        st.header(escaped(f"{title} · {name}" if name else title), anchor=False)
    undoing.offer(record)
    advice = by_remedy(portfolio.import_findings(address, number))
    rejected = [a for a in advice if a.level == Level.REJECT]
    if rejected:
        st.write(_("Left out"))
        draw_left_out(rejected, portfolio.import_rejects(address, number), f"import.{number}")
    others = [a for a in advice if a.level != Level.REJECT]
    if others:
        st.write(_("To look at"))
        draw_findings(others, f"import.{number}.notes")
    if not advice:
        st.caption(_("Nothing was noticed and no row was left out."))
