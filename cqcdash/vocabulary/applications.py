"""Applications: where each one stands, and the stays and waits behind it."""

from enum import StrEnum

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.records import VISITS, Stage, WaitingFor
from cqcdash.vocabulary.schema import Column, Schema
from cqcdash.vocabulary.stages import STAGE_STATISTICS


class CaseState(StrEnum):
    """Where an open application stands (R20, R21)."""

    ON_TRACK = "on_track"
    WAITING = "waiting"
    OVER_NORM = "over_norm"
    STALLED = "stalled"
    DONE = "done"


class Place(StrEnum):
    """Where an application's time goes, in order: each stage and the waiting before it."""

    BEFORE_APPLICATION = "before_application"
    APPLICATION = "application"
    BEFORE_PRODUCT_TESTS = "before_product_tests"
    PRODUCT_TESTS = "product_tests"
    BEFORE_FACTORY_AUDIT = "before_factory_audit"
    FACTORY_AUDIT = "factory_audit"
    BEFORE_REVIEW = "before_review"
    REVIEW = "review"
    BEFORE_ISSUE = "before_issue"
    ISSUE = "issue"

    @property
    def stage(self) -> Stage:
        """The stage, or the one that is waited for."""
        return Stage(self.removeprefix("before_"))

    @property
    def waiting(self) -> bool:
        """It lies between two stages."""
        return self.startswith("before_")


ON_THE_WAY = tuple(place for place in Place if place != Place.BEFORE_APPLICATION)
"""The places of an ordinary case: only one that goes back waits for the application."""

CASES = Schema(
    "cases",
    ("application_no",),
    (
        VISITS["application_no"],
        VISITS["plant"],
        VISITS["product_category"],
        VISITS["kind"],
        VISITS["certificate_no"],
        VISITS["stage"].narrowed("the stage it is in; while waiting or done, the one it left last"),
        Column(
            "entered_stage_on",
            "date",
            m("In stage since"),
            "the day on which it entered that stage",
        ),
        Column(
            "days_in_stage",
            "integer",
            m("Days in stage"),
            "days in that stage, up to the day looked at or to leaving it",
            unit="days",
        ),
        Column(
            "age_days",
            "integer",
            m("Age (days)"),
            "days since the first entry, up to the day looked at or to the end",
            unit="days",
        ),
        Column(
            "state",
            "category",
            m("State"),
            "where the application stands (R20, R21)",
            CaseState,
            differs=True,
        ),
        Column(
            "place", "category", m("Where"), "the place where it stands; missing when done", Place
        ),
        Column("here_since", "date", m("There since"), "since when it has stood there"),
        Column(
            "days_here", "integer", m("Days there"), "days since it has stood there", unit="days"
        ),
        Column("started_on", "date", m("Began"), "first entry into any stage", differs=True),
        Column("finished_on", "date", m("Done"), "the day on which it left the stage of issue"),
        Column(
            "waiting_since", "date", m("Waiting since"), "since when it has been between two stages"
        ),
        Column(
            "waiting_days",
            "integer",
            m("Days waiting"),
            "days since it has been waiting",
            unit="days",
        ),
        Column(
            "next_stage",
            "category",
            m("Next stage"),
            "the stage to expect next; missing in issue or when done",
            Stage,
        ),
        Column(
            "whose_move",
            "category",
            m("Whose move"),
            "whose move it is, as the last visit says",
            WaitingFor,
        ),
        STAGE_STATISTICS["norm_days"].narrowed("norm of the stage it is in (R20)"),
        STAGE_STATISTICS["p85_days"].narrowed(
            "85 % within so many days, of the stage or of the waiting that it is in"
        ),
        Column(
            "stalled_after_days",
            "number",
            m("Stalled after (days)"),
            "it is stalled after so many days (R21)",
            unit="days",
            hint=m(
                "In a stage: a multiple of its norm, or 85 % of its history; between two: 85 %."
            ),
        ),
        Column(
            "days_lost",
            "integer",
            m("Days lost"),
            "days above the norms so far, all stages together",
            unit="days",
            hint=m("Above the norms, all stages together."),
        ),
        Column(
            "over_case_norm",
            "flag",
            m("Over the norm of a case"),
            "older than the norm of a whole case (R20)",
        ),
        Column(
            "accepted_on",
            "date",
            m("Accepted"),
            "the day on which it left the stage of application",
        ),
        Column(
            "authority_due_on",
            "date",
            m("Authority's target"),
            "acceptance plus the authority's target (R19)",
        ),
        Column(
            "authority_days_left",
            "integer",
            m("Days to the target"),
            "days to it from the day looked at or the end; negative is late",
            unit="days",
        ),
        Column("retest_by", "date", m("Retest by"), "the initial audit must end by this day (R18)"),
        Column(
            "retest_days_left",
            "integer",
            m("Days to the retest"),
            "days to it from the day looked at",
            unit="days",
        ),
        Column(
            "retest_risk",
            "flag",
            m("Retest risk"),
            "that day is near or past and the audit has not ended (R18)",
        ),
        Column(
            "backward_moves",
            "integer",
            m("Went back"),
            "how often it went back to an earlier stage",
            unit="count",
        ),
        Column("skipped_stages", "text", m("Skipped"), "stages left out, separated by '; '"),
        Column("overlapping", "flag", m("Overlapping"), "two stages ran at the same time"),
        Column(
            "swapped",
            "flag",
            m("Audit before tests"),
            "the factory audit began before the product tests",
        ),
    ),
)

CASE_TIMELINE = Schema(
    "case_timeline",
    ("place", "begins_on"),
    (
        CASES["place"].narrowed("the stage, or the waiting before it"),
        Column("begins_on", "date", m("From"), "first day"),
        Column("ends_on", "date", m("To"), "last day; missing when it is not known"),
        Column("days", "integer", m("Days"), "days from the first to the last", unit="days"),
        STAGE_STATISTICS["norm_days"],
        Column("days_over", "integer", m("Over the norm by"), "days above the norm", unit="days"),
        VISITS["waiting_for"].narrowed(
            "whose move it was; before a stage, as the visit before says"
        ),
        Column("open", "flag", m("Open"), "not over yet", differs=True),
        Column(
            "unknown_end", "flag", m("End not recorded"), "never left, although the case went on"
        ),
    ),
)
