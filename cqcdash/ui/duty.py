"""Changes of duty: a sentence and a list for each, and the ones that are only announced."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.charts.duty import burn_down
from cqcdash.texts import _, counted
from cqcdash.texts.words import label
from cqcdash.ui.frame import View, escaped
from cqcdash.ui.parts import day_text, known, pick_one, show_chart, show_table
from cqcdash.vocabulary.duty import DutyState
from cqcdash.vocabulary.rules import Effect

Row = Mapping[str, Any]
LIST = [
    *("certificate_no", "duty_state", "plant", "product_category", "product", "convert_by"),
    *("start_conversion_by", "renewal_blocked_by", "duty_matched_by", "duty_successor_no"),
    *("not_enough_from", "scheme", "state", "safe_until", "owner"),
]


def draw_changes_of_duty(view: View) -> None:
    """The sentences, then one change in detail."""
    found = metrics.duty_summary(view.derived.positions, view.chosen.as_of, view.derived.book)
    rows = [row for row in found.to_dict("records") if _concerns(row)]
    if not rows:
        st.info(
            _("No change of duty concerns a certificate in this view."),
            icon=":material/check_circle:",
        )
    for row in rows:
        if known(row["convert_by"]) and row["effect"] != Effect.LEAVES_CATALOGUE:
            st.markdown(escaped(sentence(row)))
    dated = {str(row["duty_change"]): _title(row) for row in rows}
    if dated:
        name = pick_one("change", _("Which change?"), dated, first=next(iter(dated)))
        row = next(row for row in rows if row["duty_change"] == name)
        _draw_one(view, row)


def _concerns(row: Row) -> bool:
    return any(row[str(state)] for state in DutyState)


def _title(row: Row) -> str:
    return f"{row['duty_change']} · {row['title']}" if row["title"] else str(row["duty_change"])


def sentence(row: Row) -> str:
    """What a change with a day does, how far its conversion is, and whether time is left."""
    parts = [_what(row)]
    if row["converted"]:
        parts.append(
            counted("{n} is converted already.", "{n} are converted already.", row["converted"])
        )
    if row["started_late"]:
        late = counted(
            "For {n} the day to begin a regular case has passed:",
            "For {n} the day to begin a regular case has passed:",
            row["started_late"],
        )
        parts.append(f"{late} {_way_out(row)}")
    if row["perhaps"]:
        parts.append(
            counted(
                "{n} more is recognised by words only: look whether it is concerned.",
                "{n} more are recognised by words only: look whether they are concerned.",
                row["perhaps"],
            )
        )
    return " ".join(parts)


def _what(row: Row) -> str:
    told = {
        "plants": counted("{n} plant", "{n} plants", row["duty_plants"]),
        "last": day_text(row["convert_by"]),
        "after": day_text(row["convert_by"] + pd.Timedelta(days=1)),
    }
    if row["effect"] == Effect.BECOMES_MANDATORY:
        return counted(
            "{n} voluntary certificate stays valid, but is not enough from {after} on ({plants}).",
            "{n} voluntary certificates stay valid, but are not enough from {after} on ({plants}).",
            row["not_enough"],
            **told,
        )
    if row["duty_days_left"] < 0:
        return counted(
            "{n} certificate was not converted by {last} and is not usable ({plants}).",
            "{n} certificates were not converted by {last} and are not usable ({plants}).",
            row["to_convert"],
            **told,
        )
    if row["effect"] == Effect.DECLARATION_ENDS:
        return counted(
            "{n} declaration ends on {last} and has nothing to follow it ({plants}).",
            "{n} declarations end on {last} and have nothing to follow them ({plants}).",
            row["to_convert"],
            **told,
        )
    return counted(
        "{n} certificate is to be converted by {last} ({plants}).",
        "{n} certificates are to be converted by {last} ({plants}).",
        row["to_convert"],
        **told,
    )


def _way_out(row: Row) -> str:
    if row["effect"] == Effect.DECLARATION_ENDS:
        return _("ask the certification body to exchange the declaration for a certificate.")
    return _("ask the certification body for a conversion on the basis of what you hold.")


def _draw_one(view: View, row: Row) -> None:
    change = next(c for c in view.derived.book.duty_changes if c.name == row["duty_change"])
    st.caption(
        escaped(
            " · ".join(
                part
                for part in (
                    label(change.effect),
                    _("announced {day}").format(day=day_text(change.announced))
                    if change.announced
                    else "",
                    _("accepted from {day}").format(day=day_text(change.accepted_from))
                    if change.accepted_from
                    else "",
                    _("the day is open") if change.last_day is None else "",
                    _("source: {source}").format(source=change.source) if change.source else "",
                    _("trust: {trust}").format(trust=label(change.trust)),
                )
                if part
            )
        )
    )
    if change.exceptions:
        st.text(change.exceptions)
    if change.last_day is not None:
        show_chart(
            burn_down(
                metrics.duty_burn_down(
                    view.derived.positions, view.whole.positions, change, view.chosen.as_of
                ),
                change.last_day.isoformat(),
            ),
            key="burn_down",
            alt=_("How many certificates were left to convert, and the last day for converting."),
        )
    positions = view.derived.positions
    show_table(
        positions.loc[(positions["duty_change"] == change.name).to_numpy(bool)],
        LIST,
        key="duty",
        by=["duty_state", "plant", "start_conversion_by"],
        alt=_("Certificates that the change concerns: what is to be converted first."),
        file="change-of-duty",
    )
