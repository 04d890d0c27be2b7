"""The chart of one certificate: its life on one line of time."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from cqcdash.charts.style import (
    AMBER,
    BLUE,
    BROWN,
    MAGENTA,
    ORANGE,
    SKY,
    STONE,
    TEAL,
    VIOLET,
    Figure,
    calendar_axis,
    colour,
    day_line,
    figure,
    isos,
    plain,
)
from cqcdash.texts import _
from cqcdash.texts.words import label
from cqcdash.vocabulary.certificates import Event
from cqcdash.vocabulary.records import ApplicationKind, AuditResult

DAY = 86_400_000
ROW, HEAD = 52, 84
# Which line of the chart an event stands on, from the top.
PAPER, AUDITS, FINDINGS, RENEWAL, CASES, RULES = range(6)
BARS = {
    Event.SUSPENSION: (PAPER, VIOLET),
    Event.AUDIT_WINDOW: (AUDITS, AMBER),
    Event.RENEWAL_WINDOW: (RENEWAL, ORANGE),
    Event.APPLICATION: (CASES, SKY),
}
MARKS = {
    Event.FIRST_ISSUE: (PAPER, "circle", BLUE),
    Event.ISSUE: (PAPER, "circle-open", BLUE),
    Event.EXPIRY: (PAPER, "line-ns-open", STONE),
    Event.SAFE_UNTIL: (PAPER, "diamond", STONE),
    Event.FINDING_DEADLINE: (FINDINGS, "diamond", MAGENTA),
    Event.RULE_CHANGE: (RULES, "diamond", TEAL),
    Event.DUTY_CHANGE: (RULES, "diamond", BROWN),
}
# Two dots of one line seldom lie so close that their words meet: one is above, one below.
TEXT_AT = {
    Event.FIRST_ISSUE: "top right",
    Event.ISSUE: "bottom right",
    Event.SAFE_UNTIL: "top center",
    Event.EXPIRY: "bottom center",
}
# Their line says what they are; the legend keeps to what needs a key.
SELF_EXPLAINING = (Event.FIRST_ISSUE, Event.ISSUE, Event.RENEWAL_WINDOW, Event.APPLICATION)
AUDIT_MARKS = {
    AuditResult.PASSED: "circle",
    AuditResult.PASSED_WITH_FINDINGS: "circle",
    AuditResult.FAILED: "x",
    AuditResult.PLANNED: "diamond-open",
    AuditResult.UNKNOWN: "circle-open",
}


def timeline(events: pd.DataFrame, as_of: date) -> Figure:
    """A line each for the paper, audits, findings, renewal, applications and rule changes.

    Args:
        events: schema TIMELINE of one certificate.
        as_of: the day looked at.
    """
    lines = _lines(events)
    traces = [_validity(events, lines)]
    traces += [_bar(_of(events, event), event, lines) for event in BARS]
    traces += [_mark(_of(events, event), event, lines) for event in MARKS]
    audits = _of(events, Event.AUDIT)
    traces += [_audits(audits, result, lines) for result in AuditResult]
    day = as_of.isoformat()
    return figure(
        [trace for trace in traces if trace["y"]],
        ROW * len(lines) + HEAD,
        barmode="overlay",
        bargap=0.55,
        showlegend=True,
        xaxis=calendar_axis([*isos(events, "begins_on"), *isos(events, "ends_on"), day])
        | {"showgrid": True},
        yaxis={
            "categoryorder": "array",
            "categoryarray": list(lines.values()),
            "range": [len(lines) - 0.5, -0.5],
        },
        legend={"y": 0, "yanchor": "bottom", "yref": "container"},
        margin={"t": 22, "b": 52},
        **day_line(day, day),
    )


def _lines(events: pd.DataFrame) -> dict[int, str]:
    """The names of the lines that have anything on them."""
    present = set(events["event"])
    names = {
        PAPER: _("Certificate"),
        AUDITS: _("Audits"),
        FINDINGS: _("Findings"),
        RENEWAL: _("Renewal"),
        CASES: _("Applications"),
        RULES: _("Rules and law"),
    }
    placed = {**{e: at[0] for e, at in BARS.items()}, **{e: at[0] for e, at in MARKS.items()}}
    used = {PAPER, *(at for event, at in placed.items() if event in present)}
    used |= {AUDITS} if Event.AUDIT in present else set()
    return {at: name for at, name in names.items() if at in used}


def _of(events: pd.DataFrame, event: Event) -> pd.DataFrame:
    return events.loc[(events["event"] == event).to_numpy(bool)]


def _validity(events: pd.DataFrame, lines: dict[int, str]) -> dict[str, Any]:
    begins = pd.concat([_of(events, Event.FIRST_ISSUE), _of(events, Event.ISSUE)]).head(1)
    ends = _of(events, Event.EXPIRY)
    known = len(begins) and len(ends)
    span = begins.assign(ends_on=ends["begins_on"].iloc[0]) if known else begins.head(0)
    return {
        **_bars(span, [_("Validity")] * len(span), PAPER, lines),
        "name": _("Validity"),
        "showlegend": False,
        "width": 0.16,
        "marker": {"color": BLUE, "opacity": 0.35},
    }


def _bar(rows: pd.DataFrame, event: Event, lines: dict[int, str]) -> dict[str, Any]:
    at, shade = BARS[event]
    kinds = {str(kind): label(kind) for kind in ApplicationKind}
    words = [kinds.get(word, "") for word in rows["word"]]
    about = [
        " ".join(part for part in (label(event), word, plain(record)) if part)
        for word, record in zip(words, rows["record"].fillna(""), strict=True)
    ]
    return {
        **_bars(rows, about, at, lines),
        "name": label(event),
        "showlegend": event not in SELF_EXPLAINING,
        "marker": {"color": shade},
    }


def _bars(
    rows: pd.DataFrame, about: Iterable[str], at: int, lines: dict[int, str]
) -> dict[str, Any]:
    lengths = (rows["ends_on"] - rows["begins_on"]).dt.days.clip(lower=1)
    return {
        "type": "bar",
        "orientation": "h",
        "y": [lines.get(at, "")] * len(rows),
        "base": isos(rows, "begins_on"),
        "x": [int(n) * DAY for n in lengths],
        "customdata": list(zip(about, isos(rows, "begins_on"), isos(rows, "ends_on"), strict=True)),
        "hovertemplate": "%{customdata[0]}<br>%{customdata[1]} – %{customdata[2]}<extra></extra>",
    }


def _mark(rows: pd.DataFrame, event: Event, lines: dict[int, str]) -> dict[str, Any]:
    at, symbol, shade = MARKS[event]
    marks = _points(rows, label(event), at, symbol, shade, lines)
    days = isos(rows, "begins_on")
    return {
        **marks,
        "mode": "markers+text",
        "text": [f"{label(event)} {day}" for day in days],
        "textposition": TEXT_AT.get(event, "top center"),
        "textfont": {"size": 12},
        "cliponaxis": False,
        "showlegend": False,
        "hovertemplate": "%{text}<extra></extra>",
    }


def _audits(rows: pd.DataFrame, result: AuditResult, lines: dict[int, str]) -> dict[str, Any]:
    mine = rows.loc[(rows["word"] == result).to_numpy(bool)]
    return _points(mine, label(result), AUDITS, AUDIT_MARKS[result], colour(result), lines)


def _points(  # noqa: PLR0913, PLR0917 - each is one property of the marks
    rows: pd.DataFrame, name: str, at: int, symbol: str, shade: str, lines: dict[int, str]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "y": [lines.get(at, "")] * len(rows),
        "x": isos(rows, "begins_on"),
        "text": [plain(record) for record in rows["record"].fillna("")],
        "marker": {"symbol": symbol, "size": 12, "color": shade, "line": {"width": 2}},
        "hovertemplate": f"{name} %{{text}}<br>%{{x|%Y-%m-%d}}<extra></extra>",
    }
