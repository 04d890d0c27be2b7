"""What an import noticed, grouped by what to do about it."""

import pandas as pd
import streamlit as st

from cqcdash import exports
from cqcdash.texts import _, counted
from cqcdash.texts.findings import Advice, summary
from cqcdash.ui.frame import escaped
from cqcdash.ui.parts import tables
from cqcdash.ui.parts.looks import look_of
from cqcdash.ui.parts.tables import download_button
from cqcdash.vocabulary.finding import Finding, Level
from cqcdash.vocabulary.records import SCHEMA_OF

MARKS = {Level.REJECT: ":material/block:", Level.WARN: ":material/warning:", Level.NOTE: None}


def draw_left_out(groups: list[Advice], rejected: pd.DataFrame, file: str) -> None:
    """What was left out and why, with the rows to correct; ``rejected`` has schema REJECTS."""
    draw_findings(groups, f"{file}.rejected")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            _("The rows as they stand in the file, with the reason; correct and upload them again.")
        )
        key = f"{file}.corrections"
        download_button("CSV", lambda: exports.rejects_csv(rejected), "corrections.csv", key)
        download_button("XLSX", lambda: exports.rejects_xlsx(rejected), "corrections.xlsx", key)


def draw_findings(groups: list[Advice], key: str) -> None:
    """One expander for each thing to do, with the places in the file."""
    for number, group in enumerate(groups):
        n = len(group.findings)
        what = escaped(group.summary if n == 1 else group.remedy or group.summary)
        title = what if n == 1 else counted("{n} place", "{n} places", n) + ": " + what
        with st.expander(title, icon=MARKS[group.level], expanded=number == 0):
            if n == 1 and group.remedy:
                st.write(group.remedy)
            st.dataframe(
                _places(group.findings[: tables.SHOWN]),
                hide_index=True,
                key=f"{key}.{group.code}",
                alt=_("Where it was noticed: line, column, value and reason."),
                placeholder="–",
            )


def _places(findings: tuple[Finding, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Line"): [f.line or None for f in findings],
            _("Column"): [_heading(f.column) for f in findings],
            _("Found"): [f.value for f in findings],
            _("What is the matter"): [summary(f) for f in findings],
        }
    )


def _heading(column: str) -> str:
    """The heading of one of our fields; a header of the file stays as the file has it."""
    ours = any(column in schema.names for schema in SCHEMA_OF.values())
    return _(look_of(column).title) if ours else column
