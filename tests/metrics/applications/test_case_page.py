"""One application: its timeline, and the facts for asking after it."""

from datetime import date

import pandas as pd
import pytest
from walks import ONE_CASE, TODAY, sample, visits_of

from cqcdash.errors import UnknownRecordError
from cqcdash.metrics.applications.canonical_frame import cases
from cqcdash.metrics.applications.chasing import USUAL_MOVE, chase
from cqcdash.metrics.applications.timeline import case_timeline
from cqcdash.metrics.applications.work_in_progress import aging_bands
from cqcdash.metrics.flow.bottlenecks import bottleneck_over_time
from cqcdash.metrics.stages.waiting import waiting_statistics
from cqcdash.vocabulary.applications import ON_THE_WAY, Place
from cqcdash.vocabulary.records import WaitingFor
from cqcdash.vocabulary.rules import SHIPPED

WAITING = """
application_no | stage       | entered_on | left_on    | plant | certificate_no | waiting_for
A-1            | application | 2026-10-20 | 2026-10-30 | Ulm   | CQC26001000001 | customs
"""


def chased(text):
    return chase(cases(visits_of(text), TODAY, SHIPPED), "A-1")


BACK_TO_THE_START = """
    application_no | stage         | entered_on | left_on
    A-1            | application   | 2026-08-03 | 2026-08-10
    A-1            | product_tests | 2026-08-10 | 2026-09-01
    A-1            | application   | 2026-09-11 |
"""


def test_a_case_that_goes_back_to_the_application_waited_for_it():
    visits = visits_of(BACK_TO_THE_START)
    line = case_timeline(visits, "A-1", TODAY, SHIPPED).set_index("place")
    assert line.loc["before_application", "days"] == 10
    assert waiting_statistics(visits, TODAY)["days_total"].tolist() == [10, 0, 0, 0, 0]
    months = bottleneck_over_time(visits, TODAY).groupby("place", observed=True)["case_days"]
    assert months.sum()["before_application"] == 10
    assert aging_bands(visits, TODAY, SHIPPED)["place"].iloc[0] == "before_application"


def test_the_timeline_covers_the_whole_case():
    line = case_timeline(visits_of(ONE_CASE), "A-1", TODAY, SHIPPED)
    assert line["place"].tolist() == [str(p) for p in ON_THE_WAY]
    assert line["days"].tolist() == [7, 21, 24, 18, 2, 2, 26, 5, 1]
    assert line["days_over"].dropna().tolist() == [0, 0, 0, 5]
    assert line["norm_days"].dropna().tolist() == [7, 28, 3, 21]
    assert line["waiting_for"].tolist()[:4] == ["customs", "customs", "auditors", "auditors"]
    assert (line["ends_on"].iloc[:-1].to_numpy() == line["begins_on"].iloc[1:].to_numpy()).all()


def test_a_running_wait_ends_the_timeline_today():
    line = case_timeline(visits_of(WAITING), "A-1", TODAY, SHIPPED)
    assert line["place"].tolist() == ["application", "before_product_tests"]
    assert line["open"].tolist() == [False, True]
    assert line["ends_on"].iloc[-1] == pd.Timestamp(TODAY)
    assert line["days"].tolist() == [10, 24]


def test_a_forgotten_end_is_shown_as_such():
    visits = visits_of(ONE_CASE)
    visits.loc[0, "left_on"] = pd.NaT
    line = case_timeline(visits, "A-1", TODAY, SHIPPED)
    assert line["unknown_end"].tolist()[:2] == [True, False]
    assert pd.isna(line["ends_on"].iloc[0])
    assert line["place"].tolist()[1] == "product_tests"


def test_timelines_agree_with_the_list():
    visits = sample()
    listed = cases(visits, TODAY, SHIPPED).tail(30).set_index("application_no")
    for number, case in listed[~listed["overlapping"].astype(bool)].iterrows():
        line = case_timeline(visits, number, TODAY, SHIPPED)
        assert line["days_over"].sum() == case["days_lost"]
        if not line["unknown_end"].any():
            assert line["days"].sum() == case["age_days"]


def test_an_unknown_case_is_named():
    with pytest.raises(UnknownRecordError, match="A-9"):
        case_timeline(visits_of(ONE_CASE), "A-9", TODAY, SHIPPED)
    with pytest.raises(UnknownRecordError, match="A-9"):
        chase(cases(visits_of(ONE_CASE), TODAY, SHIPPED), "A-9")


def test_the_facts_of_a_waiting_case():
    found = chased(WAITING)
    assert found is not None
    assert (found.place, found.since, found.days) == (
        Place.BEFORE_PRODUCT_TESTS,
        date(2026, 10, 30),
        24,
    )
    assert (found.whom, found.assumed) == (WaitingFor.CUSTOMS, False)
    assert found.certificate_no == "CQC26001000001"
    assert found.authority_due_on == date(2027, 1, 28)
    assert found.limit_days is None


def test_where_the_data_is_silent_the_usual_side_is_assumed():
    found = chased("""
        application_no | stage  | entered_on | left_on
        A-1            | review | 2026-10-01 |
    """)
    assert found is not None
    assert (found.whom, found.assumed) == (WaitingFor.AUTHORITY, True)
    assert (found.days, found.limit_days) == (53, 21)


def test_a_finished_case_is_not_chased():
    assert chased(ONE_CASE) is None


def test_every_place_has_a_usual_side():
    assert set(USUAL_MOVE) == set(Place)
