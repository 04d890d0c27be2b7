"""The filters hold on every page, and the address holds them."""

import json
from collections import Counter

import pandas as pd
from screens import TODAY, healthy, opened, shown

PLANT = "武汉工厂"


def metrics(app):
    return {m.label: m.value for m in app.metric}


def test_a_plant_in_the_address_filters_every_page(database):
    database("sample")
    everything = metrics(opened("overview"))
    app = opened("overview", plant=PLANT)
    assert metrics(app) != everything
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


def test_the_list_behind_a_bar_of_the_overview_holds_as_many(database):
    database("sample")
    app = opened("overview")
    charts = [json.loads(chart.proto.spec)["data"] for chart in app.get("plotly_chart")]
    counts: Counter[str] = Counter()
    for trace in charts[0]:
        counts.update(dict(zip(trace["customdata"], trace["y"], strict=True)))
    month = next(code for code, n in counts.items() if n > 1 and code not in {"past", "beyond"})
    app = opened("expiring", safe_until=month)
    assert len(app.dataframe[0].value) == counts[month]
    assert all(day.strftime("%Y-%m") == month for day in app.dataframe[0].value["safe_until"])


def test_an_unknown_month_is_named_and_left_out(database):
    database("sample")
    app = opened("expiring", safe_until=["2027-13", "past"])
    assert "2027\\-13" in app.warning[0].value
    assert app.dataframe[0].value["safe_until"].max() < pd.Timestamp(TODAY)


def test_a_card_counts_what_its_list_shows(database):
    database("sample")
    app = opened("overview")
    expiring = int(metrics(app)["Expire in 90 days"])
    listed = opened("expiring", band=["0-30", "31-90"])
    assert len(listed.dataframe[0].value) == expiring
    overdue = int(metrics(app)["Late/failed audits"])
    audits = opened("audits", state=["overdue", "critical", "failed"])
    assert len(audits.dataframe[0].value) == overdue
