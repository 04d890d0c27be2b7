"""When a type test was passed, as the samples say."""

import numpy as np
import pandas as pd

from cqcdash.metrics.calendar import NO_DAY, Days, days, latest_by
from cqcdash.metrics.columns import is_one_of
from cqcdash.vocabulary.case_records import SampleResult


def tests_passed(samples: pd.DataFrame, numbers: pd.Index, today: np.datetime64) -> Days:
    """The day on which each case's type test was passed; missing while a sample is open.

    The clock of the retest (R18) starts when the last sample has passed. Samples that failed are
    followed by others and do not count.

    Args:
        samples: schema SAMPLES.
        numbers: the cases.
        today: later days have not come yet.
    """
    failed = is_one_of(samples["test_result"], [SampleResult.FAILED])
    case = numbers.get_indexer(pd.Index(samples["application_no"]))
    case = np.where(failed, -1, case)
    passed = days(samples["passed_on"])
    passed = np.where(passed > today, NO_DAY, passed)
    known = case >= 0
    still_open = np.bincount(case[known], weights=np.isnat(passed[known]), minlength=len(numbers))
    return np.where(still_open > 0, NO_DAY, latest_by(case, passed, len(numbers)))
