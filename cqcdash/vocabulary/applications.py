"""Applications, one row per case, and the places where their time goes."""

from enum import StrEnum

from cqcdash.vocabulary.records import Stage
from cqcdash.vocabulary.schema import Schema, columns_of


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
    columns_of(
        [
            ("application_no", "text", "the case"),
            ("plant", "category", "the plant of the case"),
            ("product_category", "category", "the category of the case"),
            ("kind", "category", "ApplicationKind"),
            ("certificate_no", "text", "the certificate that it renews, changes or led to"),
            ("stage", "category", "Stage it is in; while waiting or done, the one it left last"),
            ("entered_stage_on", "date", "the day on which it entered that stage"),
            ("days_in_stage", "integer", "days in that stage, up to as_of or to leaving it"),
            ("age_days", "integer", "days since the first entry, up to as_of or to the end"),
            ("state", "category", "CaseState (R20, R21)"),
            ("place", "category", "Place where it stands; missing when done"),
            ("here_since", "date", "since when it has stood there"),
            ("days_here", "integer", "days since then"),
            ("started_on", "date", "first entry into any stage"),
            ("finished_on", "date", "the day on which it left the stage of issue"),
            ("waiting_since", "date", "since when it has been between two stages"),
            ("waiting_days", "integer", "days since then"),
            ("next_stage", "category", "Stage to expect next; missing in issue or when done"),
            ("whose_move", "category", "WaitingFor, as the last visit says"),
            ("norm_days", "integer", "norm of the stage it is in (R20)"),
            ("p85_days", "number", "P85 of the stage, or of the waiting, that it is in"),
            ("stalled_after_days", "number", "it is stalled after so many days (R21)"),
            ("days_lost", "integer", "days above the norms so far, all stages together"),
            ("over_case_norm", "flag", "older than the norm of a whole case (R20)"),
            ("accepted_on", "date", "the day on which it left the stage of application"),
            ("authority_due_on", "date", "acceptance plus the authority's target (R19)"),
            (
                "authority_days_left",
                "integer",
                "days to it from as_of or the end; negative is late",
            ),
            ("retest_by", "date", "the initial audit must end by this day (R18)"),
            ("retest_days_left", "integer", "days to it from as_of"),
            ("retest_risk", "flag", "that day is near or past and the audit has not ended (R18)"),
            ("backward_moves", "integer", "how often it went back to an earlier stage"),
            ("skipped_stages", "text", "stages left out, separated by '; '"),
            ("overlapping", "flag", "two stages ran at the same time"),
            ("swapped", "flag", "the factory audit began before the product tests"),
        ]
    ),
)
