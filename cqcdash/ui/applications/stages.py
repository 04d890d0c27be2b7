"""The stages in numbers, by plant, category, kind or period."""

import streamlit as st

from cqcdash.charts import applications
from cqcdash.texts import _, grouped
from cqcdash.ui.applications import computed
from cqcdash.ui.frame import View
from cqcdash.ui.parts import choose_part, page_opener, show_chart, show_table
from cqcdash.vocabulary.stages import CUTS, STAGE_STATISTICS, WAITING_STATISTICS

COLUMNS = [
    "stage",
    "visits",
    "open",
    "median_days",
    "p85_days",
    "norm_days",
    "over_norm",
    "share_over_norm",
    "waiting_median_days",
    "median_low",
    "median_high",
    "p85_low",
    "p85_high",
    "n_closed",
    "enough",
]
WAITING = ["stage", "waits", "open", "median_days", "p85_days", "days_total", "share", "enough"]
GROUPS = {
    "": [],
    "plant": ["plant"],
    "category": ["product_category"],
    "kind": ["kind"],
    "period": ["period"],
}


def draw(view: View) -> None:
    """Statistics of stages and of the waiting before them, and every visit."""
    st.header(_("In numbers"), anchor=False)
    by = choose_part(
        "by",
        _("Group by"),
        {
            "": _("All"),
            "plant": _("By plant"),
            "category": _("By category"),
            "kind": _("By kind"),
            "period": _("By quarter"),
        },
    )
    show_table(
        computed.of(view, f"stages_by_{by}" if by else "stages"),
        [*GROUPS[by], *COLUMNS],
        key=f"stages.{by}",
        schema=STAGE_STATISTICS.extended(CUTS),
        alt=_("Each stage: visits, median and 85 % in days with their limits, against the norm."),
        file="stages",
        empty=_("No stage was measured in this view."),
    )
    st.header(_("Waiting before each stage"), anchor=False)
    show_table(
        computed.of(view, "waiting"),
        WAITING,
        key="waiting",
        schema=WAITING_STATISTICS,
        alt=_("Waiting before each stage: number, median and 85 % in days, share of all."),
        file="waiting",
        empty=_("No waiting was measured in this view."),
    )
    points = computed.of(view, "points")
    st.header(_("Every visit"), anchor=False)
    if len(points) > applications.MOST_DOTS:
        words = _("The {n} visits that began last, of {total}.")
        st.caption(words.format(n=grouped(applications.MOST_DOTS), total=grouped(len(points))))
    show_chart(
        applications.points(points),
        key="points",
        alt=_("Every measured visit of each stage as a dot, by its days."),
        picks=page_opener("case", "application"),
    )
