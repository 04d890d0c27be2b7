"""The page of one certificate: what it says, and what can be written from it."""

import json

import pytest
from screens import healthy, opened, shown

from cqcdash import portfolio
from cqcdash.texts.rules import RULES, SETTINGS, TOPICS
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.rules import settings_catalogue

NUMBER = "CQC23001004994"


def record(address: str, number: str = NUMBER):
    found = portfolio.snapshot(address).certificates
    return found.loc[found["certificate_no"] == number].iloc[0]


def page(**query: str):
    return opened("certificate", certificate=NUMBER, **query)


@pytest.mark.usefixtures("records")
def test_head_timeline_and_explanation():
    app = page()
    healthy(app)
    words = shown(app).replace("\\", "")
    for text in (
        "Audit overdue",
        "**2026-12-06**",
        "because of: Follow-up audit",
        "Safe until 2026-12-06",
    ):
        assert text in words, text
    told = " ".join(str(cell) for cell in app.table[0].value.to_numpy().ravel()).replace("\\", "")
    for text in (
        "Ended 2025-11-06 + 12 months = 2026-11-06",
        "audits.csv, line 2, import",
        "Grace of an audit (days): 30, everywhere",
        "R4 Next follow-up: last passed audit plus the interval",
    ):
        assert text in told, text
    figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert {trace["name"] for trace in figure["data"]} >= {"Validity", "Safe until", "Expiry"}


@pytest.mark.usefixtures("records")
def test_a_number_in_another_spelling_is_found():
    app = opened("certificate", certificate=" cqc２３001004994 ")
    healthy(app)
    assert "Audit overdue" in shown(app)


@pytest.mark.usefixtures("records")
def test_an_unknown_number_gets_a_sentence_and_a_search():
    app = opened("certificate", certificate="<img src=x onerror=alert(1)>")
    healthy(app)
    assert "There is no certificate" in app.warning[0].value
    assert "<img" not in app.warning[0].value.replace("\\<", "")
    app.get_by_key("certificate.search").set_value(NUMBER[:-2].lower()).run()
    healthy(app)
    assert NUMBER in app.dataframe[0].value["certificate_no"].tolist()


@pytest.mark.usefixtures("records")
def test_siblings_fall_together():
    app = page(part="audit")
    healthy(app)
    assert "3 certificates fall together" in shown(app)
    assert len(app.dataframe[0].value) == 3


@pytest.mark.slow
def test_a_correction_is_shown_then_written_then_in_the_history(records):
    app = page(part="correct")
    key = f"edit.{NUMBER}.0"
    app.get_by_key(key).set_value(["owner", "expires_on"]).run()
    app.get_by_key(f"{key}.owner").set_value("Martin").run()
    app.get_by_key(f"{key}.expires_on").set_value(None).run()
    app.get_by_key(f"{key}.reason").set_value("no longer printed").run()
    app.get_by_key(f"{key}.plan").click().run()
    healthy(app)
    assert "What this changes" in [h.value for h in app.header]
    assert record(records)["owner"] == "Patel"
    app.get_by_key("correcting.write").click().run()
    healthy(app)
    assert "Written as import" in app.success[0].value
    now = record(records)
    assert now["owner"] == "Martin"
    assert str(now["expires_on"]) == "NaT"
    history = page(part="history").dataframe[0].value
    told = {row["column"]: (row["before"], row["after"]) for _, row in history.iterrows()}
    assert told["Responsible"] == ("Patel", "Martin")
    assert told["Expires"] == ("2033-09-19", "missing")
    assert set(history["reason"].dropna()) == {"no longer printed"}


@pytest.mark.slow
def test_a_correction_needs_a_reason(records):
    app = page(part="correct")
    key = f"edit.{NUMBER}.0"
    app.get_by_key(key).set_value(["owner"]).run()
    app.get_by_key(f"{key}.owner").set_value("Martin").run()
    app.get_by_key(f"{key}.plan").click().run()
    assert "reason" in app.error[0].value
    assert record(records)["owner"] == "Patel"


@pytest.mark.slow
def test_a_dropped_draft_changes_nothing(records):
    app = page(part="correct")
    key = f"edit.{NUMBER}.0"
    app.get_by_key(key).set_value(["owner"]).run()
    app.get_by_key(f"{key}.owner").set_value("Martin").run()
    app.get_by_key(f"{key}.reason").set_value("why not").run()
    app.get_by_key(f"{key}.plan").click().run()
    app.get_by_key("correcting.drop").click().run()
    healthy(app)
    assert "What this changes" not in [h.value for h in app.header]
    assert record(records)["owner"] == "Patel"


@pytest.mark.slow
def test_a_held_audit_makes_the_whole_plant_safe_again(records):
    from datetime import date

    app = page(part="enter")
    key = f"audit.{NUMBER}.0"
    app.get_by_key(f"{key}.what").set_value("held").run()
    app.get_by_key(f"{key}.held.ended_on").set_value(date(2026, 11, 20)).run()
    app.get_by_key(f"{key}.held.result").select("Passed").run()
    app.get_by_key(f"{key}.plan").click().run()
    healthy(app)
    assert any("green" in e.label or "safe" in e.label for e in app.expander)
    app.get_by_key("correcting.write").click().run()
    healthy(app)
    assert "Audit overdue" not in shown(page())
    assert portfolio.snapshot(records).imports.iloc[0]["kind"] == Kind.AUDITS


@pytest.mark.slow
def test_a_planned_audit_is_entered_for_the_plant(records):
    from datetime import date

    app = page(part="enter")
    key = f"audit.{NUMBER}.0"
    app.get_by_key(f"{key}.planned.planned_on").set_value(date(2026, 12, 2)).run()
    app.get_by_key(f"{key}.plan").click().run()
    app.get_by_key("correcting.write").click().run()
    healthy(app)
    audits = portfolio.snapshot(records).audits
    planned = audits.loc[audits["planned_on"] == "2026-12-02"]
    assert planned["plant"].tolist() == ["Plant Rayong"]


@pytest.mark.slow
def test_an_item_is_taken_in_hand_and_given_back(records):
    app = page()
    app.get_by_key("take.0").click().run()
    # The harness runs the whole page, not the dialog alone: the button that opens it as well.
    app.get_by_key("take.0").click()
    app.get_by_key("acknowledging.note").set_value("**audit** asked for")
    app.get_by_key("acknowledging.save").click().run()
    app = page()
    healthy(app)
    told = portfolio.acknowledgements(records)
    assert told["item_key"].tolist() == ["Plant Rayong"]
    assert "In hand, but late: Patel, until 2026-12-06, **audit** asked for" in "\n".join(
        text.value for text in app.text
    )
    app.get_by_key("give.0").click().run()
    healthy(app)
    assert portfolio.acknowledgements(records).empty


def test_every_rule_and_setting_has_its_name():
    settings = settings_catalogue()
    assert {s.name for s in settings} == set(SETTINGS)
    assert {s.rule for s in settings} <= {rule for _topic, rules in TOPICS for rule in rules}
    assert set(RULES) == {*(f"R{n}" for n in range(1, 28)), "plan", "costs"}


@pytest.mark.slow
def test_the_new_record_is_shown_in_words(records):
    from datetime import date

    app = page(part="enter")
    key = f"audit.{NUMBER}.0"
    app.get_by_key(f"{key}.planned.planned_on").set_value(date(2026, 12, 2)).run()
    app.get_by_key(f"{key}.plan").click().run()
    told = app.dataframe[0].value.set_index("column")["after"].to_dict()
    assert told == {
        "Plant": "Plant Rayong",
        "Kind": "Follow-up audit",
        "Planned": "2026-12-02",
        "Result": "Planned",
    }
    assert len(portfolio.snapshot(records).audits) == 2
