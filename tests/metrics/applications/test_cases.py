"""Where each application stands: state, clocks and unusual walks."""

from datetime import date

import pandas as pd
import pytest
from walks import ONE_CASE, TODAY, sample, visits_of

from cqcdash.metrics.applications.canonical_frame import cases, open_cases
from cqcdash.vocabulary.applications import CASES
from cqcdash.vocabulary.records import VISITS
from cqcdash.vocabulary.rules import SHIPPED


@pytest.fixture(scope="module")
def sample_visits():
    return sample()


def one(text, as_of=TODAY, book=SHIPPED):
    frame = cases(visits_of(text), as_of, book)
    assert len(frame) == 1
    return frame.iloc[0]


def day(text):
    return pd.Timestamp(text)


def test_a_finished_case():
    case = one(ONE_CASE)
    assert (case["state"], case["finished_on"], case["age_days"]) == (
        "done",
        day("2026-04-21"),
        106,
    )
    assert open_cases(cases(visits_of(ONE_CASE), TODAY, SHIPPED)).empty


@pytest.mark.parametrize(
    ("entered", "state"),
    [("2026-11-02", "on_track"), ("2026-11-01", "over_norm"), ("2026-10-22", "stalled")],
)
def test_states_inside_a_stage_with_a_norm(entered, state):
    case = one(f"""
        application_no | stage  | entered_on | left_on
        A-1            | review | {entered}  |
    """)
    assert case["state"] == state
    assert case["days_in_stage"] == (day("2026-11-23") - day(entered)).days


def test_history_sets_the_limit_where_there_is_no_norm():
    done = [f"A-{i} | issue | 2026-06-{i + 10} | 2026-06-{i + 12}" for i in range(9)]
    head = "application_no | stage | entered_on | left_on"
    table = visits_of("\n".join([head, *done, "B-1 | issue | 2026-11-20 |"]))
    case = cases(table, TODAY, SHIPPED).set_index("application_no").loc["B-1"]
    assert (case["p85_days"], case["state"]) == (2, "stalled")


def test_without_norm_and_history_nothing_is_stalled():
    case = one("""
        application_no | stage | entered_on | left_on
        A-1            | issue | 2025-11-01 |
    """)
    assert case["state"] == "on_track"
    assert pd.isna(case["stalled_after_days"])


@pytest.mark.parametrize(("left", "state"), [("2026-11-01", "waiting"), ("2026-10-30", "stalled")])
def test_between_two_stages_without_history(left, state):
    case = one(f"""
        application_no | stage       | entered_on | left_on | waiting_for
        A-1            | application | 2026-10-25 | {left}  | customs
    """)
    assert case["state"] == state
    assert (case["stage"], case["next_stage"]) == ("application", "product_tests")
    assert case["waiting_since"] == day(left)
    assert case["whose_move"] == "customs"


def test_of_two_open_stages_the_later_entry_is_where_it_stands():
    case = one("""
        application_no | stage         | entered_on | left_on
        A-1            | factory_audit | 2026-11-18 |
        A-1            | product_tests | 2026-11-20 |
    """)
    assert case["stage"] == "product_tests"
    assert case["overlapping"]
    assert case["swapped"]


def test_authority_target_counts_from_acceptance():
    case = one("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-08-01 | 2026-08-10
        A-1            | product_tests | 2026-08-20 |
    """)
    assert case["authority_due_on"] == day("2026-11-08")
    assert case["authority_days_left"] == -15


@pytest.mark.parametrize(
    ("kind", "retest_by"), [("initial", "2026-12-20"), ("", "2026-12-20"), ("renewal", None)]
)
def test_the_initial_audit_must_end_within_a_year_of_the_tests(kind, retest_by):
    case = one(f"""
        application_no | stage         | entered_on | left_on    | kind
        A-1            | product_tests | 2025-12-01 | 2025-12-20 | {kind}
    """)
    assert case["retest_risk"] == (retest_by is not None)
    expected = day(retest_by) if retest_by else pd.NaT
    assert case["retest_by"] is expected or case["retest_by"] == expected


def test_no_retest_once_the_audit_has_ended():
    case = one("""
        application_no | stage         | entered_on | left_on    | kind
        A-1            | product_tests | 2025-12-01 | 2025-12-20 | initial
        A-1            | factory_audit | 2026-11-01 | 2026-11-02 | initial
    """)
    assert pd.isna(case["retest_by"])
    assert not case["retest_risk"]


def test_a_backward_move_and_what_follows():
    case = one("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-07-01 | 2026-07-05
        A-1            | product_tests | 2026-07-10 | 2026-08-01
        A-1            | factory_audit | 2026-08-10 | 2026-08-12
        A-1            | review        | 2026-08-15 | 2026-09-10
        A-1            | product_tests | 2026-09-20 | 2026-11-20
    """)
    assert case["backward_moves"] == 1
    assert case["next_stage"] == "review"
    assert case["days_lost"] == 33 + 5


def test_a_skipped_audit_is_named():
    case = one("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-07-01 | 2026-07-05
        A-1            | product_tests | 2026-07-10 | 2026-08-01
        A-1            | review        | 2026-11-15 |
    """)
    assert case["skipped_stages"] == "factory_audit"


def test_an_audit_before_the_tests_is_swapped_not_skipped_nor_backward():
    case = one("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-07-01 | 2026-07-05
        A-1            | factory_audit | 2026-07-10 | 2026-07-12
        A-1            | product_tests | 2026-11-15 |
    """)
    assert case["swapped"]
    assert case["backward_moves"] == 0
    assert pd.isna(case["skipped_stages"])


def test_a_case_is_seen_as_it_was_on_the_day():
    visits = visits_of(ONE_CASE)
    then = cases(visits, date(2026, 3, 1), SHIPPED).iloc[0]
    assert (then["state"], then["stage"], then["waiting_days"]) == ("waiting", "product_tests", 3)
    assert cases(visits, date(2026, 1, 1), SHIPPED).empty


def test_the_certificate_number_may_come_late():
    case = one("""
        application_no | stage         | entered_on | left_on    | certificate_no
        A-1            | application   | 2026-10-01 | 2026-10-05 | CQC26001000001
        A-1            | product_tests | 2026-11-10 |            |
    """)
    assert case["certificate_no"] == "CQC26001000001"


def test_columns_are_the_schemas(sample_visits):
    frame = cases(sample_visits, TODAY, SHIPPED)
    assert list(frame.columns) == CASES.names
    assert frame["application_no"].is_unique
    assert set(frame["state"]) >= {"done", "waiting", "stalled", "on_track"}
    assert list(cases(VISITS.empty(), TODAY, SHIPPED).columns) == CASES.names


def test_the_order_of_the_rows_does_not_matter(sample_visits):
    shuffled = sample_visits.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(
        cases(shuffled, TODAY, SHIPPED), cases(sample_visits, TODAY, SHIPPED)
    )


def test_after_the_tests_of_a_second_round_without_an_audit_comes_the_review():
    case = one("""
        application_no | stage         | entered_on | left_on
        A-1            | product_tests | 2026-05-10 | 2026-06-01
        A-1            | review        | 2026-06-10 | 2026-06-20
        A-1            | product_tests | 2026-11-01 | 2026-11-20
    """)
    assert case["skipped_stages"] == "application; factory_audit"
    assert case["place"] == "before_review"
    assert (case["here_since"], case["days_here"]) == (day("2026-11-20"), 3)
