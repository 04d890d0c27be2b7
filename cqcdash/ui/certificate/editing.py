"""Correct the certificate in place: choose fields, enter values, look at the change, write it."""

import streamlit as st

from cqcdash.texts import _
from cqcdash.ui.certificate.head import Row
from cqcdash.ui.frame import View, safely
from cqcdash.ui.parts import change_round, field_input, plan_change, title_of
from cqcdash.vocabulary.records import CERTIFICATES, Kind

# The status word follows from the status; the number is the record's key.
FIXED = ("certificate_no", "reported_status")


def draw(view: View, number: str) -> None:
    """The fields to correct, and the reason."""
    records = view.snapshot.certificates
    found = records.loc[(records["certificate_no"] == number).to_numpy(bool)]
    record: Row = found.iloc[0].to_dict()
    st.write(_("A correction is kept with its reason and can be undone, like an import."))
    key = f"edit.{number}.{change_round()}"
    chosen = st.multiselect(
        _("What is to be corrected?"),
        [name for name in CERTIFICATES.names if name not in FIXED],
        key=key,
        format_func=title_of,
        placeholder=_("Choose one field or several"),
    )
    if not chosen:
        return
    with st.grid(min_column_width=240, gap="small"):
        values = {
            name: field_input(name, CERTIFICATES, record[name], records, f"{key}.{name}")
            for name in chosen
        }
    if "status" in chosen and "status_reported_on" not in chosen:
        st.caption(
            _("A status is true on the day it was reported: correct “{field}” with it.").format(
                field=title_of("status_reported_on")
            )
        )
    reason = st.text_input(
        _("Why?"),
        key=f"{key}.reason",
        placeholder=_("For example: read from the certificate of 2026-05-10"),
    )
    st.button(
        _("Show what this changes"),
        icon=":material/preview:",
        key=f"{key}.plan",
        on_click=safely(plan_change),
        args=(number, Kind.CERTIFICATES, (number,), values, reason),
    )
