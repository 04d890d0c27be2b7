"""The samples of the sample's newer cases: sent, kept by customs, tested."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from cqcdash.sample.papers import newer, whole_cases
from cqcdash.vocabulary.case_records import SAMPLES, WAY_OF_SAMPLES, SampleResult
from cqcdash.vocabulary.records import Stage

_LABORATORIES = (
    ("Tianjin Automotive Test Centre", True),
    ("Shanghai Vehicle Test Laboratory", True),
    ("Changchun Component Laboratory", False),
)
_FAILED, _LATE_REPORT, _MORE = 0.06, 0.08, 0.2
_LONG = 30


def shipments(
    stays: pd.DataFrame, standards: Mapping[str, str], as_of: date, rng: np.random.Generator
) -> pd.DataFrame:
    """The samples of the newer cases that are tested, or are to be.

    Args:
        stays: the stage visits of all cases.
        standards: the standard of each product category.
        as_of: the day of the export.
        rng: the source of chance.
    """
    tests = stays.loc[stays["stage"] == Stage.PRODUCT_TESTS].drop_duplicates("application_no")
    accepted = stays.loc[stays["stage"] == Stage.APPLICATION].drop_duplicates("application_no")
    cases = newer(whole_cases(stays), as_of)
    for name, visits in (("tests", tests), ("application", accepted)):
        days = visits[["application_no", "entered_on", "left_on"]]
        days = days.set_axis(["application_no", f"{name}_from", f"{name}_to"], axis=1)
        cases = cases.merge(days, how="left", on="application_no")
    found = [
        row
        for case in cases.to_dict("records")
        for row in _of_case(case, standards, pd.Timestamp(as_of), rng)
    ]
    frame = SAMPLES.conform(pd.DataFrame(found, columns=SAMPLES.names))
    said = np.where(frame["ccc_laboratory"].to_numpy(bool), "yes", "no")
    return frame.astype({"laboratory": "str"}).assign(ccc_laboratory=said)


def _of_case(
    case: Mapping[str, Any],
    standards: Mapping[str, str],
    today: Any,  # noqa: ANN401 - a pandas day
    rng: np.random.Generator,
) -> Iterator[dict[str, Any]]:
    tested, waits = pd.notna(case["tests_from"]), pd.notna(case["application_to"])
    moved_on = case["last"] > case["application_to"] if waits else False
    if not tested and (case["done"] or not waits or moved_on):
        return
    laboratory, named = _LABORATORIES[int(rng.integers(len(_LABORATORIES)))]
    standard = standards.get(str(case["product_category"]))
    common = {
        "application_no": case["application_no"],
        "sample_count": int(rng.integers(2, 13)),
        "laboratory": laboratory,
        "test_standard": standard.split(";")[0].strip() if isinstance(standard, str) else None,
        "ccc_laboratory": named,
    }
    way = _way(case, rng)
    fails = tested and pd.notna(case["tests_to"]) and rng.random() < _FAILED
    if fails:
        yield {
            **common,
            "sample_no": "S1",
            **_seen({name: day for name, day in way.items() if name != "passed_on"}, today),
            "test_result": str(SampleResult.FAILED),
            "report_no": _report(rng),
        }
        later = pd.Timedelta(days=int(rng.integers(1, 4)))
        way = {"sent_on": way["received_on"] + later, "passed_on": way["passed_on"]}
    seen = _seen(way, today)
    passed = "passed_on" in seen
    yield {
        **common,
        "sample_no": "S2" if fails else "S1",
        **seen,
        "test_result": str(SampleResult.PASSED) if passed else None,
        "report_no": _report(rng) if passed else None,
    }
    testing = tested and pd.isna(case["tests_to"])
    long = testing and (today - case["tests_from"]).days > _LONG
    if testing and (long or rng.random() < _MORE):
        yield {**common, "sample_no": "S3", **_seen(_more(case["tests_from"], today, rng), today)}


def _more(
    begin: Any,  # noqa: ANN401 - a pandas day
    today: Any,  # noqa: ANN401 - a pandas day
    rng: np.random.Generator,
) -> dict[str, Any]:
    """Further pieces that the laboratory has asked for, on their way or in customs."""
    sent = begin + pd.Timedelta(days=int(rng.integers(1, max(2, (today - begin).days // 2))))
    return {"sent_on": sent, "at_customs_on": sent + pd.Timedelta(days=int(rng.integers(2, 6)))}


def _way(case: Mapping[str, Any], rng: np.random.Generator) -> dict[str, Any]:
    """Samples that are tested reached the laboratory as the tests began; others are under way."""
    customs = pd.Timedelta(days=2 + int(rng.lognormal(1.9, 0.6)))
    flight, truck = (pd.Timedelta(days=int(rng.integers(2, 6))) for _ in range(2))
    if pd.notna(case["tests_from"]):
        received = case["tests_from"]
        released = received - pd.Timedelta(days=int(rng.integers(1, 4)))
        at_customs = released - customs
        passed = case["tests_to"]
        if pd.notna(passed) and rng.random() < _LATE_REPORT:
            passed += pd.Timedelta(days=12)
        sent = at_customs - flight
    else:
        sent = case["application_to"] + truck
        at_customs = sent + flight
        released, received, passed = at_customs + customs * 2, None, None
    days = (sent, at_customs, released, received, passed)
    return {
        name: None if day is None or day is pd.NaT else day
        for name, day in zip(WAY_OF_SAMPLES, days, strict=True)
    }


def _seen(way: Mapping[str, Any], today: Any) -> dict[str, Any]:  # noqa: ANN401 - a pandas day
    return {name: day for name, day in way.items() if day is not None and day <= today}


def _report(rng: np.random.Generator) -> str:
    return f"TR-{int(rng.integers(10_000, 99_999))}"
