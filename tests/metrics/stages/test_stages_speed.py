"""20,000 cases with 100,000 visits: the page's numbers within 300 ms of computing time."""

import time

import pytest
from walks import TODAY, sample

from cqcdash import metrics
from cqcdash.vocabulary.rules import SHIPPED


@pytest.mark.slow
def test_the_numbers_of_a_big_page_are_quick():
    visits = sample(21_300)
    assert len(visits) > 100_000
    assert visits["application_no"].nunique() > 20_000
    took = []
    for _ in range(5):
        begin = time.process_time()
        metrics.stage_statistics(visits, TODAY, SHIPPED)
        metrics.waiting_statistics(visits, TODAY)
        metrics.cases(visits, TODAY, SHIPPED)
        took.append(time.process_time() - begin)
    assert min(took) < 0.3
