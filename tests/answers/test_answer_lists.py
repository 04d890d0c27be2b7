"""Renewals, plants and categories, changes, data health."""

import json
import os
from datetime import date

import pandas as pd
import pytest
import streamlit as st
from screens import AT, fill, healthy, opened, shown

from cqcdash import exports, metrics, portfolio
from cqcdash.ui.renewals import slack
from cqcdash.vocabulary.attention import Acknowledgement
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.rules import SHIPPED


def listed(app):
    """The list of renewals among the tables of its page."""
    return next(table.value for table in app.dataframe if "slack" in table.value)


@pytest.mark.slow
@pytest.mark.usefixtures("records")
def test_renewals_say_how_late_they_are():
    app = opened("renewals")
    healthy(app)
    table = listed(app)
    assert table["turn"].iloc[0] == ["Start overdue"]
    assert table["slack"].iloc[0].startswith("too late by ")
    blocked = listed(opened("renewals", trouble="blocked"))
    assert blocked["renewal_blocked_by"].notna().all()
    assert len(listed(opened("renewals", turn="filed"))) == 1


def test_slack_in_words():
    assert slack("too_late", -1) == "too late by 1 day"
    assert slack("later", 0) == "0 days"
    assert slack("filed", pd.NA) == "Filed"


@pytest.mark.usefixtures("records")
def test_the_counts_of_late_renewals_are_those_of_their_rules():
    app = opened("renewals", trouble="not_in_time")
    healthy(app)
    whole = portfolio.load(os.environ["CQCDASH_DATABASE"], date(2026, 11, 23), SHIPPED)
    late = metrics.renewal_flags(whole.positions, date(2026, 11, 23))
    pills = "\n".join(str(option) for group in app.get("button_group") for option in group.options)
    names = {
        "start_overdue": "Start overdue",
        "filing_overdue": "Filing overdue",
        "not_in_time": "Cannot be ready in time",
    }
    for rule, name in names.items():
        assert (f"{name} · {late[rule].sum()}" in pills) == bool(late[rule].any())
    assert len(listed(app)) == late["not_in_time"].sum() > 0


@pytest.mark.usefixtures("records")
def test_five_years_ahead_are_behind_more():
    def charts(app):
        return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]

    assert len(charts(opened("renewals"))) == 1
    app = opened("renewals", years="true")
    healthy(app)
    named = {trace.get("name") for chart in charts(app) for trace in chart["data"]}
    assert {"Certificates that expire", "Audits due"} <= named


@pytest.mark.usefixtures("records")
def test_a_few_plants_stand_side_by_side():
    assert "Side by side" not in shown(opened("matrix", plant="Plant Rayong"))
    app = opened("matrix", plant=["Plant Rayong", "Usine Douai"])
    healthy(app)
    assert "Side by side" in shown(app)
    assert {"**Plant Rayong**", "**Usine Douai**"} <= {str(m.value) for m in app.markdown}


@pytest.mark.usefixtures("records")
def test_a_cell_opens_its_certificates():
    app = opened("matrix")
    app.get_by_key("cell").set_value("Plant Rayong · safety glass").run()
    healthy(app)
    assert len(app.dataframe[0].value) == 2
    assert "2 holes" in shown(app)


@pytest.mark.slow
@pytest.mark.usefixtures("records")
def test_since_a_day_before_the_first_import_only_time_counts():
    app = opened("changes")
    healthy(app)
    assert "Nothing was imported by" in app.info[0].value
    assert {m.label: m.value for m in app.metric}["New"] == "0"


@pytest.mark.usefixtures("records")
def test_since_an_import_all_that_came_with_it_is_new():
    app = opened("changes", since="import")
    healthy(app)
    assert {m.label: m.value for m in app.metric}["New"] == "7"


@pytest.mark.slow
def test_since_a_later_import_only_its_own_changes(records):
    from datetime import timedelta

    table = "certificate_no,status\nCQC23001004994,撤销\n".encode()
    later = AT + timedelta(hours=1)
    portfolio.commit(records, portfolio.preview(records, [("later.csv", table)]), "tester", later)
    app = opened("changes", since="import")
    healthy(app)
    assert {m.label: m.value for m in app.metric}["New"] == "0"
    assert any(e.label == "Reported status changed · 1" for e in app.expander)


@pytest.mark.usefixtures("records")
def test_a_problem_opens_its_records():
    app = opened("data_health", problem="reported_valid_but_expired")
    healthy(app)
    assert len(app.dataframe[0].value) == 1


@pytest.mark.slow
def test_the_overview_says_why_an_item_is_open_again(records):
    def items():
        app = opened("overview")
        healthy(app)
        return next(f.value for f in app.dataframe if "handling" in f.value)

    assert "lapsed" not in items()
    audit = next(row for row in items().to_dict("records") if row["state"] == ["Audit overdue"])
    taken = Acknowledgement(
        item_kind="audit_group",
        item_key=audit["item_key"],
        date_then=date(2020, 1, 1),
        owner="Ida",
        note="asks for a date",
        until=None,
        user="tester",
        at=AT,
    )
    portfolio.acknowledge(records, taken)
    st.cache_data.clear()
    lapsed = items().set_index("item_key")["lapsed"].dropna()
    assert lapsed.to_dict() == {audit["item_key"]: "The date has changed"}


@pytest.mark.slow
def test_the_file_to_mend_is_understood_and_changes_nothing_by_itself(records):
    snapshot = portfolio.snapshot(records)
    seen = portfolio.derive(snapshot, AT.date())
    health = metrics.data_health(seen.positions, snapshot.audits, snapshot.visits, seen.as_of)
    table = metrics.corrections(health, snapshot.certificates, Kind.CERTIFICATES)
    (file,) = portfolio.preview(records, [("mend.csv", exports.csv_bytes(table))]).files
    assert file.plan is not None
    assert (file.plan.rows, file.plan.unchanged) == (len(table), len(table))


@pytest.mark.slow
@pytest.mark.usefixtures("installation")
def test_one_record_is_enough_for_its_page():
    import os

    from screens import ONE

    fill(os.environ["CQCDASH_DATABASE"], [("one.csv", ONE)])
    app = opened("certificate", certificate="CQC21001345678")
    healthy(app)
    assert "Stop shipments after 2026-12-20; apply anew" in shown(app)
