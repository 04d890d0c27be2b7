"""R11 to R13: filing, beginning and what stands in the way."""

from datetime import date

import pytest
from tables import frame_of
from world import audits_of, certificates_of, day, one

from cqcdash import metrics
from cqcdash.metrics.applications.spans import lead_times
from cqcdash.metrics.calendar.workdays import working_days
from cqcdash.vocabulary.records import PLANTS, VISITS
from cqcdash.vocabulary.renewals import LEAD_TIMES
from cqcdash.vocabulary.rules import SHIPPED

TABLE = "certificate_no | issued_on | expires_on\nC1 | 2022-01-01 | 2026-12-31"
SOUND = "ended_on | result\n2026-06-01 | passed"
VISIT = "application_no | kind | certificate_no | stage | entered_on | left_on\n"


@pytest.mark.parametrize(
    ("reading", "file_by", "window"),
    [
        ("days", date(2026, 10, 2), None),
        ("months", date(2026, 9, 30), None),
        ("within", date(2026, 12, 31), date(2026, 10, 2)),
        ("working_days", date(2026, 10, 9), None),
    ],
)
def test_readings_of_the_filing_date(reading, file_by, window):
    book = SHIPPED.with_default("renewal_reading", reading)
    found = one(TABLE, date(2026, 7, 1), audits=SOUND, book=book)
    assert day(found["file_renewal_by"]) == file_by
    assert day(found["renewal_window_from"]) == window


def test_made_up_saturdays_are_working_days():
    days = set(working_days(2026, 2026).astype("str"))
    assert {"2026-02-14", "2026-02-28", "2026-10-10"} <= days
    assert not {"2026-10-01", "2026-10-02", "2026-02-17", "2026-03-07"} & days


@pytest.mark.parametrize(
    ("as_of", "state"), [(date(2026, 10, 2), "due_soon"), (date(2026, 10, 3), "renewal_late")]
)
def test_late_after_the_filing_date(as_of, state):
    assert one(TABLE, as_of, audits=SOUND)["state"] == state


@pytest.mark.parametrize(
    ("visits", "application"),
    [
        ("A1 | renewal | C1 | application | 2026-09-01 |", "A1"),
        ("A1 | renewal | C1 | issue | 2026-09-01 | 2026-09-03", "A1"),
        ("A1 | renewal | C1 | issue | 2021-12-01 | 2021-12-31", None),
        ("A1 | renewal | C1 | application | 2026-11-02 |", None),
        ("A1 | change | C1 | application | 2026-09-01 |", None),
        ("A1 | renewal | C9 | application | 2026-09-01 |", None),
        ("A1 | renewal | | application | 2026-09-01 |", None),
    ],
)
def test_a_running_renewal_is_not_late(visits, application):
    found = one(TABLE, date(2026, 11, 1), audits=SOUND, visits=VISIT + visits)
    if application:
        assert found["renewal_application_no"] == application
        assert found["state"] == "due_soon"
    else:
        assert found.isna()["renewal_application_no"]
        assert found["state"] == "renewal_late"


def test_lead_time_of_four_months_without_history():
    found = one(TABLE, date(2026, 5, 1), audits=SOUND)
    assert day(found["start_renewal_by"]) == date(2026, 6, 2)
    assert found["renewal_slack_days"] == 32
    assert found["lead_time_from"] == "default"
    assert one(TABLE, date(2026, 7, 2), audits=SOUND)["renewal_slack_days"] == -30


def test_lead_time_is_the_p85_of_the_plants_own_finished_cases():
    rows = [
        f"A{n} | Göppingen | tyres | {s} | 2026-01-01 | 2026-{2 if s == 'issue' else 1}-{10 + n}"
        for n in range(11)
        for s in ("application", "issue")
    ]
    visits = "application_no | plant | product_category | stage | entered_on | left_on\n"
    visits = frame_of(
        visits + "\n".join(rows).replace("-2-", "-02-").replace("-1-", "-01-"), VISITS
    )
    found = lead_times(visits, date(2026, 5, 1)).set_index("plant")
    assert found.loc["Göppingen", "p85_days"] == pytest.approx(48.5)
    assert found.loc["Göppingen", "cases"] == 11
    positions = one(TABLE, date(2026, 5, 1), audits=SOUND)
    assert positions["lead_time_cases"] == 0


def test_too_few_cases_do_not_decide():
    given = frame_of("plant | p85_days | cases\nGöppingen | 48.5 | 9", LEAD_TIMES)
    frames = (certificates_of(TABLE), audits_of(SOUND), VISITS.empty(), PLANTS.empty())
    found = metrics.positions(*frames, date(2026, 5, 1), SHIPPED, lead_times=given).iloc[0]
    assert found["lead_time_from"] == "default"
    given["cases"] = 10
    found = metrics.positions(*frames, date(2026, 5, 1), SHIPPED, lead_times=given).iloc[0]
    assert (found["lead_time_from"], found["lead_time_days"]) == ("plant", 49)
    assert day(found["start_renewal_by"]) == date(2026, 8, 14)


@pytest.mark.parametrize(
    ("audits", "blocked"),
    [
        ("ended_on | result\n2026-06-01 | passed", None),
        ("ended_on | result\n2025-06-01 | passed", "audit_overdue"),
        ("ended_on | result\n2026-06-01 | passed_with_findings", "finding_open"),
    ],
)
def test_what_blocks_a_renewal(audits, blocked):
    found = one(TABLE, date(2026, 8, 1), audits=audits)
    if blocked:
        assert found["renewal_blocked_by"] == blocked
    else:
        assert found.isna()["renewal_blocked_by"]


def test_a_late_renewal_with_an_open_finding_asks_for_closing_it_first():
    audits = "ended_on | result | findings_due_on\n2026-09-20 | passed_with_findings | 2026-12-20"
    found = one(TABLE, date(2026, 10, 10), audits=audits)
    assert (found["state"], found["next_action"]) == ("renewal_late", "close_finding")
    assert day(found["act_by"]) == date(2026, 10, 10)
