"""Colours, layout and wording that every chart shares.

A colour never stands alone: the word is beside it, as an axis label, a legend or a tag. States go
by the five standings: red is what cannot be used and nothing else, amber a missed deadline, blue
what asks for action soon. Causes, stages and the like have tints of their own.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import pandas as pd

from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.attention import Handling
from cqcdash.vocabulary.audits import AuditState, AuditTask
from cqcdash.vocabulary.certificates import (
    STANDING_OF_STATE,
    ExpiryBand,
    SafeUntilReason,
    Standing,
    State,
)
from cqcdash.vocabulary.comparison import Change
from cqcdash.vocabulary.finding import Level
from cqcdash.vocabulary.records import AuditResult, Stage, Status
from cqcdash.vocabulary.renewals import RenewalTurn

Figure = dict[str, Any]

DARK_RED, RED, ORANGE, AMBER = "#8E2A2E", "#C8453C", "#D97B29", "#D9A62E"
BLUE, SKY, TEAL, BROWN = "#2F6F9F", "#7FB2D6", "#3F8F84", "#8C6239"
VIOLET, MAGENTA, GREY, STONE = "#7462B0", "#B0507E", "#8A939B", "#5F6A73"
SAGE, SLATE, SAND, PLUM, MOSS, CLAY = (
    *("#8FA89A", "#7B8794", "#BFA98A", "#8A6A8F", "#6F7F52", "#A07A63"),
)
BAND = "rgba(127, 140, 150, 0.18)"
FEW = 5
LONGEST = 26
LINE = "rgba(127, 140, 150, 0.55)"

OF_STANDING: dict[Standing, str] = {
    Standing.NOT_USABLE: RED,
    Standing.DEADLINE_MISSED: AMBER,
    Standing.UNKNOWN: GREY,
    Standing.ACT_SOON: BLUE,
    Standing.FINE: SAGE,
}

COLOURS: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    Standing: {**OF_STANDING},
    State: {state: OF_STANDING[standing] for state, standing in STANDING_OF_STATE.items()},
    Status: {
        Status.VALID: SAGE,
        Status.SUSPENDED: RED,
        Status.REVOKED: RED,
        Status.CANCELLED: RED,
        Status.EXPIRED: RED,
        Status.UNKNOWN: GREY,
    },
    SafeUntilReason: {
        SafeUntilReason.EXPIRY: SLATE,
        SafeUntilReason.FOLLOW_UP_AUDIT: TEAL,
        SafeUntilReason.FAILED_AUDIT: MOSS,
        SafeUntilReason.FINDING: VIOLET,
        SafeUntilReason.SUSPENSION: PLUM,
        SafeUntilReason.RULE_CHANGE: SAND,
        SafeUntilReason.DUTY_CHANGE: BROWN,
        SafeUntilReason.REVOKED: STONE,
        SafeUntilReason.CANCELLED: STONE,
        SafeUntilReason.UNLIMITED: SLATE,
        SafeUntilReason.NO_DATE: GREY,
    },
    ExpiryBand: {
        ExpiryBand.EXPIRED: RED,
        ExpiryBand.WITHIN_30: AMBER,
        ExpiryBand.WITHIN_90: BLUE,
        ExpiryBand.WITHIN_180: SKY,
        ExpiryBand.LATER: SAGE,
        ExpiryBand.UNLIMITED: SAGE,
        ExpiryBand.UNKNOWN: GREY,
    },
    AuditState: {
        AuditState.LATER: SAGE,
        AuditState.PLAN: SKY,
        AuditState.ARRANGE: BLUE,
        AuditState.OVERDUE: AMBER,
        AuditState.CRITICAL: ORANGE,
        AuditState.FAILED: ORANGE,
        AuditState.UNKNOWN: GREY,
    },
    AuditTask: {
        AuditTask.FAILED: ORANGE,
        AuditTask.CRITICAL: ORANGE,
        AuditTask.OVERDUE: AMBER,
        AuditTask.BOOKED_LATE: AMBER,
        AuditTask.ARRANGE: BLUE,
        AuditTask.PLAN: SKY,
        AuditTask.BOOKED: TEAL,
        AuditTask.LATER: SAGE,
        AuditTask.UNKNOWN: GREY,
    },
    AuditResult: {
        AuditResult.PASSED: SAGE,
        AuditResult.PASSED_WITH_FINDINGS: SKY,
        AuditResult.FAILED: AMBER,
        AuditResult.PLANNED: BLUE,
        AuditResult.UNKNOWN: GREY,
    },
    CaseState: {
        CaseState.ON_TRACK: SAGE,
        CaseState.WAITING: SKY,
        CaseState.OVER_NORM: AMBER,
        CaseState.STALLED: ORANGE,
        CaseState.DONE: GREY,
    },
    Stage: {
        Stage.APPLICATION: SKY,
        Stage.PRODUCT_TESTS: BLUE,
        Stage.FACTORY_AUDIT: TEAL,
        Stage.REVIEW: VIOLET,
        Stage.ISSUE: STONE,
    },
    Handling: {
        Handling.NOBODY: STONE,
        Handling.IN_HAND: BLUE,
        Handling.IN_HAND_LATE: AMBER,
    },
    Change: {
        Change.TURNED_NOT_USABLE: RED,
        Change.TURNED_DEADLINE_MISSED: AMBER,
        Change.TURNED_UNKNOWN: GREY,
        Change.TURNED_ACT_SOON: BLUE,
        Change.TURNED_FINE: SAGE,
        Change.STATUS_CHANGED: VIOLET,
        Change.SAFE_UNTIL_EARLIER: CLAY,
        Change.SAFE_UNTIL_LATER: TEAL,
        Change.EXPIRY_MOVED: TEAL,
        Change.EXPIRY_LOST: PLUM,
        Change.AUDIT_DATE_MOVED: TEAL,
        Change.AUDIT_DATE_LOST: PLUM,
        Change.PLANT_CHANGED: STONE,
        Change.NEW: SLATE,
        Change.VANISHED: GREY,
        Change.STAGE_WENT_BACK: CLAY,
    },
    RenewalTurn: {
        RenewalTurn.TOO_LATE: AMBER,
        RenewalTurn.START_SOON: BLUE,
        RenewalTurn.FILED: TEAL,
        RenewalTurn.LATER: SAGE,
        RenewalTurn.UNKNOWN: GREY,
    },
    Level: {Level.REJECT: RED, Level.WARN: AMBER, Level.NOTE: SKY},
}


def colour(member: StrEnum) -> str:
    """The colour of one code."""
    return COLOURS[type(member)][member]


def plain(text: object) -> str:
    """Text from data as a chart shows it: plotly reads tags and entities, so they are taken out."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(text: str) -> str:
    """A name that leaves room for the chart; whoever points at a mark reads the whole of it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def name_axis(names: Sequence[str]) -> dict[str, Any]:
    """An axis of names from data, in this order; each has its label, also beside many others."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": [plain(name) for name in names],
        "tickmode": "array",
        "tickvals": list(range(len(names))),
        "ticktext": [plain(short(name)) for name in names],
    }


def isos(frame: pd.DataFrame, column: str) -> list[str]:
    """Days as plotly takes them without shifting a time zone."""
    return frame.loc[:, column].dt.strftime("%Y-%m-%d").tolist()


def figure(traces: list[dict[str, Any]], height: int, **layout: object) -> Figure:
    """A figure in the house style; ``layout`` adds to it or replaces parts of it."""
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 8, "r": 12, "t": 8, "b": 8},
        "hovermode": "closest",
        "showlegend": False,
        "legend": {"orientation": "h", "y": -0.16, "x": 0, "traceorder": "normal"},
        "bargap": 0.28,
        "dragmode": False,
        "xaxis": {"automargin": True, "fixedrange": True},
        "yaxis": {"automargin": True, "fixedrange": True},
    }
    whole = merged(base, layout)
    if whole["xaxis"].get("type") == "date":
        # Numbers read the same in every language; plotly would write English months.
        whole["xaxis"].setdefault("tickformat", "%Y-%m-%d")
    return {"data": traces, "layout": whole}


def counting(most: float) -> dict[str, Any]:
    """An axis of whole numbers from zero; ``most`` is the greatest value on it."""
    axis: dict[str, Any] = {"rangemode": "tozero", "tickformat": ",d"}
    # Plotly would put ticks between whole numbers and round them to the same word.
    return axis | {"dtick": 1} if most <= FEW else axis


def merged(base: Mapping[str, Any], more: Mapping[str, object]) -> dict[str, Any]:
    """Both layouts as one; what ``more`` says holds."""
    both = dict(base)
    for key, value in more.items():
        below = both.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            both[key] = merged(below, value)
        else:
            both[key] = value
    return both


def day_line(day: str, text: str) -> dict[str, Any]:
    """Layout parts that draw a vertical line at a day, with its name above the plot."""
    return {
        "shapes": [
            {
                "type": "line",
                "x0": day,
                "x1": day,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": STONE, "width": 1.5, "dash": "dot"},
            }
        ],
        "annotations": [
            {
                "x": day,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "text": plain(text),
                "showarrow": False,
                "font": {"size": 11},
            }
        ],
    }
