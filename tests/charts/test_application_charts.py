"""Figures of applications: valid, small, clickable, and the same numbers as their frames."""

import json
import sys
from functools import cache
from pathlib import Path

import plotly.graph_objects as go
import pytest

from cqcdash import metrics
from cqcdash.charts import (
    applications,
    applications_aging,
    applications_case,
    applications_flow,
    applications_spectrum,
)
from cqcdash.texts.words import label
from cqcdash.vocabulary.applications import Place
from cqcdash.vocabulary.records import VISITS
from cqcdash.vocabulary.rules import SHIPPED

sys.path.insert(0, str(Path(__file__).parents[1] / "metrics"))
from walks import TODAY, sample


def figures(visits):
    cases = metrics.cases(visits, TODAY, SHIPPED)
    bands = metrics.aging_bands(visits, TODAY, SHIPPED)
    waiting = metrics.case_forecasts(visits, TODAY, SHIPPED)["application_no"]
    spectrum, _left_out = metrics.performance_spectrum(visits, TODAY)
    yield "durations", applications.durations(bands)
    yield "aging", applications_aging.aging(metrics.aging(cases), bands)
    yield "points", applications.points(metrics.stage_points(visits, TODAY))
    yield "whom", applications.waiting_by_whom(metrics.waiting_by_whom(visits, TODAY))
    yield "flow", applications_flow.cumulative_flow(metrics.cumulative_flow(visits, TODAY))
    yield (
        "arrivals",
        applications_flow.arrivals_and_completions(metrics.arrivals_and_completions(visits, TODAY)),
    )
    yield (
        "bottleneck",
        applications_flow.bottleneck_over_time(metrics.bottleneck_over_time(visits, TODAY)),
    )
    yield "spectrum", applications_spectrum.performance_spectrum(spectrum, TODAY)
    yield (
        "cycle_times",
        applications_case.cycle_times(
            metrics.cycle_times(visits, TODAY), metrics.cycle_time_lines(visits, TODAY)
        ),
    )
    yield "done_by", applications_case.done_by(metrics.forecast_set(visits, TODAY, waiting).done_by)
    for number in visits["application_no"].unique()[-1:]:
        line = metrics.case_timeline(visits, number, TODAY, SHIPPED)
        yield "timeline", applications_case.timeline(line, TODAY)


EMPTY = dict(figures(VISITS.empty()))


@cache
def drawn(applications=None):
    """The figures of a sample portfolio, made when a test first asks for them."""
    return dict(figures(sample(applications)))


def bars(figure):
    return sum(len(t["y"]) for t in figure["data"] if t["type"] == "bar")


@pytest.mark.slow
@pytest.mark.parametrize(
    "make",
    [drawn, lambda: EMPTY, lambda: drawn(2000)],
    ids=["sample", "empty", "big"],
)
def test_plotly_accepts_every_figure(make):
    for figure in make().values():
        go.Figure(json.loads(json.dumps(figure)))


@pytest.mark.parametrize("name", EMPTY)
def test_no_figure_has_too_much_to_draw(name):
    figure = drawn(2000)[name]
    assert bars(figure) < 300
    assert len(figure["layout"].get("shapes", ())) < 300
    assert len(json.dumps(figure)) < 250_000


def test_a_dot_of_the_aging_chart_names_its_case():
    dots = [n for t in drawn()["aging"]["data"] if t["type"] == "scatter" for n in t["customdata"]]
    open_now = metrics.open_cases(metrics.cases(sample(), TODAY, SHIPPED))
    assert sorted(dots) == sorted(open_now["application_no"])


def test_the_bottleneck_bars_hold_every_day():
    table = metrics.bottleneck_over_time(sample(), TODAY)
    days = sum(sum(trace["y"]) for trace in drawn()["bottleneck"]["data"])
    assert days == table["case_days"].sum()


def test_the_spectrum_draws_each_stay_once():
    lines = sum(trace["x"].count(None) for trace in drawn()["spectrum"]["data"])
    assert lines == len(metrics.performance_spectrum(sample(), TODAY)[0])


def test_text_from_data_cannot_become_markup():
    visits = sample().assign(plant="<b>x</b>")
    visits["application_no"] = "<b>" + visits["application_no"]
    for figure in dict(figures(VISITS.conform(visits))).values():
        for trace in figure["data"]:
            read = [trace.get("text"), trace.get("name"), trace.get("y")]
            assert "<b>" not in json.dumps(read)
            assert "%{customdata}" not in trace.get("hovertemplate", "")
            assert "%{customdata[0]}" not in trace.get("hovertemplate", "")


def test_every_place_has_its_own_word():
    assert len({label(place) for place in Place}) == len(Place)
