"""The settings page: the effect is shown before anything is saved, and then holds everywhere."""

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
    before = state_counts(opened("expiring"))
    app = opened("settings")
    app.get_by_key("rules.0.due_soon_days").set_value(0).run()
    app.get_by_key("rules.save").click().run()
    assert [message.value for message in app.success] == [
        "Saved\\. The new rules hold from now on, on every page\\."
    ]
    assert (installation / "rules.toml").read_text() == "[defaults]\ndue_soon_days = 0\n"
    after = state_counts(opened("expiring"))
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
    from datetime import date

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
