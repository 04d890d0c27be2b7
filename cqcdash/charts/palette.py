"""The colour of every code, and the tints of pills and tags.

A colour never stands alone: the word is beside it, as an axis label, a legend or a tag. States go
by the five standings: red is what cannot be used and nothing else, amber a missed deadline, blue
what asks for action soon, and what nobody can vouch for is grey and hatched. Causes, stages and
the like have colours of their own.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from cqcdash.charts.contrast import Tint, tint
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

DARK_RED, RED, ORANGE, AMBER = "#8E2A2E", "#C8453C", "#D97B29", "#D9A62E"
BLUE, SKY, GREY, SAGE = "#2F6F9F", "#7FB2D6", "#8A939B", "#8FA89A"
TEAL, BROWN, VIOLET, MAGENTA = "#3A8A7F", "#8C6239", "#7462B0", "#B0507E"
LILAC, STONE, SLATE, SAND = "#B3A4D6", "#5F6A73", "#605E85", "#BFA98A"
PLUM, MOSS, CLAY, COAL = "#9A6F9F", "#66764A", "#B08D76", "#39424A"
MIST, CHALK = "#9CCBD8", "#C9C9C4"

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
        SafeUntilReason.REVOKED: COAL,
        SafeUntilReason.CANCELLED: STONE,
        SafeUntilReason.UNLIMITED: MIST,
        SafeUntilReason.NO_DATE: CHALK,
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
        CaseState.DONE: CHALK,
    },
    Stage: {
        Stage.APPLICATION: LILAC,
        Stage.PRODUCT_TESTS: VIOLET,
        Stage.FACTORY_AUDIT: TEAL,
        Stage.REVIEW: SAND,
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
        Change.VANISHED: CHALK,
        Change.STAGE_WENT_BACK: CLAY,
    },
    RenewalTurn: {
        RenewalTurn.TOO_LATE: CLAY,
        RenewalTurn.START_SOON: BLUE,
        RenewalTurn.FILED: TEAL,
        RenewalTurn.LATER: SAGE,
        RenewalTurn.UNKNOWN: GREY,
    },
    Level: {Level.REJECT: MAGENTA, Level.WARN: ORANGE, Level.NOTE: SKY},
}

TINTS: dict[type[StrEnum], Mapping[StrEnum, Tint]] = {
    codes: {member: tint(shade) for member, shade in shades.items()}
    for codes, shades in COLOURS.items()
}


def colour(member: StrEnum) -> str:
    """The colour of one code."""
    return COLOURS[type(member)][member]


def marker(member: StrEnum) -> dict[str, Any]:
    """How bars of a code are filled; what nobody can vouch for is outlined and hatched."""
    shade = colour(member)
    if shade != GREY:
        return {"color": shade}
    pattern = {"shape": "/", "fgcolor": shade, "bgcolor": "rgba(0, 0, 0, 0)", "solidity": 0.35}
    return {"color": shade, "pattern": pattern, "line": {"color": shade, "width": 1.5}}
