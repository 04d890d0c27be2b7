"""Problems of documents and samples, and where samples and stage visits disagree."""

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import Days, days, latest_by, of_group
from cqcdash.metrics.columns import Column, is_one_of
from cqcdash.metrics.health.problem import problem
from cqcdash.vocabulary.case_records import WAY_OF_SAMPLES, DocumentState, SampleResult
from cqcdash.vocabulary.health import Problem
from cqcdash.vocabulary.records import Kind, Stage

REASONABLE = np.timedelta64(30, "D")  # a report needs some weeks


def paper_problems(
    visits: pd.DataFrame, documents: pd.DataFrame, samples: pd.DataFrame, today: np.datetime64
) -> list[pd.DataFrame]:
    """One frame (schema HEALTH) per problem."""
    plants = visits.dropna(subset=["plant"]).drop_duplicates("application_no")
    plant_of: Column = plants.set_index("application_no")["plant"].astype("object")
    papers, sent = (
        frame.assign(plant=frame["application_no"].map(plant_of)) for frame in (documents, samples)
    )
    numbers = pd.Index(visits["application_no"].unique())
    return [
        *_of_samples(visits, sent, numbers, today),
        problem(
            *(sent, _unknown(sent, numbers), Problem.SAMPLE_OF_UNKNOWN_CASE),
            *(Kind.SAMPLES, "application_no"),
            column="application_no",
        ),
        problem(
            *(papers, _unknown(papers, numbers), Problem.DOCUMENT_OF_UNKNOWN_CASE),
            *(Kind.DOCUMENTS, "application_no"),
            column="application_no",
        ),
        problem(
            *(papers, _without_deadline(papers), Problem.OBJECTION_WITHOUT_DEADLINE),
            *(Kind.DOCUMENTS, "application_no"),
            column="answer_by",
        ),
    ]


def _unknown(frame: pd.DataFrame, numbers: pd.Index) -> np.ndarray:
    return numbers.get_indexer(pd.Index(frame["application_no"])) < 0


def _without_deadline(documents: pd.DataFrame) -> np.ndarray:
    objected = is_one_of(documents["document_state"], [DocumentState.OBJECTED])
    answer = days(documents["answer_by"])
    return objected & (np.isnat(answer) | (answer < days(documents["objected_on"])))


def _of_samples(
    visits: pd.DataFrame, samples: pd.DataFrame, numbers: pd.Index, today: np.datetime64
) -> list[pd.DataFrame]:
    """Where the samples of a case contradict its stage of product tests."""
    left, inside = _tests(visits, numbers, today)
    case = numbers.get_indexer(pd.Index(samples["application_no"]))
    own_left = of_group(left, case)
    received, passed = (_until(samples[name], today) for name in ("received_on", "passed_on"))
    undated = samples["passed_on"].isna().to_numpy()
    said = is_one_of(samples["test_result"], [SampleResult.PASSED])
    good = ~np.isnat(passed) | (said & undated)
    known = case >= 0
    any_good = np.bincount(case[known], weights=good[known], minlength=len(numbers)) > 0
    any_open = np.bincount(case[known], weights=np.isnat(passed[known]), minlength=len(numbers)) > 0
    over = known & ~np.isnat(own_left)
    still_in = known & np.append(inside, False)[case] & ~np.append(any_open, True)[case]
    told = samples.assign(tests_left_on=pd.Series(own_left.astype("M8[us]"), index=samples.index))
    found = [
        (Problem.SAMPLE_DAYS_TURNED, _turned(samples), "received_on", None),
        (Problem.SAMPLE_AFTER_TESTS, received > own_left, "received_on", own_left),
        (Problem.PASSED_AFTER_TESTS, passed > own_left, "passed_on", own_left),
        (
            Problem.TESTS_LEFT_UNPASSED,
            over & ~np.append(any_good, True)[case],
            "test_result",
            own_left,
        ),
        (
            Problem.PASSED_STILL_IN_TESTS,
            still_in & (passed < today - REASONABLE),
            "passed_on",
            None,
        ),
    ]
    return [
        problem(
            *(told, hit, code, Kind.SAMPLES, "application_no"), column=column, expected=expected
        )
        for code, hit, column, expected in found
    ]


def _until(column: Column, today: np.datetime64) -> Days:
    """Days that have not come yet are not known."""
    found = days(column)
    return np.where(found > today, np.datetime64("NaT", "D"), found)


def _turned(samples: pd.DataFrame) -> np.ndarray:
    """Which samples have a later place on an earlier day; two lists may say so together."""
    way = [days(samples[name]) for name in WAY_OF_SAMPLES]
    pairs = [later < before for n, later in enumerate(way) for before in way[:n]]
    return np.logical_or.reduce(pairs)


def _tests(
    visits: pd.DataFrame, numbers: pd.Index, today: np.datetime64
) -> tuple[Days, np.ndarray]:
    """When each case left its product tests for the last time, and whether it is still in them."""
    rows = visits.loc[is_one_of(visits["stage"], [Stage.PRODUCT_TESTS])]
    case = numbers.get_indexer(pd.Index(rows["application_no"]))
    left = _until(rows["left_on"], today)
    inside = np.bincount(case, weights=np.isnat(left), minlength=len(numbers)) > 0
    return np.where(inside, np.datetime64("NaT", "D"), latest_by(case, left, len(numbers))), inside
