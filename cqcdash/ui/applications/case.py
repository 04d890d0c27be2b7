"""One application: how it stands, its way so far, and a text to ask after it."""

from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.charts import applications_case
from cqcdash.texts import _, counted
from cqcdash.texts.words import label
from cqcdash.ui.applications import computed
from cqcdash.ui.applications.letter import chase_letter, whom
from cqcdash.ui.frame import View, escaped, link_to, say
from cqcdash.ui.parts import day_text, known, search_again, search_one, show_chart, show_table
from cqcdash.vocabulary.applications import CASE_TIMELINE, CaseState, Place
from cqcdash.vocabulary.records import ApplicationKind, Stage, WaitingFor

PARAMETER = "application"
COLUMNS = ["place", "begins_on", "ends_on", "days", "norm_days", "days_over", "waiting_for"]
BADGES: dict[CaseState, Literal["red", "orange", "blue", "gray"]] = {
    CaseState.ON_TRACK: "blue",
    CaseState.WAITING: "orange",
    CaseState.OVER_NORM: "orange",
    CaseState.STALLED: "red",
    CaseState.DONE: "gray",
}
Row = Mapping[str, Any]


def chosen_case(view: View) -> Row:
    """The case that the address names; without a known one the page ends with a search."""
    cases = view.whole.cases
    asked = st.query_params.get(PARAMETER, "").strip()
    hit = cases.loc[(cases["application_no"] == asked).to_numpy(bool)]
    if len(hit):
        return hit.iloc[0].to_dict()
    if asked:
        words = _("There is no application {number} here.")
        say(words.format(number=asked[:60]), "warning")
    search_one(
        cases,
        ["application_no", "plant", "certificate_no"],
        ["application_no", "state", "plant", "product_category", "place", "age_days"],
        key="case.search",
        label=_("Which application?"),
    )
    return st.stop()


def spans_of(view: View, case: Row) -> pd.DataFrame:
    """Its stays and waits so far, as ``metrics.case_timeline``."""
    return metrics.case_timeline(
        view.whole.visits, case["application_no"], view.chosen.as_of, view.whole.book
    )


def draw_case_head(view: View, case: Row, spans: pd.DataFrame) -> None:
    """Number, state, whose move, and the four days that matter."""
    state = CaseState(case["state"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(escaped(case["application_no"]), anchor=False, width="content")
        st.badge(label(state), color=BADGES[state])
        if known(case["certificate_no"]):
            link_to(
                "certificate",
                escaped(case["certificate_no"]),
                {"certificate": case["certificate_no"]},
            )
        search_again(PARAMETER)
    with st.grid(5, min_column_width=150, gap="xsmall"):
        if state == CaseState.DONE:
            _fact(_("Done"), day_text(case["finished_on"]), "")
        else:
            _fact(_("Where"), label(Place(case["place"])), _since(case))
        _fact(
            _("Age"),
            _days(case["age_days"]),
            _("since {day}").format(day=day_text(case["started_on"])),
        )
        _fact(_("Days over the norms"), _days(case["days_lost"]), _waited(spans))
        if state != CaseState.DONE:
            _forecast(view, case)
            _fact(_("Authority's target"), day_text(case["authority_due_on"]), _left(case))
    st.caption(escaped("  ·  ".join(_facts(case))))


def _fact(title: str, value: str, more: str) -> None:
    with st.container(border=True, gap="xxsmall", height="stretch"):
        st.caption(title)
        st.markdown(f"**{escaped(value)}**")
        st.caption(escaped(more) or "\u00a0")


def _days(value: Any) -> str:  # noqa: ANN401 - a cell may hold any type
    return counted("{n} day", "{n} days", int(value)) if known(value) else "–"


def _since(case: Row) -> str:
    since = _("since {day}").format(day=day_text(case["here_since"]))
    norm, words = case["norm_days"], f"{since}, {_days(case['days_here'])}"
    return f"{words} · {_('norm {n}').format(n=norm)}" if known(norm) else words


def _left(case: Row) -> str:
    left = case["authority_days_left"]
    if not known(left):
        accepting = case["stage"] == Stage.APPLICATION
        return _("not accepted yet") if accepting else _("its acceptance is not recorded")
    if left < 0:
        return counted("{n} day late", "{n} days late", -int(left))
    return counted("{n} day left", "{n} days left", int(left))


def _forecast(view: View, case: Row) -> None:
    forecast = computed.of_all(view, "forecast")
    hit = forecast.loc[(forecast["application_no"] == case["application_no"]).to_numpy(bool)]
    row = hit.iloc[0].to_dict() if len(hit) else {}
    late = row.get("date_85")
    _fact(
        _("Done by, 50 %"),
        day_text(row.get("date_50")),
        _("85 %: {day}").format(day=day_text(late)) if known(late) else _("too little history"),
    )


def _facts(case: Row) -> list[str]:
    parts = [str(case[name]) for name in ("plant", "product_category") if known(case[name])]
    if known(case["kind"]):
        parts.append(label(ApplicationKind(case["kind"])))
    if known(case["whose_move"]) and known(case["place"]):
        parts.append(_("Whose move: {whom}").format(whom=label(WaitingFor(case["whose_move"]))))
    if known(case["retest_by"]):
        parts.append(_("Retest by {day}").format(day=day_text(case["retest_by"])))
    if known(case["backward_moves"]) and case["backward_moves"]:
        parts.append(counted("Went back once", "Went back {n} times", case["backward_moves"]))
    if known(case["skipped_stages"]) and case["skipped_stages"]:
        parts.append(_("Skipped: {stages}").format(stages=_stages(case["skipped_stages"])))
    return parts


def _stages(codes: str) -> str:
    return ", ".join(label(Stage(code)) for code in codes.split("; "))


def _waited(spans: pd.DataFrame) -> str:
    waiting = spans["place"].isin([str(place) for place in Place if place.waiting])
    days = int(spans.loc[waiting, "days"].sum())
    return counted(
        "and {n} day of waiting between stages", "and {n} days of waiting between stages", days
    )


def draw_case_timeline(view: View, case: Row, spans: pd.DataFrame) -> None:
    """Stays and waits as bars, and as a table."""
    st.header(_("Its way so far"), anchor=False)
    show_chart(
        applications_case.timeline(spans, view.chosen.as_of),
        key="timeline",
        alt=_("Stays in stages and waits between them, with the norms."),
    )
    show_table(
        spans,
        COLUMNS,
        key="spans",
        schema=CASE_TIMELINE,
        alt=_("Stays and waits of this application in calendar order."),
        file=f"application-{case['application_no']}",
    )


def draw_chase(view: View, case: Row) -> None:
    """A text to ask after the case, ready to be copied."""
    papers = view.paperwork
    facts = metrics.chase(
        view.whole.cases, case["application_no"], papers.documents, papers.shipments
    )
    if facts is None:
        return
    st.header(_("Ask after it"), anchor=False)
    st.caption(escaped(_("Whose move: {whom}").format(whom=whom(facts))))
    st.code(chase_letter(facts), language=None, wrap_lines=True)
