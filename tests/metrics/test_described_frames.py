"""Frames that no schema makes have the columns that the vocabulary describes."""

import pytest
from walks import TODAY, sample

from cqcdash import metrics
from cqcdash.vocabulary.applications import CASE_TIMELINE
from cqcdash.vocabulary.forecast import CASE_FORECASTS
from cqcdash.vocabulary.rules import SHIPPED
from cqcdash.vocabulary.schema import DTYPES
from cqcdash.vocabulary.stages import CUTS, STAGE_STATISTICS, WAITING_STATISTICS

FRAMES = {
    STAGE_STATISTICS: lambda visits: metrics.stage_statistics(visits, TODAY, SHIPPED),
    WAITING_STATISTICS: lambda visits: metrics.waiting_statistics(visits, TODAY),
    CASE_FORECASTS: lambda visits: metrics.case_forecasts(visits, TODAY, SHIPPED),
    CASE_TIMELINE: lambda visits: metrics.case_timeline(
        visits, visits["application_no"].iloc[0], TODAY, SHIPPED
    ),
}


@pytest.mark.parametrize("schema", FRAMES, ids=lambda schema: schema.name)
def test_a_frame_has_the_columns_that_are_described(schema):
    frame = FRAMES[schema](sample())
    assert list(frame) == schema.names
    described = {column.name: DTYPES[column.type] for column in schema.columns}
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == described


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.name)
def test_statistics_can_be_cut_by_what_is_described(cut):
    found = metrics.stage_statistics(sample(), TODAY, SHIPPED, by=(cut.name,))
    assert list(found) == [cut.name, *STAGE_STATISTICS.names]
    assert str(found[cut.name].dtype) == DTYPES[cut.type]
