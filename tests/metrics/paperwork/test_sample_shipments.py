"""Where samples are, when customs keep them too long, and where the retest's clock starts."""

from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from tables import frame_of
from thoroughness import examples

from cqcdash import metrics
from cqcdash.vocabulary.case_records import SAMPLES, WAY_OF_SAMPLES
from cqcdash.vocabulary.records import VISITS
from cqcdash.vocabulary.rules import SHIPPED

TODAY = date(2026, 11, 20)
VISITED = """
application_no | plant | kind    | stage         | entered_on | left_on
A              | Werk  | initial | product_tests | 2026-09-01 | 2026-10-01
B              | Werk  | initial | product_tests | 2026-09-01 | 2026-10-01
"""
SENT = """
application_no | sample_no | sent_on    | at_customs_on | released_on | received_on | test_result | passed_on
A              | S1        | 2026-09-01 | 2026-09-03    | 2026-09-10  | 2026-09-11  | passed      | 2026-10-05
A              | S2        | 2026-09-01 | 2026-09-03    | 2026-09-10  | 2026-09-11  | failed      |
A              | S3        | 2026-10-02 | 2026-10-03    | 2026-10-10  | 2026-10-11  | passed      | 2026-11-02
B              | S1        | 2026-11-01 | 2026-11-03    |             |             |             |
B              | S2        |            |               |             |             |             |
B              | S3        | 2026-11-18 | 2026-11-24    |             |             |             |
"""  # noqa: E501


def cases(samples=None):
    return metrics.cases(frame_of(VISITED, VISITS), TODAY, SHIPPED, samples)


def test_where_each_shipment_is_and_since_when():
    found = metrics.shipments(frame_of(SENT, SAMPLES), cases(), TODAY, SHIPPED)
    rows = found.astype({"sample_state": "str"})
    assert rows["sample_state"].tolist() == [
        "passed", "failed", "passed", "at_customs", "to_send", "on_the_way",
    ]  # fmt: skip
    assert rows["sample_days"].astype("object").where(rows["sample_days"].notna(), None).tolist()[
        3:
    ] == [17, None, 2]
    assert rows["plant"].astype("str").tolist() == ["Werk"] * 6
    # Three releases are too few for a history: the setting's 14 days hold.
    assert rows["customs_limit_days"].tolist() == [14] * 6
    assert rows["stuck_in_customs"].tolist() == [False, False, False, True, False, False]


def test_with_a_history_the_own_85_percent_decide():
    head, *rows = SENT.strip().splitlines()
    many = [row.replace("A  ", f"A{n} ", 1) for n in range(6) for row in rows[:1]]
    samples = frame_of("\n".join([head, *many, rows[3]]), SAMPLES)
    samples["at_customs_on"] = samples["at_customs_on"].mask(
        samples.index < 6, samples["released_on"] - pd.Timedelta(days=20)
    )
    samples["sent_on"] = samples["sent_on"].mask(samples.index < 6)
    found = metrics.shipments(samples, cases(), TODAY, SHIPPED)
    assert (found["customs_limit_days"].iloc[0], found["stuck_in_customs"].any()) == (20, False)


def test_the_clock_of_the_retest_starts_when_the_last_sample_has_passed():
    samples = frame_of(SENT, SAMPLES)
    by_stage, by_samples = cases(), cases(samples)
    assert by_stage["retest_by"].dt.strftime("%F").tolist() == ["2027-10-01", "2027-10-01"]
    # B's samples are still on their way: nothing has passed, the stage's end stands.
    assert by_samples["retest_by"].dt.strftime("%F").tolist() == ["2027-11-02", "2027-10-01"]


@settings(max_examples=examples(8), deadline=None)
@given(st.lists(st.one_of(st.none(), st.integers(0, 60)), min_size=5, max_size=5))
def test_a_later_day_never_moves_samples_back(gaps):
    days = np.cumsum([0 if gap is None else gap for gap in gaps])
    way = {
        name: pd.NaT if gap is None else pd.Timestamp("2026-01-01") + pd.Timedelta(days=int(day))
        for name, gap, day in zip(WAY_OF_SAMPLES, gaps, days, strict=True)
    }
    samples = SAMPLES.conform(pd.DataFrame([{"application_no": "A", "sample_no": "1", **way}]))
    now = cases()
    places = [
        metrics.shipments(samples, now, day, SHIPPED)["sample_state"].cat.codes.iloc[0]
        for day in pd.date_range("2025-12-30", "2026-11-20", freq="40D").date
    ]
    assert all(earlier <= later for earlier, later in pairwise(places))
