"""When each open application will be done."""

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.applications import CASES
from cqcdash.vocabulary.schema import Column, Schema
from cqcdash.vocabulary.stages import STAGE_STATISTICS

CASE_FORECASTS = Schema(
    "case_forecasts",
    ("application_no",),
    (
        CASES["application_no"],
        CASES["plant"],
        CASES["product_category"],
        CASES["kind"],
        CASES["certificate_no"],
        CASES["stage"],
        CASES["age_days"],
        Column("date_50", "date", m("Done by (50 %)"), "done by this day with a chance of 50 %"),
        Column("date_85", "date", m("Done by (85 %)"), "done by this day with a chance of 85 %"),
        Column("days_50", "integer", m("Days (50 %)"), "days to that of 50 %", unit="days"),
        Column("days_85", "integer", m("Days (85 %)"), "days to that of 85 %", unit="days"),
        CASES["authority_due_on"],
        Column(
            "chance_in_time",
            "number",
            m("Chance in time"),
            "chance to be done by the authority's target",
            unit="share",
            hint=m("To be done by the authority's target."),
        ),
        Column(
            "n",
            "integer",
            m("Cases behind it"),
            "the fewest finished durations behind the forecast",
            unit="count",
        ),
        STAGE_STATISTICS["enough"].narrowed("enough of them for a forecast; else it has no days"),
    ),
)
