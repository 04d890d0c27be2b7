"""Items in words: what to do, why there, what instead."""

from datetime import date

import pandas as pd
import pytest

from cqcdash.texts.attention import item_instead, item_title, item_why
from cqcdash.vocabulary.attention import ATTENTION, ItemKind
from cqcdash.vocabulary.certificates import NextAction

DATES = ("act_by", "bites_on", "expected_on", "planned_on")


def row(**given):
    """A row as the list has it; what is not given is missing."""
    known = {"item_kind": "audit_group", "item_key": "Ulm", "plant": "Ulm", "section": "saveable"}
    known |= {"certificates_at_stake": 1, "unblocks": 0, "score": 0.5, **given}
    for name in DATES:
        if name in known:
            known[name] = pd.Timestamp(known[name])
    return ATTENTION.conform(pd.DataFrame([known])).to_dict("records")[0]


BY = {"act_by": date(2026, 12, 7)}
UPDATES = {"item_kind": "rule_updates", "what": "update_rule", "certificates_at_stake": 2}
LOST = {"what": "apply_anew", "section": "lost", "certificates_at_stake": 2}


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (
            {"what": "plan_audit", "days_left": -3, "unblocks": 5, **BY},
            "Hold the audit at Ulm by 2026-12-07: it unblocks 5 renewals",
        ),
        (
            {"what": "plan_audit", "days_left": 3, "unblocks": 1, **BY},
            "Arrange the audit at Ulm by 2026-12-07: it unblocks 1 renewal",
        ),
        (
            {"what": "repeat_audit", "planned_on": date(2026, 12, 1), **BY},
            "Repeat the failed audit at Ulm by 2026-12-07 (booked, 2026-12-01)",
        ),
        (
            {"what": "file_renewal", "item_kind": "renewals", "certificates_at_stake": 14, **BY},
            "Ulm: file 14 renewals by 2026-12-07",
        ),
        (
            {"what": "file_renewal", "item_kind": "certificate", "item_key": "{A1}", **BY},
            "File the renewal of {A1} by 2026-12-07",
        ),
        ({**UPDATES, **BY}, "Ulm: update 2 certificates to the new rule by 2026-12-07"),
        (
            {**LOST, "item_kind": "lapses", "bites_on": date(2026, 11, 29), "days_to_bite": 6},
            "Ulm: 2 certificates lapse from 2026-11-29 on",
        ),
        (
            {
                "what": "chase",
                "item_kind": "application",
                "item_key": "A-12",
                "whose_move": "laboratory",
                "days_here": 34,
            },
            "Chase case A-12: waiting for the laboratory 34 days",
        ),
        (
            {
                "what": "convert",
                "item_kind": "duty_change",
                "item_key": "SAMR · Ulm",
                **BY,
            },
            "Ulm: convert 1 certificate by 2026-12-07 (SAMR)",
        ),
    ],
)
def test_a_title_says_what_to_do_by_when(given, title):
    assert item_title(row(**given)) == title


@pytest.mark.parametrize("action", NextAction)
def test_every_action_has_a_sentence_whatever_is_missing(action):
    for kind in ItemKind:
        bare = row(what=str(action), item_kind=str(kind), plant=None)
        assert item_title(bare)
        assert "{" not in item_title(bare) + item_why(bare) + item_instead(bare)


def test_the_place_in_the_list_is_explained():
    told = row(certificates_at_stake=23, days_to_bite=10, score=2.3, unblocks=5, what="plan_audit")
    assert item_why(told) == "23 certificates, bites in 10 days: 2.3 a day; unblocks 5 renewals"
    told = row(days_to_bite=-1, score=0.1429, blocked_by="Jena", what="convert", section="guessed")
    assert item_why(told) == (
        "1 certificate, since 1 day: 0.14 a day; waits for Jena; rests on a guess: no record of it"
    )


def test_what_is_lost_says_what_to_do_instead():
    ahead = {"bites_on": date(2026, 11, 29), "days_to_bite": 6, "expected_on": date(2027, 5, 3)}
    assert item_instead(row(**LOST, **ahead)) == (
        "Stop shipments after 2026-11-29; apply anew: a new certificate about 2027-05"
    )
    assert item_instead(row(**LOST, days_to_bite=-3)) == (
        "Stop shipments; apply anew: no day for a new certificate is known"
    )
    assert not item_instead(row(what="plan_audit"))
