"""Where each date of the certificate comes from."""

import streamlit as st

from cqcdash import metrics
from cqcdash.charts import certificate
from cqcdash.metrics import Explanation
from cqcdash.metrics.explanation import Input
from cqcdash.texts import _
from cqcdash.texts.rules import rule_name
from cqcdash.ui.certificate import steps
from cqcdash.ui.frame import View, escaped
from cqcdash.ui.parts import known, show_chart, title_of


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
    """One expander per date or judgement, those without a value in one line."""
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
    with st.container(gap="xxsmall"):
        for place, explanation in enumerate(present):
            with st.expander(escaped(steps.heading(explanation)), expanded=place == 0):
                _one(explanation)
    absent = [title_of(one.name) for one in found if not known(one.value)]
    if absent:
        st.caption(_("No date for: {names}").format(names=", ".join(absent)))


def _one(explanation: Explanation) -> None:
    st.caption(escaped(" · ".join(rule_name(rule) for rule in explanation.rules)))
    for step in explanation.arithmetic:
        st.markdown(f"**{escaped(steps.step(step, explanation.name))}**")
    lines = [steps.given(one) for one in explanation.inputs if _tells(one)]
    st.markdown("\n".join(f"- {escaped(line)}" for line in lines))
    for setting in explanation.settings:
        st.caption(escaped(_("Setting") + " – " + steps.applied(setting)))
    if explanation.estimated:
        st.caption(_("Estimated: an assumption stands in for a fact that is missing."))


def _tells(one: Input) -> bool:
    """A missing fact of a record tells something; a clock that does not run does not."""
    return known(one.value) or one.kind != "rule"
