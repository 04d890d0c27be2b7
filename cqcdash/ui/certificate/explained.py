"""Where each date of the certificate comes from."""

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.charts import certificate
from cqcdash.metrics import Explanation
from cqcdash.metrics.explanation import Input
from cqcdash.texts import _
from cqcdash.texts.rules import rule_name
from cqcdash.ui.certificate import steps
from cqcdash.ui.frame import View, escaped
from cqcdash.ui.parts import known, show_chart, title_of, value_text


def draw_life(view: View, number: str) -> None:
    """The certificate's life as a chart."""
    whole, records = view.whole, view.snapshot
    events = metrics.timeline(number, whole.positions, records.audits, records.visits)
    show_chart(
        certificate.timeline(events, view.chosen.as_of),
        key="timeline",
        alt=_("Issue, audits, suspensions, findings, renewal and expiry on one line of time."),
    )


def draw(view: View, number: str) -> None:
    """One table of every date and judgement, each with how it came about."""
    whole, records = view.whole, view.snapshot
    found = metrics.explain(
        number,
        whole.positions,
        records.certificates,
        records.audits,
        records.visits,
        whole.as_of,
        whole.book,
        records.imports,
        records.plants,
    )
    present = [one for one in found if known(one.value)]
    titles = (_("What"), _("Value"), _("How it came about"), _("Read from"), _("Setting and rule"))
    # A table of this kind wraps its text and reads Markdown: everything in it is escaped.
    cells = [[escaped(cell) for cell in _row(one)] for one in present]
    rows = pd.DataFrame(cells, columns=list(titles))
    st.table(rows, hide_index=True, border="horizontal")
    absent = [title_of(one.name) for one in found if not known(one.value)]
    if absent:
        st.caption(_("No date for: {names}").format(names=", ".join(absent)))


def _row(one: Explanation) -> tuple[str, ...]:
    """What, value, arithmetic, inputs with their source, settings, rules."""
    guess = _("Estimated: an assumption stands in for a fact that is missing.")
    how = [steps.step(step, one.name) for step in one.arithmetic]
    return (
        title_of(one.name),
        value_text(one.name, one.value),
        ". ".join([*how, *([guess] if one.estimated else [])]),
        "; ".join(steps.given(each) for each in one.inputs if _tells(each)),
        "; ".join(
            [
                *(steps.applied(setting) for setting in one.settings),
                *(rule_name(rule) for rule in one.rules),
            ]
        ),
    )


def _tells(one: Input) -> bool:
    """A missing fact of a record tells something; a clock that does not run does not."""
    return known(one.value) or one.kind != "rule"
