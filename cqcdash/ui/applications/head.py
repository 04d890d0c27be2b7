"""The numbers at the head of the applications page."""

import pandas as pd
import streamlit as st

from cqcdash.texts import _, counted, grouped
from cqcdash.texts.answers import applications_answer
from cqcdash.ui.applications import computed
from cqcdash.ui.frame import View
from cqcdash.ui.parts import counts_of, draw_answer, known
from cqcdash.vocabulary.applications import CaseState


def draw_head(view: View) -> None:
    """The sentence; open, stalled and over the norm; how long a case takes; where its time goes."""
    cases = view.derived.cases
    draw_answer(*applications_answer(cases, computed.of(view, "whom"), view.attention))
    states = counts_of(cases, "state")
    done = states.pop(str(CaseState.DONE), 0)
    with st.grid(5, min_column_width=150, gap="xsmall"):
        _number(
            _("Open cases"),
            grouped(sum(states.values())),
            counted("{n} finished case", "{n} finished cases", done),
        )
        _number(
            _("Stalled"),
            grouped(states.get(str(CaseState.STALLED), 0)),
            _("past {factor} × the norm or 85 % of its history").format(
                factor=f"{view.whole.book.defaults.stalled_factor:g}"
            ),
        )
        _over_norm(cases)
        _duration(view)
        _efficiency(view)


def _number(title: str, value: str, more: str) -> None:
    with st.container(border=True, gap="xxsmall", height="stretch"):
        st.metric(title, value)
        st.caption(more or "\u00a0")


def _over_norm(cases: pd.DataFrame) -> None:
    """Those of the table whose days exceed the norm beside them, whatever else they are."""
    longer = cases["days_here"] > cases["norm_days"]
    over = cases.loc[longer.to_numpy(bool, na_value=False)]
    stalled = int((over["state"] == CaseState.STALLED).sum())
    more = counted("{n} of them is stalled", "{n} of them are stalled", stalled)
    _number(_("Over the stage's norm"), grouped(len(over)), more)


def _duration(view: View) -> None:
    lines = computed.of(view, "cycle_lines")
    median, late = (lines.loc[lines["share"] == share, "days"].tolist()[0] for share in (0.5, 0.85))
    if not known(median):
        more = _("too few finished cases to say")
    elif known(late):
        more = _("half of them; 85 % within {days} days").format(days=f"{late:.0f}")
    else:
        more = _("half of them; the 85 % is not known yet")
    _number(_("A case takes (days)"), f"{median:.0f}" if known(median) else "–", more)


def _efficiency(view: View) -> None:
    row = computed.of(view, "efficiency").iloc[0].to_dict()
    share = row["efficiency"]
    if known(share):
        _number(_("Time inside a stage"), f"{share:.0%}", _("the rest is waiting between stages"))
    else:
        _number(_("Time inside a stage"), "–", _("no finished case to say"))
