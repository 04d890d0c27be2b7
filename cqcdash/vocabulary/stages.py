"""How long stages and the waiting before them take, over all applications."""

from cqcdash.vocabulary import mark as m
from cqcdash.vocabulary.records import CERTIFICATES, VISITS
from cqcdash.vocabulary.schema import Column, Schema

_LIMIT = m("95 % confidence limit")

STAGE_STATISTICS = Schema(
    "stage_statistics",
    ("stage",),
    (
        VISITS["stage"].narrowed("the stage"),
        Column("visits", "integer", m("Visits"), "visits of the stage, open or not", unit="count"),
        Column("open", "integer", m("Open"), "those that are not over yet", unit="count"),
        Column(
            "median_days",
            "number",
            m("Median (days)"),
            "half of them are over within so many days, open ones counted",
            unit="days",
        ),
        Column(
            "p85_days",
            "number",
            m("85 % within (days)"),
            "85 % of them are over within so many days, open ones counted",
            unit="days",
        ),
        Column("norm_days", "integer", m("Norm (days)"), "norm of the stage (R20)", unit="days"),
        Column(
            "over_norm",
            "integer",
            m("Over the norm"),
            "visits, open or not, that are longer than the norm",
            unit="count",
        ),
        Column(
            "waiting_median_days",
            "number",
            m("Waiting before, median"),
            "median from leaving the stage before to entering this one",
            unit="days",
        ),
        Column("n_closed", "integer", m("Finished"), "those that are over", unit="count"),
        Column(
            "median_low",
            "number",
            m("Median from"),
            "lower limit of the median",
            unit="days",
            hint=_LIMIT,
        ),
        Column(
            "median_high",
            "number",
            m("Median to"),
            "upper limit of the median",
            unit="days",
            hint=_LIMIT,
        ),
        Column(
            "p85_low", "number", m("85 % from"), "lower limit of the 85 %", unit="days", hint=_LIMIT
        ),
        Column(
            "p85_high", "number", m("85 % to"), "upper limit of the 85 %", unit="days", hint=_LIMIT
        ),
        Column("enough", "flag", m("Enough to say"), "enough of them are over for a percentile"),
        Column(
            "unknown_end",
            "integer",
            m("End not recorded"),
            "visits that were never left, although the case went on",
            unit="count",
            differs=True,
        ),
        Column(
            "share_over_norm",
            "number",
            m("Share over the norm"),
            "share of visits longer than the norm, open ones counted",
            unit="share",
        ),
        Column(
            "waiting_n",
            "integer",
            m("Finished waits"),
            "waits behind the median of the waiting",
            unit="count",
        ),
    ),
)

WAITING_STATISTICS = Schema(
    "waiting_statistics",
    ("stage",),
    (
        VISITS["stage"].narrowed("the stage that was waited for"),
        Column("waits", "integer", m("Waits"), "waits before the stage, open or not", unit="count"),
        STAGE_STATISTICS["median_days"],
        STAGE_STATISTICS["p85_days"],
        STAGE_STATISTICS["n_closed"],
        STAGE_STATISTICS["open"],
        STAGE_STATISTICS["median_low"],
        STAGE_STATISTICS["median_high"],
        STAGE_STATISTICS["p85_low"],
        STAGE_STATISTICS["p85_high"],
        STAGE_STATISTICS["enough"],
        Column(
            "days_total",
            "integer",
            m("Days in all"),
            "all waiting days, also of those that still wait",
            unit="days",
        ),
        Column("share", "number", m("Share"), "share of all waiting days", unit="share"),
    ),
)

CUTS = (
    CERTIFICATES["plant"],
    CERTIFICATES["product_category"],
    VISITS["kind"],
    VISITS["waiting_for"],
    Column("period", "category", m("Entered in"), "quarter of the entry, such as 2026-Q3"),
)
"""What statistics may be cut by: such a column stands before the others."""
