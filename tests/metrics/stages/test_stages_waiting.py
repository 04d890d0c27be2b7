"""Waiting between stages, by whom, and flow efficiency."""

import pandas as pd
import pytest
from walks import ONE_CASE, TODAY, sample, visits_of

from cqcdash.metrics.stages.waiting import flow_efficiency, waiting_by_whom, waiting_statistics
from cqcdash.vocabulary.records import VISITS


@pytest.fixture(scope="module")
def sample_visits():
    return sample()


def test_waiting_of_one_case():
    table = waiting_statistics(visits_of(ONE_CASE), TODAY)
    assert table["stage"].tolist() == ["product_tests", "factory_audit", "review", "issue"]
    assert table["days_total"].tolist() == [21, 18, 2, 5]
    assert table["share"].sum() == pytest.approx(1)


def test_by_whom_as_the_visit_that_was_left_says():
    table = waiting_by_whom(visits_of(ONE_CASE), TODAY).set_index("waiting_for")
    assert table["days_total"].to_dict() == {"customs": 21, "auditors": 18, "us": 5, "authority": 2}


def test_silent_data_is_a_row_of_its_own():
    visits = visits_of("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-01-05 | 2026-01-12
        A-1            | product_tests | 2026-01-22 |
    """)
    table = waiting_by_whom(visits, TODAY)
    assert table["waiting_for"].isna().tolist() == [True]
    assert table["days_total"].tolist() == [10]


def test_a_case_that_still_waits_is_open():
    visits = visits_of("""
        application_no | stage         | entered_on | left_on    | waiting_for
        A-1            | application   | 2026-11-02 | 2026-11-09 | us
    """)
    table = waiting_statistics(visits, TODAY).set_index("stage")
    assert table["open"].tolist() == [1, 0, 0, 0]
    assert table.loc["product_tests", "days_total"] == 14
    assert waiting_by_whom(visits, TODAY)["open"].tolist() == [1]


def test_after_an_early_audit_the_tests_are_waited_for():
    visits = visits_of("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-10-02 | 2026-10-09
        A-1            | factory_audit | 2026-10-20 | 2026-10-22
    """)
    table = waiting_statistics(visits, TODAY).set_index("stage")
    assert table.loc["product_tests", "open"] == 1


def test_efficiency_is_the_share_of_time_inside_a_stage():
    table = flow_efficiency(visits_of(ONE_CASE), TODAY)
    assert table["n"].tolist() == [1]
    assert table["days_total"].tolist() == [106]
    assert table["days_in_stages"].tolist() == [60]
    assert table["efficiency"].tolist() == [pytest.approx(60 / 106)]


def test_a_forgotten_end_leaves_the_case_out_of_the_efficiency():
    visits = visits_of(ONE_CASE)
    visits.loc[1, "left_on"] = pd.NaT
    assert flow_efficiency(visits, TODAY)["n"].tolist() == [0]


def test_half_of_the_samples_time_is_waiting(sample_visits):
    table = flow_efficiency(sample_visits, TODAY)
    assert 0.4 < table["efficiency"].iloc[0] < 0.6
    by_plant = flow_efficiency(sample_visits, TODAY, by=("plant",))
    assert by_plant["days_total"].sum() == table["days_total"].sum()


def test_nothing_waits_in_an_empty_portfolio():
    empty = VISITS.empty()
    assert waiting_statistics(empty, TODAY)["waits"].tolist() == [0] * 4
    assert waiting_by_whom(empty, TODAY).empty
    assert flow_efficiency(empty, TODAY)["efficiency"].isna().all()
