"""The certificate in a few lines: what it is, how it stands, what to do next."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.ui.frame import escaped, link_to
from cqcdash.ui.parts import day_text, draw_answer, known, search_again, title_of, value_text
from cqcdash.vocabulary.certificates import SafeUntilReason, Standing, State
from cqcdash.vocabulary.renewals import BlockedBy

Shade = Literal["red", "orange", "blue", "gray", "green"]
BADGES: dict[Standing, tuple[Shade, str]] = {
    Standing.NOT_USABLE: ("red", ":material/error:"),
    Standing.DEADLINE_MISSED: ("orange", ":material/alarm:"),
    Standing.UNKNOWN: ("gray", ":material/help:"),
    Standing.ACT_SOON: ("blue", ":material/schedule:"),
    Standing.FINE: ("green", ":material/check_circle:"),
}
FACTS = (
    *("plant", "product_category", "product", "model", "scheme", "rule", "standard"),
    *("applicant", "manufacturer", "factory_code", "factory_class", "version", "owner", "notes"),
    *("last_seen_on", "last_seen_by"),
)
Row = Mapping[str, Any]


def draw_head(row: Row, answer: tuple[str, str]) -> None:
    """Number and state, the sentence about it, four facts, and the properties in two columns.

    Args:
        row: one row of schema POSITIONS, with VERIFICATION's look-ups.
        answer: the sentence, and what happens if nobody acts.
    """
    shade, icon = BADGES[Standing(row["standing"])]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(escaped(row["certificate_no"]), anchor=False, width="content")
        st.badge(label(State(row["state"])), color=shade, icon=icon)
        search_again("certificate")
    draw_answer(*answer)
    with st.grid(3, min_column_width=210, gap="xsmall"):
        _answer(_("Safe until"), day_text(row["safe_until"]), _reason(row))
        _answer(_("Reported status"), value_text("status", row["status"]), _reported(row))
        _answer(_("Expires"), day_text(row["expires_on"]), _renewal(row))
    _properties(row)
    words = _("Look the number up in the public database")
    link_to("verify", words, {"certificate": str(row["certificate_no"])})


def _answer(name: str, answer: str, more: str) -> None:
    with st.container(border=True, gap="xxsmall", height="stretch"):
        st.caption(name)
        st.markdown(f"**{escaped(answer)}**")
        st.caption(escaped(more) or "\u00a0")


def _properties(row: Row) -> None:
    told = [name for name in FACTS if known(row[name])]
    half = (len(told) + 1) // 2
    for column, names in zip(st.columns(2, gap="medium"), (told[:half], told[half:]), strict=True):
        lines = [
            f"{escaped(title_of(name))}: **{escaped(value_text(name, row[name]))}**"
            for name in names
        ]
        with column:
            st.markdown("  \n".join(lines))


def _reason(row: Row) -> str:
    reason = label(SafeUntilReason(row["safe_until_reason"]))
    return _("because of: {reason}").format(reason=reason)


def _reported(row: Row) -> str:
    parts = [
        _("as reported on {day}").format(day=day_text(row["status_reported_on"]))
        if known(row["status_reported_on"])
        else _("day of the report unknown"),
        str(row["reported_status"]) if known(row["reported_status"]) else "",
        "" if row["verified"] else _("not verified"),
    ]
    return " · ".join(part for part in parts if part)


def _filing(row: Row) -> str:
    """The filing day of what is not filed; a missed one is said to be missed."""
    if not known(row["file_renewal_by"]) or known(row["renewal_application_no"]):
        return ""
    looked_at = row["expires_on"] - pd.Timedelta(days=int(row["days_to_expiry"]))
    late = row["file_renewal_by"] < looked_at
    words = _("filing day {day} missed") if late else _("file the renewal by {day}")
    return words.format(day=day_text(row["file_renewal_by"]))


def _renewal(row: Row) -> str:
    parts = [
        _("computed, none is printed") if row["expiry_estimated"] else "",
        _filing(row),
        _("renewal {case}").format(case=row["renewal_application_no"])
        if known(row["renewal_application_no"])
        else "",
        label(BlockedBy(row["renewal_blocked_by"])) if known(row["renewal_blocked_by"]) else "",
    ]
    return " · ".join(part for part in parts if part)
