"""The settings page: the effect is shown before anything is saved, and then holds everywhere."""

from datetime import date

import pytest
from screens import healthy, opened, shown

from cqcdash.errors import BadRequestError, SettingError, StaleRulesError
from cqcdash.portfolio.rules_file import save_rules
from cqcdash.ui.settings import differences, read
from cqcdash.vocabulary.rules import SHIPPED, RuleChange, rulebook_from_toml


def state_counts(app) -> dict[str, int]:
    frames = [frame.value for frame in app.dataframe]
    listed = next(frame for frame in frames if "state" in frame)
    return listed["state"].map(lambda tag: tag[0]).value_counts().to_dict()


@pytest.mark.usefixtures("records")
def test_a_changed_value_lists_the_certificates_that_it_touches_and_saves_nothing(installation):
    app = opened("settings")
    app.get_by_key("rules.0.due_soon_days").set_value(10).run()
    healthy(app)
    assert "Due soon (days): 90 → 10" in shown(app)
    touched = app.dataframe[0].value
    assert {"state_before", "state_after", "safe_until_after"} <= set(touched)
    assert len(touched) >= 1
    assert not (installation / "rules.toml").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("records")
def test_a_saved_value_changes_the_list_of_another_page(installation):
    before = state_counts(opened("expiring", within="all"))
    app = opened("settings")
    app.get_by_key("rules.0.due_soon_days").set_value(0).run()
    app.get_by_key("rules.save").click().run()
    assert [message.value for message in app.success] == [
        "Saved\\. The new rules hold from now on, on every page\\."
    ]
    assert (installation / "rules.toml").read_text() == "[defaults]\ndue_soon_days = 0\n"
    after = state_counts(opened("expiring", within="all"))
    assert before["Due soon"] > 0
    assert "Due soon" not in after


@pytest.mark.usefixtures("records")
def test_a_value_out_of_range_is_named_and_changes_nothing(installation):
    app = opened("settings")
    app.get_by_key("rules.0.audit_grace_days").set_value(9999).run()
    (error,) = app.error
    assert "9999" in error.value
    assert "0–366" in error.value
    assert "These are the rules that hold" in shown(app)
    assert not (installation / "rules.toml").exists()


@pytest.mark.usefixtures("records")
def test_dropped_changes_are_gone():
    app = opened("settings")
    app.get_by_key("rules.0.plan_days").set_value(12).run()
    app.get_by_key("rules.drop").click().run()
    healthy(app)
    assert app.get_by_key("rules.1.plan_days").value == 90


@pytest.mark.slow
@pytest.mark.usefixtures("records")
def test_a_narrower_value_is_added_and_removed():
    app = opened("settings")
    app.get_by_key("rules.0.name.plant").set_value("Plant Rayong").run()
    app.get_by_key("rules.0.setting.plant").set_value("audit_grace_days").run()
    app.get_by_key("rules.0.value.audit_grace_days").set_value(60).run()
    app.get_by_key("rules.0.add").click().run()
    healthy(app)
    assert "Grace of an audit (days): 60, for the plant Plant Rayong" in shown(app)
    app.get_by_key("rules.0.remove.0").click().run()
    healthy(app)
    assert "These are the rules that hold" in shown(app)


def entered(app, **values):
    for name, value in values.items():
        app.get_by_key(f"rules.0.duty..{name}").set_value(value)
    return app.get_by_key("rules.0.duty..add").click().run()


@pytest.mark.slow
@pytest.mark.usefixtures("records")
def test_a_change_of_duty_is_entered_saved_and_removed(installation):
    app = entered(
        opened("settings"),
        name="Tanks 2027",
        schemes=["CQC"],
        categories=["fuel tanks"],
        convert_by=date(2027, 3, 31),
        title="Tanks need something else",
    )
    healthy(app)
    assert "with Tanks 2027: 2027-03-31 Tanks need something else" in shown(app)
    assert "Tanks 2027 · Self-declarations end · 2027-03-31" in shown(app)
    app.get_by_key("rules.save").click().run()
    healthy(app)
    saved = rulebook_from_toml((installation / "rules.toml").read_text()).defaults.duty_changes
    assert [(c.name, c.categories, c.convert_by) for c in saved] == [
        ("Tanks 2027", ("fuel tanks",), date(2027, 3, 31))
    ]
    listed = opened("duty", change="Tanks 2027")
    assert set(listed.dataframe[0].value["product_category"]) == {"fuel tanks"}
    app.get_by_key("rules.1.duty.remove.0").click().run()
    healthy(app)
    assert "without Tanks 2027" in shown(app)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"name": "X"}, "codes, categories, rules, standards, words"),
        ({"name": "X", "codes": "130"}, "four digits"),
        ({"codes": "13"}, "SAMR 2025"),
        (
            {
                "name": "X",
                "codes": "13, 1104",
                "convert_by": date(2027, 1, 1),
                "without_effect_from": date(2026, 12, 1),
            },
            "on or after convert",
        ),
    ],
    ids=["no criterion", "form of a code", "no name", "days in the wrong order"],
)
@pytest.mark.usefixtures("records")
def test_a_change_of_duty_that_cannot_be_meant_is_refused_and_nothing_changed(values, told):
    app = entered(opened("settings"), **values)
    assert [told in error.value.replace("\\", "") for error in app.error] == [True]
    assert "These are the rules that hold" in shown(app)


@pytest.mark.usefixtures("records")
def test_a_shipped_change_can_be_taken_over_and_prolonged():
    app = opened("settings")
    app.get_by_key("rules.0.duty.from").set_value("SAMR 2025-57|2026-01-07").run()
    key = "rules.0.duty.SAMR 2025-57|2026-01-07"
    assert (
        app.get_by_key(f"{key}.codes").value == "13, 1104, 1109, 1110, 1114, 1115, 1116, 1117, 1118"
    )
    app.get_by_key(f"{key}.announced").set_value(date(2026, 11, 20))
    app.get_by_key(f"{key}.convert_by").set_value(date(2027, 6, 30))
    app.get_by_key(f"{key}.without_effect_from").set_value(date(2027, 7, 1))
    app.get_by_key(f"{key}.add").click().run()
    healthy(app)
    assert "SAMR 2025-57 · Self-declarations end · 2027-06-30" in shown(app)


def test_a_file_is_checked_as_a_whole():
    assert read(b"[defaults]\nplan_days = 30\n", "rules.toml").defaults.plan_days == 30
    with pytest.raises(SettingError, match="plan_dayz"):
        read(b"[defaults]\nplan_dayz = 30\n", "rules.toml")
    with pytest.raises(SettingError, match="TOML"):
        read(b"<html>", "rules.toml")
    with pytest.raises(BadRequestError, match="UTF-8"):
        read(b"\xff\xfe\x00", "rules.toml")
    with pytest.raises(BadRequestError, match="megabyte"):
        read(b"#" * 2_000_000, "rules.toml")


def test_rules_are_replaced_as_a_whole_and_never_over_somebody_elses(tmp_path):
    path = tmp_path / "new" / "rules.toml"
    ours = SHIPPED.with_default("plan_days", 10)
    save_rules(path, ours, SHIPPED)
    assert rulebook_from_toml(path.read_text()) == ours
    with pytest.raises(StaleRulesError, match="Nothing was written"):
        save_rules(path, SHIPPED.with_default("plan_days", 20), SHIPPED)
    assert [file.name for file in path.parent.iterdir()] == ["rules.toml"]
    assert rulebook_from_toml(path.read_text()) == ours


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadRequestError, match="rules"):
        save_rules(tmp_path / "file" / "rules.toml", SHIPPED, SHIPPED)


def test_each_difference_is_a_line():
    changed = (
        SHIPPED.with_default("renewal_reading", "months")
        .with_override("plant", "Werk A", "plan_days", 30)
        .with_rule_changes((RuleChange("GB 9656-2021", date(2027, 7, 1)),))
    )
    assert differences(SHIPPED, changed) == [
        "How the filing day is counted: Days before expiry → Months before expiry",
        "with Plan an audit (days before): 30, for the plant Werk A",
        "with GB 9656-2021: 2027-07-01",
    ]
    assert differences(changed, SHIPPED)[1].startswith("without Plan an audit")
