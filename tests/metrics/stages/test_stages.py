"""Stage statistics: open cases counted, forgotten ends apart, few cases not overstated."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from thoroughness import examples
from walks import ONE_CASE, TODAY, sample, visits_of

from cqcdash.metrics.stages.known import known_visits
from cqcdash.metrics.stages.statistics import stage_points, stage_statistics
from cqcdash.vocabulary.records import STAGE_ORDER, VISITS
from cqcdash.vocabulary.rules import SHIPPED

CONTRACT = [
    "stage",
    "visits",
    "open",
    "median_days",
    "p85_days",
    "norm_days",
    "over_norm",
    "waiting_median_days",
]


@pytest.fixture(scope="module")
def sample_visits():
    return sample()


def of_stage(table, stage):
    return table[table["stage"] == stage].iloc[0]


def test_one_finished_case():
    table = stage_statistics(visits_of(ONE_CASE), TODAY, SHIPPED)
    assert list(table.columns[:8]) == CONTRACT
    assert table["stage"].tolist() == [str(s) for s in STAGE_ORDER]
    assert table["median_days"].tolist() == [7, 24, 2, 26, 1]
    assert table["waiting_median_days"].tolist()[1:] == [21, 18, 2, 5]
    assert pd.isna(of_stage(table, "application")["waiting_median_days"])
    assert table["norm_days"].tolist()[:4] == [7, 28, 3, 21]
    assert pd.isna(of_stage(table, "issue")["norm_days"])
    assert table["over_norm"].tolist() == [0, 0, 0, 1, 0]


def test_one_case_is_too_few_to_say():
    table = stage_statistics(visits_of(ONE_CASE), TODAY, SHIPPED)
    assert not table["enough"].any()
    assert table["p85_days"].isna().all()
    assert table["median_low"].isna().all()


def test_what_came_later_is_not_seen():
    table = stage_statistics(visits_of(ONE_CASE), date(2026, 2, 20), SHIPPED)
    assert table["visits"].tolist() == [1, 1, 0, 0, 0]
    assert table["open"].tolist() == [0, 1, 0, 0, 0]
    assert table["n_closed"].tolist() == [1, 0, 0, 0, 0]


def test_an_open_visit_older_than_the_norm_is_over_it():
    visits = visits_of("""
        application_no | stage  | entered_on | left_on
        A-1            | review | 2026-11-01 |
        A-2            | review | 2026-11-02 |
        A-3            | review | 2026-09-01 | 2026-09-23
    """)
    review = of_stage(stage_statistics(visits, TODAY, SHIPPED), "review")
    assert (review["visits"], review["open"], review["over_norm"]) == (3, 2, 2)


def test_open_visits_lengthen_the_median():
    closed = [f"A-{i} | review | 2026-08-0{i} | 2026-08-{i + 9 + i:02d}" for i in range(1, 7)]
    running = [f"B-{i} | review | 2026-09-0{i} |" for i in range(1, 6)]
    head = "application_no | stage | entered_on | left_on"
    without = visits_of("\n".join([head, *closed]))
    with_open = visits_of("\n".join([head, *closed, *running]))
    short = of_stage(stage_statistics(without, TODAY, SHIPPED), "review")["median_days"]
    honest = of_stage(stage_statistics(with_open, TODAY, SHIPPED), "review")["median_days"]
    assert (short, honest) == (12, 15)


def test_a_forgotten_end_is_neither_open_nor_measured():
    visits = visits_of("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-01-05 |
        A-1            | product_tests | 2026-02-02 | 2026-02-26
    """)
    table = stage_statistics(visits, TODAY, SHIPPED)
    first = of_stage(table, "application")
    assert (first["visits"], first["open"], first["n_closed"], first["unknown_end"]) == (1, 0, 0, 1)
    assert of_stage(table, "product_tests")["waiting_n"] == 0


def test_the_end_was_not_forgotten_before_the_next_stage_began():
    visits = visits_of("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-01-05 |
        A-1            | product_tests | 2026-02-02 |
    """)
    then = stage_statistics(visits, date(2026, 1, 20), SHIPPED)
    assert of_stage(then, "application")["open"] == 1


def test_tests_that_begin_during_the_audit_leave_it_open():
    visits = visits_of("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-11-02 | 2026-11-05
        A-1            | factory_audit | 2026-11-20 |
        A-1            | product_tests | 2026-11-21 |
    """)
    table = stage_statistics(visits, TODAY, SHIPPED)
    assert table["open"].tolist() == [0, 1, 1, 0, 0]


def test_an_overlap_is_no_waiting():
    visits = visits_of("""
        application_no | stage         | entered_on | left_on
        A-1            | product_tests | 2026-09-01 | 2026-09-30
        A-1            | factory_audit | 2026-09-10 | 2026-09-12
        A-1            | review        | 2026-10-05 | 2026-10-20
    """)
    waiting = stage_statistics(visits, TODAY, SHIPPED).set_index("stage")["waiting_median_days"]
    assert (waiting["factory_audit"], waiting["review"]) == (0, 5)


def test_a_case_that_still_waits_counts_for_the_next_stage():
    visits = visits_of("""
        application_no | stage         | entered_on | left_on
        A-1            | application   | 2026-01-05 | 2026-01-12
        A-1            | product_tests | 2026-01-22 | 2026-02-12
        A-2            | application   | 2026-10-01 | 2026-10-08
        A-3            | application   | 2026-10-01 | 2026-10-09
    """)
    tests = of_stage(stage_statistics(visits, TODAY, SHIPPED), "product_tests")
    assert pd.isna(tests["waiting_median_days"])
    assert tests["waiting_n"] == 1


def test_norms_of_one_plant_count_for_its_visits_only():
    book = SHIPPED.with_override("plant", "Ulm", "stage_norm_days", {"review": 30})
    visits = visits_of("""
        application_no | stage  | entered_on | left_on    | plant
        A-1            | review | 2026-01-01 | 2026-01-26 | Ulm
        A-2            | review | 2026-01-01 | 2026-01-26 | Lyon
    """)
    both = of_stage(stage_statistics(visits, TODAY, book), "review")
    assert (both["over_norm"], both["norm_days"]) == (1, 21)
    ulm = stage_statistics(visits[visits["plant"] == "Ulm"], TODAY, book)
    assert of_stage(ulm, "review")["norm_days"] == 30


@pytest.mark.parametrize("by", ["plant", "product_category", "kind", "period"])
def test_groups_add_up_to_the_whole(by, sample_visits):
    whole = stage_statistics(sample_visits, TODAY, SHIPPED).set_index("stage")
    parts = stage_statistics(sample_visits, TODAY, SHIPPED, by=(by,))
    assert list(parts.columns[:2]) == [by, "stage"]
    for column in ("visits", "open", "over_norm", "n_closed", "unknown_end"):
        summed = parts.groupby("stage", observed=True)[column].sum()
        assert summed.tolist() == whole[column].tolist()


def test_two_criteria_at_once(sample_visits):
    parts = stage_statistics(sample_visits, TODAY, SHIPPED, by=("plant", "kind"))
    assert not parts.duplicated(["plant", "kind", "stage"]).any()
    one = sample_visits[
        (sample_visits["plant"] == "Werk Esslingen") & (sample_visits["kind"] == "initial")
    ]
    expected = stage_statistics(one, TODAY, SHIPPED)
    found = parts[(parts["plant"] == "Werk Esslingen") & (parts["kind"] == "initial")]
    pd.testing.assert_frame_equal(found[expected.columns].reset_index(drop=True), expected)


def test_no_visits_at_all():
    empty = VISITS.empty()
    assert stage_statistics(empty, TODAY, SHIPPED)["visits"].tolist() == [0] * 5
    assert stage_statistics(empty, TODAY, SHIPPED, by=("plant",)).empty
    assert stage_points(empty, TODAY).empty


def test_points_are_the_measured_visits(sample_visits):
    table = stage_statistics(sample_visits, TODAY, SHIPPED)
    points = stage_points(sample_visits, TODAY)
    assert len(points) == (table["n_closed"] + table["open"]).sum()
    assert points["open"].sum() == table["open"].sum()


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
walks = st.lists(
    st.tuples(st.sampled_from("AB"), st.sampled_from(list(STAGE_ORDER)), days, st.none() | days),
    max_size=12,
)


@settings(deadline=None, max_examples=examples(30))
@given(walks)
def test_every_seen_visit_is_open_ended_or_unknown(rows):
    frame = pd.DataFrame(rows, columns=["application_no", "stage", "entered_on", "left_on"])
    frame[["entered_on", "left_on"]] = frame[["entered_on", "left_on"]].apply(pd.to_datetime)
    visits = VISITS.conform(frame)
    known = known_visits(visits, date(2026, 7, 1))
    assert len(known.case) == (visits["entered_on"] <= pd.Timestamp(2026, 7, 1)).sum()
    assert not (known.open & known.ended).any()
    assert (known.days >= 0).all()
    table = stage_statistics(visits, date(2026, 7, 1), SHIPPED)
    assert (table["visits"] == table["open"] + table["n_closed"] + table["unknown_end"]).all()
