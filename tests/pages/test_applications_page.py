"""Every part of the applications page, and the page of one application."""

import json
import os
from dataclasses import replace
from datetime import date

import pytest
from screens import fill, healthy, opened, shown

from cqcdash import portfolio
from cqcdash.metrics import Chase
from cqcdash.ui.applications import SECTIONS, chase_letter
from cqcdash.vocabulary.applications import Place
from cqcdash.vocabulary.records import WaitingFor
from cqcdash.vocabulary.rules import SHIPPED


@pytest.fixture
def cases(database):
    database("sample")
    seen = portfolio.load(os.environ["CQCDASH_DATABASE"], date(2026, 11, 23), SHIPPED)
    return seen.cases


@pytest.mark.parametrize("part", SECTIONS)
@pytest.mark.usefixtures("cases")
def test_each_part_is_shown(part):
    app = opened("applications", part=part)
    healthy(app)
    charts = [json.loads(c.proto.spec) for c in app.get("plotly_chart")]
    assert charts
    assert all(chart["data"] for chart in charts)


@pytest.mark.parametrize("part", SECTIONS)
def test_each_part_with_a_single_certificate_and_no_case(part, database):
    database("one")
    app = opened("applications", part=part)
    healthy(app)
    assert "No application in this view." in shown(app)
    assert not app.get("plotly_chart")


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
def test_queues_and_batches_are_behind_more():
    drawn = len(opened("applications", part="flow").get("plotly_chart"))
    app = opened("applications", part="flow", spectrum="true")
    healthy(app)
    assert len(app.get("plotly_chart")) == drawn + 1


@pytest.mark.usefixtures("cases")
def test_the_page_says_first_who_holds_the_time():
    assert "of all waiting is ours" in shown(opened("applications"))


@pytest.mark.usefixtures("cases")
def test_a_waiting_case_stands_before_the_stage_that_it_waits_for():
    table = opened("applications").dataframe[0].value
    waiting = table.loc[[tag[0] == "Waiting" for tag in table["state"]]]
    assert len(waiting)
    assert waiting["place"].str.startswith("Waiting for the ").all()


def test_the_page_of_a_stalled_case_has_a_text_to_ask_after_it(cases):
    number = cases.loc[cases["state"] == "stalled", "application_no"].iloc[0]
    app = opened("case", application=number)
    healthy(app)
    assert f"Application {number}" in app.code[-1].value
    assert "Please " in app.code[-1].value
    assert "Kind regards" in app.code[-1].value


SILENT = b"""application_no,plant,stage,entered_on,left_on
A-1,Ulm,application,2026-10-01,2026-10-05
A-1,,product_tests,2026-10-20,
B-1,Bonn,application,2026-10-01,
C-1,Ulm,application,2027-01-01,
C-2,Bonn,application,2027-01-01,
"""


def test_a_case_keeps_its_visits_that_do_not_name_its_plant(database):
    address = database("none")
    fill(address, [("applications.csv", SILENT)])
    whole = portfolio.load(address, date(2026, 11, 23), SHIPPED)
    ulm = portfolio.scoped(whole, portfolio.Scope(plants=("Ulm",)))
    assert ulm.cases["application_no"].tolist() == ["A-1"]
    assert sorted(ulm.visits["application_no"]) == ["A-1", "A-1", "C-1"]


ASKING = Chase(
    application_no="A-1",
    certificate_no="",
    plant="Ulm",
    product_category="",
    place=Place.BEFORE_FACTORY_AUDIT,
    since=date(2026, 10, 4),
    days=50,
    limit_days=42,
    whom=WaitingFor.AUDITORS,
    assumed=False,
    authority_due_on=date(2026, 11, 22),
    authority_days_left=-1,
    retest_by=None,
)


def test_the_text_says_what_the_case_waits_for_and_what_is_late():
    text = chase_letter(ASKING)
    assert (
        "Application A-1 (Ulm) has been waiting for the stage “Factory audit” since 2026-10-04, "
        "50 days by now; 42 are usual. The authority's own target for the issue was 2026-11-22; "
        "it is 1 day late." in text
    )
    running = chase_letter(replace(ASKING, place=Place.REVIEW, days=1, authority_days_left=3))
    assert "has been in the stage “Review” since 2026-10-04, 1 day by now. " in running
    assert "target for the issue is 2026-11-22." in running


def test_what_is_our_own_move_is_asked_of_ourselves():
    assert "missing on our side" in chase_letter(replace(ASKING, whom=WaitingFor.US))


def test_the_page_of_a_finished_case_has_none(cases):
    number = cases.loc[cases["state"] == "done", "application_no"].iloc[0]
    app = opened("case", application=number)
    healthy(app)
    assert len(app.code) == 1, "the link to share, and nothing else"
    assert "Whose move:" not in shown(app)


@pytest.mark.usefixtures("cases")
def test_an_unknown_case_is_searched_for():
    app = opened("case", application="APP-0")
    assert "There is no application APP" in shown(app)
    app.get_by_key("case.search").set_value("app-2026").run()
    healthy(app)
    assert app.dataframe[0].value["application_no"].str.startswith("APP-2026").all()
