"""Every part of the applications page, and the page of one application."""

import json
import os
from datetime import date

import pytest
from screens import healthy, opened, shown

from cqcdash import portfolio
from cqcdash.ui.cases.parts import PARTS
from cqcdash.vocabulary.rules import SHIPPED


@pytest.fixture
def cases(database):
    database("sample")
    seen = portfolio.load(os.environ["CQCDASH_DATABASE"], date(2026, 11, 23), SHIPPED)
    return seen.cases


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.usefixtures("cases")
def test_each_part_is_shown(part):
    app = opened("applications", part=part)
    healthy(app)
    charts = [json.loads(c.proto.spec) for c in app.get("plotly_chart")]
    assert charts
    assert all(chart["data"] for chart in charts)


@pytest.mark.parametrize("part", PARTS)
def test_each_part_with_a_single_certificate_and_no_case(part, database):
    database("one")
    healthy(opened("applications", part=part))


@pytest.mark.parametrize("by", ["plant", "category", "kind", "period"])
@pytest.mark.usefixtures("cases")
def test_stages_can_be_grouped(by):
    app = opened("applications", part="durations", by=by)
    healthy(app)
    assert len(app.dataframe[0].value) > 5


def test_open_cases_show_the_most_stuck_first(cases):
    app = opened("applications")
    states = [tag[0] for tag in app.dataframe[0].value["state"]]
    assert states[0] == "Stalled"
    assert len(states) == int((cases["state"] != "done").sum())


@pytest.mark.usefixtures("cases")
def test_the_numbers_at_the_head_are_those_of_the_table():
    app = opened("applications")
    table, heads = app.dataframe[0].value, {card.label: card.value for card in app.metric}
    over = table["days_here"] > table["norm_days"]
    states = [tag[0] for tag in table["state"]]
    assert heads["Over the stage's norm"] == str(int(over.sum())) != "0"
    assert heads["Stalled"] == str(states.count("Stalled"))
    past = table["days_here"] > table["stalled_after_days"]
    assert [state == "Stalled" for state in states] == past.tolist()


@pytest.mark.usefixtures("cases")
def test_a_waiting_case_stands_before_the_stage_that_it_waits_for():
    table = opened("applications").dataframe[0].value
    waiting = table.loc[[tag[0] == "Waiting" for tag in table["state"]]]
    assert len(waiting)
    assert waiting["place"].str.startswith("Before: ").all()


def test_the_page_of_a_stalled_case_has_a_text_to_ask_after_it(cases):
    number = cases.loc[cases["state"] == "stalled", "application_no"].iloc[0]
    app = opened("case", application=number)
    healthy(app)
    assert f"Application {number}" in app.code[0].value
    assert "Please tell us what the next step is" in app.code[0].value


def test_the_page_of_a_finished_case_has_none(cases):
    number = cases.loc[cases["state"] == "done", "application_no"].iloc[0]
    app = opened("case", application=number)
    healthy(app)
    assert not app.code


@pytest.mark.usefixtures("cases")
def test_an_unknown_case_is_searched_for():
    app = opened("case", application="APP-0")
    assert "There is no application APP" in shown(app)
    app.get_by_key("case.search").set_value("app-2026").run()
    healthy(app)
    assert app.dataframe[0].value["application_no"].str.startswith("APP-2026").all()
