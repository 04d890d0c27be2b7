"""The sentences that lead the pages: none, one, many."""

from datetime import date, datetime

import pandas as pd
import pytest

from cqcdash.texts import answers
from cqcdash.vocabulary.audits import FOLLOW_UPS
from cqcdash.vocabulary.certificates import POSITIONS
from cqcdash.vocabulary.comparison import Change
from cqcdash.vocabulary.cover import COVER
from cqcdash.vocabulary.health import HEALTH
from cqcdash.vocabulary.imports import IMPORTS
from cqcdash.vocabulary.trend import TREND

TODAY = date(2026, 11, 23)


def day(text):
    return pd.Timestamp(text)


def follow_ups(*rows):
    columns = ["audit_group", "audit_task", "due_on", "deadline", "repeat_audit_by", "at"]
    frame = pd.DataFrame(rows, columns=columns)
    return FOLLOW_UPS.conform(frame.assign(certificates_at_stake=frame["at"]))


def test_audits_late_to_arrange_and_none():
    late = ("North", "overdue", day("2026-11-01"), day("2026-12-01"), pd.NaT, 4)
    failed = ("South", "failed", day("2027-03-01"), day("2027-03-31"), day("2027-01-10"), 7)
    soon = ("West", "arrange", day("2026-12-20"), day("2027-01-19"), pd.NaT, 1)
    later = ("East", "later", day("2027-06-01"), day("2027-07-01"), pd.NaT, 3)
    told, costs = answers.audits_answer(follow_ups(failed, late, soon))
    assert told == (
        "2 audits are failed or past their due day: South and North. "
        "1 audit has to be arranged now, due on 2026-12-20: West."
    )
    assert costs == (
        "If nobody acts, 11 certificates face suspension, 4 of them at North after 2026-12-01."
    )
    told, costs = answers.audits_answer(follow_ups(soon))
    assert costs == "If nobody acts, 1 certificate faces suspension after 2027-01-19."
    told, costs = answers.audits_answer(follow_ups(later))
    assert told == ("No audit has to be arranged now; the next one is due on 2027-06-01 at East.")
    assert costs == ""
    assert answers.audits_answer(follow_ups())[0] == "No follow-up audit is due in this view."


def near(*rows):
    columns = ["plant", "expires_on", "file_renewal_by", "renewal_application_no"]
    frame = pd.DataFrame(rows, columns=columns)
    return POSITIONS.conform(frame)


@pytest.mark.parametrize(
    ("rows", "told", "costs"),
    [
        ([], "No certificate in this view expires within 90 days.", ""),
        (
            [("North", day("2027-01-31"), day("2026-12-02"), None)],
            (
                "1 certificate expires within 90 days; it is not filed, "
                "the next filing day is 2026-12-02."
            ),
            "If nobody acts, 1 lapses by 2027-01-31, at North.",
        ),
        (
            [
                ("North", day("2026-12-31"), day("2026-10-02"), None),
                ("South", day("2027-01-31"), day("2026-11-02"), None),
                ("South", day("2027-01-15"), day("2026-10-17"), "APP-1"),
            ],
            (
                "3 certificates expire within 90 days; 2 of them are not filed, "
                "and every filing day has passed."
            ),
            "If nobody acts, 2 lapse by 2027-01-31, at North and South.",
        ),
        (
            [("South", day("2027-01-15"), day("2026-10-17"), "APP-1")],
            "1 certificate expires within 90 days; a renewal is filed for each of them.",
            "",
        ),
    ],
)
def test_what_expires(rows, told, costs):
    assert answers.expiring_answer(near(*rows), TODAY, 90) == (told, costs)


def test_the_trend_says_usable_and_missed():
    rows = [
        ("2025-11-30", "North", "fine", 5),
        ("2026-11-23", "North", "fine", 3),
        ("2026-11-23", "North", "deadline_missed", 1),
        ("2026-11-23", "North", "not_usable", 1),
    ]
    frame = pd.DataFrame(rows, columns=["day", "plant", "standing", "certificates"])
    trend = TREND.conform(frame.assign(day=pd.to_datetime(frame["day"])))
    told, missed = answers.trend_answer(trend)
    assert told == "Usable: 4 of 5, 1 fewer than on 2025-11-30."
    assert missed == "Missed deadlines rose from 0 to 1, most at North."
    assert answers.trend_answer(TREND.empty())[0] == "Nothing was known in this time."
    alone, _ = answers.trend_answer(trend.loc[trend["day"] == trend["day"].max()])
    assert alone == "Usable: 4 of 5; nothing was known before 2026-11-23."


def test_what_changed():
    assert answers.changes_answer([])[0] == "Nothing has changed in this view."
    told, worse = answers.changes_answer([(Change.TURNED_NOT_USABLE, 2), (Change.NEW, 1)])
    assert told == "2 certificates become not usable, 1 certificate is new."
    assert worse == "2 certificates stand worse than before."


def test_what_contradicts_itself():
    assert answers.data_health_answer(HEALTH.empty())[0] == (
        "Nothing contradicts itself in this view."
    )
    rows = pd.DataFrame(
        {
            "problem": ["plant_missing", "plant_missing", "expiry_missing"],
            "kind": "certificates",
            "record": ["A", "B", "A"],
        }
    )
    told, _ = answers.data_health_answer(HEALTH.conform(rows))
    assert told == "2 records have something the matter; the most frequent: no plant (2)."


def test_what_was_imported():
    assert answers.history_answer(IMPORTS.empty()) == ("Nothing has been imported yet.", "")
    rows = pd.DataFrame(
        {
            "committed_at": [datetime(2026, 11, 23, 8)],
            "user": "Ida",
            "inserted": 12,
            "updated": 0,
            "rejected": 1,
        }
    )
    told, brought = answers.history_answer(IMPORTS.conform(rows))
    assert told == "1 import so far; the last one on 2026-11-23 08:00 UTC, by Ida."
    assert brought == "It brought 12 new and 0 changed records; 1 row was left out."


def test_the_overview_says_what_is_lost_and_what_is_saved():
    from cqcdash.vocabulary.attention import ATTENTION, MEMBERS

    frame = pd.DataFrame(
        {
            "day": pd.date_range("2026-12-01", periods=5, freq="MS"),
            "usable": [10, 9, 8, 7, 7],
            "usable_planned": [10, 9, 9, 9, 9],
            "saved": [0, 0, 1, 2, 2],
        }
    )
    cover = COVER.conform(frame)
    told, lost = answers.overview_answer(ATTENTION.empty(), MEMBERS.empty(), cover, TODAY)
    assert told == "Nothing has to be done now: no certificate in this view waits for anybody."
    assert lost == (
        "If nobody acts, 3 of 10 usable certificates are lost by 2027-03-01; "
        "what is planned saves 2 of them."
    )
