"""The filters hold on every page, and the address holds them."""

import json

import pandas as pd
from screens import TODAY, healthy, opened, shown

PLANT = "武汉工厂"


def test_a_plant_in_the_address_filters_every_page(database):
    database("sample")
    everything = shown(opened("overview"))
    app = opened("overview", plant=PLANT)
    assert shown(app) != everything
    app.switch_page("../../../pages/expiring.py").run()
    assert app.multiselect(key="plant").value == [PLANT]
    plants = set(app.dataframe[0].value["plant"])
    assert plants == {PLANT}


def test_unknown_values_are_named_and_left_out(database):
    database("sample")
    app = opened("overview", plant=[PLANT, "Nowhere"])
    assert app.multiselect(key="plant").value == [PLANT]
    assert "Nowhere" in app.warning[0].value


def test_a_value_that_is_gone_is_dropped_quietly(database):
    database("sample")
    app = opened("overview")
    app.session_state["plant"] = ["Gone", PLANT]
    healthy(app.run())
    assert app.multiselect(key="plant").value == [PLANT]


def test_a_filter_offers_what_occurs_with_the_others(database):
    database("sample")
    app = opened("overview", plant="Plant Rayong", category="tyres")
    assert app.multiselect(key="plant").value == ["Plant Rayong"]
    assert app.multiselect(key="category").value == ["tyres"]
    everything = opened("overview").multiselect(key="category").options
    offered = app.multiselect(key="category").options
    assert "tyres" in offered
    assert "child restraints" in offered
    assert "seats" not in offered
    assert "seats" in everything
    app.multiselect(key="plant").set_value([]).run()
    healthy(app)
    assert app.multiselect(key="category").options == everything
    assert app.multiselect(key="category").value == ["tyres"]


def test_the_filters_can_be_cleared(database):
    database("sample")
    app = opened("overview", plant=PLANT, as_of="2027-03-31")
    assert "if nobody acts until then" in shown(app)
    next(b for b in app.button if b.label == "Clear all filters").click().run()
    assert app.multiselect(key="plant").value == []
    assert "Today, 2026\\-11\\-23" in shown(app)


def test_an_earlier_day_can_be_seen_with_what_was_known_then(database):
    database("sample")
    app = opened("overview", as_of="2026-10-01")
    assert "with what is known now" in shown(app)
    app.toggle(key="as_known").set_value(True).run()
    assert "There are no records yet" in shown(app)


def test_codes_in_the_address_choose_states(database):
    database("sample")
    app = opened("expiring", state="expired", band="expired")
    healthy(app)
    assert {tuple(tag) for tag in app.dataframe[0].value["state"]} == {("Expired",)}


def test_an_unknown_month_is_named_and_left_out(database):
    database("sample")
    app = opened("expiring", safe_until=["2027-13", "past"])
    assert "2027\\-13" in app.warning[0].value
    assert app.dataframe[0].value["safe_until"].max() < pd.Timestamp(TODAY)


def test_a_standing_counts_what_its_list_shows(database):
    database("sample")
    app = opened("overview")
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    counts = {trace["customdata"][0][0]: trace["x"][0] for trace in spec["data"]}
    assert set(counts) >= {"not_usable", "act_soon", "fine"}
    app.button(key="standing.not_usable").click().run()
    assert app.multiselect(key="standing").value == ["not_usable"]


def test_every_audit_task_counts_what_its_list_shows(database):
    database("sample")
    listed = opened("audits").dataframe[0].value
    late = opened("audits", task=["overdue", "critical", "failed"]).dataframe[0].value
    words = {"Failed: to be repeated", "Past the grace", "Past the due day"}
    assert len(late) == sum(tag[0] in words for tag in listed["audit_task"]) > 0
