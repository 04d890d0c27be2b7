"""Sample rows judged: where the samples of a case are, and what their test has shown."""

import pandas as pd

from cqcdash.intake.columns import Fields, identifiers, mask
from cqcdash.intake.judging.cells import Cells
from cqcdash.intake.judging.duplicates import drop_repeats
from cqcdash.intake.judging.records import Coverage, Records, one_per_row
from cqcdash.vocabulary.case_records import WAY_OF_SAMPLES, SampleResult
from cqcdash.vocabulary.rules import Rules

KEY = "_key"
ONLY_ONE = "1"


def judge_samples(cells: Cells, _rules: Rules) -> Records:
    """SAMPLES records, one for each good row."""
    fields, present = _fields(cells), {*cells.fields, "application_no", "sample_no"}
    _check_days(cells, fields)
    _settle_result(cells, fields, present)
    frame = pd.DataFrame(fields, index=cells.index)
    frame[KEY] = fields["application_no"] + "|" + fields["sample_no"]
    frame = drop_repeats(frame, KEY, cells.ledger).drop(columns=KEY)
    coverage = Coverage(frozenset(present))
    return one_per_row(frame, cells.ledger, "application_no", coverage)


def _fields(cells: Cells) -> Fields:
    standard = cells.text("test_standard")
    named = identifiers(cells.text("sample_no"))
    fields = {
        "application_no": identifiers(cells.text("application_no")),
        "sample_no": named.fillna(identifiers(standard)).fillna(ONLY_ONE),
        "sample_count": cells.number("sample_count", whole=True),
        **{name: cells.date(name) for name in WAY_OF_SAMPLES},
        "laboratory": cells.text("laboratory"),
        "test_standard": standard,
        "test_result": cells.codes(
            "test_result", "sample_result", "unknown_result", otherwise=SampleResult.UNKNOWN
        ),
        "report_no": cells.text("report_no"),
        "ccc_laboratory": cells.flag("ccc_laboratory"),
        "notes": cells.text("notes"),
    }
    cells.ledger.reject(
        mask(fields["application_no"].isna()), "application_missing", "application_no"
    )
    return fields


def _check_days(cells: Cells, fields: Fields) -> None:
    """Samples go one way: no day of it may lie before an earlier one."""
    for number, name in enumerate(WAY_OF_SAMPLES[1:], start=1):
        for before in WAY_OF_SAMPLES[:number]:
            wrong = mask(fields[name] < fields[before])
            cells.ledger.reject(
                wrong,
                "sample_days_turned",
                name,
                cells.shown(name),
                other=before,
                day=fields[before],
            )


def _settle_result(cells: Cells, fields: Fields, present: set[str]) -> None:
    """A day on which the test was passed is a result; a failed test has no such day."""
    result, passed = fields["test_result"], fields["passed_on"]
    silent = mask(result.isna() & passed.notna())
    if silent.any():
        fields["test_result"] = result.mask(silent, str(SampleResult.PASSED))
        present.add("test_result")
    failed = mask(result.eq(str(SampleResult.FAILED)) & passed.notna())
    cells.ledger.reject(failed, "failed_and_passed", "passed_on", cells.shown("passed_on"))
