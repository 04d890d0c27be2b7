"""The overview's head: what the law ends, then the cards, each of which opens its list."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from cqcdash import metrics
from cqcdash.texts import _, grouped
from cqcdash.texts.duty import duty_sentence
from cqcdash.ui.frame import View, escaped, link_to
from cqcdash.ui.parts import Card, card_row, count_of, uncounted_words
from cqcdash.vocabulary.applications import CaseState
from cqcdash.vocabulary.audits import AuditState
from cqcdash.vocabulary.certificates import STANDING_OF_STATE, ExpiryBand, Standing, State

DUE_AUDITS = (AuditState.PLAN, AuditState.ARRANGE)
LATE_AUDITS = (AuditState.OVERDUE, AuditState.CRITICAL, AuditState.FAILED)
SOON = (ExpiryBand.WITHIN_30, ExpiryBand.WITHIN_90)
# Of changes of duty: more would push the cards off the first screen.
MOST = 2
STUCK = (CaseState.OVER_NORM, CaseState.STALLED)


def draw_law(view: View) -> None:
    """What the law is about to end, or has ended, in this view: the first thing that is said."""
    found = view.shared(
        "duty_summary", lambda seen: metrics.duty_summary(seen.positions, seen.as_of, seen.book)
    )
    open_now = found.loc[(found["with_case"] + found["without_case"] > 0).to_numpy(bool)]
    if open_now.empty:
        return
    with st.container(border=True, gap="small"):
        for row in open_now.head(MOST).to_dict("records"):
            told, opens = st.columns([5, 1], vertical_alignment="center")
            told.markdown(f":material/gavel: {escaped(duty_sentence(row))}")
            with opens:
                link_to("duty", _("Open the change"), {"change": str(row["duty_change"])})


def draw_cards(found: pd.DataFrame, bands: Mapping[str, int]) -> None:
    """Six cards about the portfolio in view.

    Args:
        found: schema OVERVIEW.
        bands: certificates by expiry band, as the page of expiring certificates counts them.
    """
    red, amber = (
        [str(s) for s in State if STANDING_OF_STATE[s] == standing]
        for standing in (Standing.NOT_USABLE, Standing.ACT_SOON)
    )
    whole = count_of(found, "certificates")
    open_cases = count_of(found, "applications_open")
    card_row(
        [
            Card(
                _("Not usable, of {n}").format(n=grouped(whole)),
                count_of(found, "standing_not_usable"),
                "expiring",
                _("Open the list"),
                {"state": red},
                _(
                    "Expired, suspended, revoked, cancelled, or with an overdue audit, finding or "
                    "renewal."
                ),
            ),
            Card(
                _("Act soon"),
                count_of(found, "standing_act_soon"),
                "expiring",
                _("Open the list"),
                {"state": amber},
                _("Still safe, but something has to be done soon to keep it so."),
            ),
            Card(
                _("Expire in 90 days"),
                sum(bands[band] for band in SOON),
                "expiring",
                _("Open the list"),
                {"band": [str(band) for band in SOON]},
                uncounted_words(found, "expires_0-30"),
            ),
            Card(
                _("Late/failed audits"),
                count_of(found, *(f"audits_{state}" for state in LATE_AUDITS)),
                "audits",
                _("Open the plants"),
                {"state": [str(state) for state in LATE_AUDITS]},
                uncounted_words(found, "audits_overdue"),
            ),
            Card(
                _("Audits to arrange"),
                count_of(found, *(f"audits_{state}" for state in DUE_AUDITS)),
                "audits",
                _("Open the plants"),
                {"state": [str(state) for state in DUE_AUDITS]},
                uncounted_words(found, "audits_plan"),
            ),
            Card(
                _("Stuck cases, of {n}").format(n=grouped(open_cases)),
                count_of(found, *(f"applications_{state}" for state in STUCK)),
                "applications",
                _("Open the cases"),
                {"state": [str(state) for state in STUCK]},
                _("Open cases whose present stage takes longer than its norm."),
            ),
        ]
    )
