"""The sentences of three pages: what they answer with nothing, one thing and many."""

import pandas as pd
import pytest
from tables import frame_of

from cqcdash.texts.answers import applications_answer, matrix_answer, renewals_answer
from cqcdash.vocabulary.applications import CASES
from cqcdash.vocabulary.attention import ATTENTION
from cqcdash.vocabulary.load import RENEWAL_MONTHS
from cqcdash.vocabulary.overview import MATRIX
from cqcdash.vocabulary.plants import PLANT_COMPARISON

FLAGS = ["start_overdue", "filing_overdue", "not_in_time"]


def flags(start=0, filing=0, gaps=()):
    size = max(start, filing, len(gaps), 1)
    frame = pd.DataFrame(
        {
            name: [n < m for n in range(size)]
            for name, m in zip(FLAGS, (start, filing, len(gaps)), strict=True)
        }
    ).astype("boolean")
    return frame.assign(gap_days=pd.array([*gaps, *[pd.NA] * (size - len(gaps))], dtype="Int64"))


def months(*to_file, capacity=None):
    days = pd.date_range("2026-11-01", periods=len(to_file), freq="MS")
    over = [capacity is not None and n > capacity for n in to_file]
    frame = {"month": days, "to_file": to_file, "filings_overdue": 0, "capacity": capacity}
    return RENEWAL_MONTHS.conform(pd.DataFrame(frame | {"over": over}))


@pytest.mark.parametrize(
    ("late", "ahead", "sentence", "consequence"),
    [
        (flags(), months(0, 0), "No renewal has to be filed in the months ahead.", ""),
        (
            flags(),
            months(0, 1),
            "No renewal is overdue; 1 has to be filed within 2 months.",
            "",
        ),
        (
            flags(start=1),
            months(1, 0, capacity=1),
            "1 renewal should have been started by now; none of them had to be filed yet.",
            "Each of them can still be ready before its expiry if it is begun now.",
        ),
        (
            flags(start=3, filing=1, gaps=[1]),
            months(4, 1, capacity=3),
            (
                "3 renewals should have been started by now; 1 of them should have been filed. "
                "1 month holds more than the 3 that can be filed: 2026-11."
            ),
            "1 cannot be ready in time even if begun today: a gap of 1 day.",
        ),
        (
            flags(start=3, filing=2, gaps=[9, 30]),
            months(4, 5, 1, capacity=3),
            (
                "3 renewals should have been started by now; 2 of them should have been filed. "
                "2 months hold more than the 3 that can be filed: 2026-11 and 2026-12."
            ),
            "2 cannot be ready in time even if begun today: gaps of 9 to 30 days.",
        ),
        (
            flags(start=1),
            months(4, 5, capacity=3),
            (
                "1 renewal should have been started by now; none of them had to be filed yet. "
                "Each of the 2 months ahead holds more than the 3 that can be filed."
            ),
            "Each of them can still be ready before its expiry if it is begun now.",
        ),
    ],
)
def test_renewals(late, ahead, sentence, consequence):
    assert renewals_answer(late, ahead) == (sentence, consequence)


CELLS = """plant|product_category | certificates | ended | hole | lapses_before_renewal | lapses_on
Ulm  | tyres  | 4 | 0 | no  | no  | 2030-01-01
Ulm  | lamps  | 0 | 2 | yes | no  |
Bonn | tyres  | 1 | 0 | no  | yes | 2027-01-10
Bonn | horns  | 0 | 1 | yes | no  |
Köln | tyres  | 1 | 0 | no  | yes | 2026-12-24"""
RISK = "plant | ending_soon | safe_until\nUlm | {n} | 2026-12-31"


def cells(*kept):
    lines = CELLS.splitlines()
    return frame_of("\n".join([lines[0], *(lines[n + 1] for n in kept)]), MATRIX)


@pytest.mark.parametrize(
    ("kept", "soon", "sentence", "consequence"),
    [
        ((), 0, "No certificate in this view has both a plant and a category.", ""),
        (
            (0,),
            0,
            "4 certificates are in force at 1 plant in 1 category. There is no hole.",
            "",
        ),
        (
            (1, 2),
            1,
            "1 certificate is in force at 1 plant in 1 category. There is 1 hole: lamps at Ulm.",
            (
                "1 more opens before a renewal begun today can be done: tyres at Bonn on "
                "2027-01-10. "
                "If nobody acts, Ulm loses most soonest: 1 certificate, from 2026-12-31 on."
            ),
        ),
        (
            (0, 1, 2, 3, 4),
            3,
            (
                "6 certificates are in force at 3 plants in 1 category. There are 2 holes: lamps "
                "at "
                "Ulm and horns at Bonn."
            ),
            (
                "2 more open before a renewal begun today can be done, the first is tyres at Köln "
                "on "
                "2026-12-24. If nobody acts, Ulm loses most soonest: 3 certificates, the first "
                "after "
                "2026-12-31."
            ),
        ),
    ],
)
def test_plants_and_categories(kept, soon, sentence, consequence):
    plants = frame_of(RISK.format(n=soon), PLANT_COMPARISON)
    assert matrix_answer(cells(*kept), plants) == (sentence, consequence)


OPEN = """application_no | state | place | days_here
A-1 | on_track | review | 3
A-2 | stalled | before_factory_audit | 50
A-3 | over_norm | product_tests | 40
A-4 | done | |"""
ITEMS = """item_kind | item_key | bites_on | days_to_bite
application | A-2 | 2026-12-09 | 16
application | A-3 | {day} | {days}
audit_group | Ulm | 2026-11-01 | -22"""


def waiting(**days):
    whole = max(sum(days.values()), 1)
    return pd.DataFrame(
        {
            "waiting_for": [None if who == "nobody" else who for who in days],
            "days_total": list(days.values()),
            "share": [n / whole for n in days.values()],
        }
    )


def cases(*kept):
    lines = OPEN.splitlines()
    return frame_of("\n".join([lines[0], *(lines[n] for n in kept)]), CASES)


@pytest.mark.parametrize(
    ("kept", "held", "sentence"),
    [
        ((), waiting(), "No application is open."),
        ((4,), waiting(nobody=9), "No application is open."),
        (
            (1,),
            waiting(us=5),
            "100% of all waiting is ours. 1 application is open, and none is stuck.",
        ),
        (
            (1, 2, 4),
            waiting(us=34, laboratory=46, auditors=20),
            (
                "34% of all waiting is ours; most of the rest is held by: laboratory (46%). 1 of 2 "
                "open applications is stuck, the longest is A-2: waiting for the factory audit, "
                "50 days."
            ),
        ),
        (
            (1, 2, 3),
            waiting(authority=10),
            (
                "0% of all waiting is ours; most of the rest is held by: authority (100%). 2 of 3 "
                "open applications are stuck, the longest is A-2: waiting for the factory audit, "
                "50 days."
            ),
        ),
    ],
)
def test_applications(kept, held, sentence):
    assert applications_answer(cases(*kept), held, ATTENTION.empty()) == (sentence, "")


@pytest.mark.parametrize(
    ("day", "days", "consequence"),
    [
        (
            "2027-02-01",
            70,
            "If nobody asks after them, A-2 is the first to miss its day: 2026-12-09.",
        ),
        ("2026-11-20", -3, "A-3 has missed the day that it had to hold: 2026-11-20."),
    ],
)
def test_what_a_stuck_application_costs(day, days, consequence):
    items = frame_of(ITEMS.format(day=day, days=days), ATTENTION)
    assert applications_answer(cases(1), waiting(), items)[1] == consequence
