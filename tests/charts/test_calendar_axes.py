"""An axis of days names each month or day once, however short or long its span is."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from cqcdash import metrics
from cqcdash.charts import applications_case, applications_flow, applications_spectrum, duty, style
from cqcdash.vocabulary.records import VISITS
from cqcdash.vocabulary.rules import SHIPPED

sys.path.insert(0, str(Path(__file__).parents[1] / "metrics"))
from walks import sample

FIRST = date(2026, 10, 3)
SPANS = [0, 1, 5, 20, 44, 75, 76, 100, 400, 1500, 4000, 30_000]
MOST = 14


def labels(axis, first, last):
    """What plotly writes on such an axis between two days."""
    if isinstance(axis["dtick"], str):
        begin = axis.get("tick0", f"{first:%Y-%m}-01")
        step = pd.DateOffset(months=int(axis["dtick"][1:]))
        ticks = pd.date_range(begin, last, freq=step)
    else:
        ticks = pd.date_range(axis["tick0"], last, freq=pd.Timedelta(axis["dtick"], "ms"))
    return [f"{tick:{axis['tickformat']}}" for tick in ticks if tick.date() >= first]


@pytest.mark.parametrize("span", SPANS)
def test_every_label_stands_once_and_there_is_room_for_all(span):
    last = FIRST + timedelta(days=span)
    axis = style.calendar_axis([None, last.isoformat(), float("nan"), FIRST.isoformat()])
    written = labels(axis, FIRST, last)
    assert 1 <= len(written) <= MOST
    assert len(set(written)) == len(written)


@pytest.mark.parametrize("months", [1, 2, 12, 13, 60])
def test_months_are_named_as_months(months):
    firsts = [f"{2026 + n // 12}-{n % 12 + 1:02}-01" for n in range(months)]
    axis = style.calendar_axis(firsts, by_month=True)
    written = labels(axis, date(2026, 1, 1), date.fromisoformat(firsts[-1]))
    assert axis["tickformat"] == "%Y-%m"
    assert written[0] == "2026-01"
    assert 1 <= len(set(written)) == len(written) <= MOST


def test_an_axis_without_days_is_still_one():
    assert style.calendar_axis([])["type"] == "date"


def drawn(visits, today):
    burn = pd.DataFrame({"day": pd.to_datetime([today - timedelta(days=9), today]), "left": [4, 2]})
    numbers = visits["application_no"].unique()[:1]
    lines, _ = metrics.performance_spectrum(visits, today)
    waiting = metrics.case_forecasts(visits, today, SHIPPED)["application_no"]
    yield duty.burn_down(burn, (today + timedelta(days=30)).isoformat())
    yield applications_flow.cumulative_flow(metrics.cumulative_flow(visits, today))
    yield applications_flow.arrivals_and_completions(
        metrics.arrivals_and_completions(visits, today)
    )
    yield applications_flow.bottleneck_over_time(metrics.bottleneck_over_time(visits, today))
    yield applications_spectrum.performance_spectrum(lines, today)
    yield applications_case.cycle_times(
        metrics.cycle_times(visits, today), metrics.cycle_time_lines(visits, today)
    )
    yield applications_case.done_by(metrics.forecast_set(visits, today, waiting).done_by)
    for number in numbers:
        timeline = metrics.case_timeline(visits, number, today, SHIPPED)
        yield applications_case.timeline(timeline, today)


@pytest.mark.parametrize("kept", [3, 40, None], ids=["weeks", "months", "years"])
def test_every_chart_over_time_names_its_months_once(kept):
    visits = sample().sort_values("entered_on")
    shown = visits if kept is None else visits.tail(kept)
    today = date(2026, 11, 23)
    for figure in drawn(VISITS.conform(shown), today):
        axis = figure["layout"]["xaxis"]
        days = [day for day in days_of(figure) if isinstance(day, str)] or [today.isoformat()]
        first, last = (date.fromisoformat(day[:10]) for day in (min(days), max(days)))
        written = labels(axis, first, last)
        assert len(set(written)) == len(written) <= MOST, json.dumps(axis)


def days_of(figure):
    for trace in figure["data"]:
        yield from trace.get("base", []) if trace.get("orientation") == "h" else trace["x"]


def test_no_text_of_a_figure_is_smaller_than_twelve():
    layout = style.figure([], 200, **style.day_line("2026-11-23", "today"))["layout"]
    sizes = [
        layout["font"]["size"],
        layout["legend"]["font"]["size"],
        layout["hoverlabel"]["font"]["size"],
        layout["uniformtext"]["minsize"],
        *(layout[axis]["tickfont"]["size"] for axis in ("xaxis", "yaxis")),
        *(layout[axis]["title"]["font"]["size"] for axis in ("xaxis", "yaxis")),
        *(note["font"]["size"] for note in layout["annotations"]),
    ]
    assert min(sizes) >= 12
