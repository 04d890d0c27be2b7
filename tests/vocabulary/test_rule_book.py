"""Settings: the narrowest wins, and nothing that is not allowed gets in."""

import pickle
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from cqcdash.errors import SettingError
from cqcdash.vocabulary.rules import (
    SHIPPED,
    RuleChange,
    Rules,
    rulebook_from_toml,
    rulebook_to_toml,
    settings_catalogue,
)

TEXT = """
[defaults]
audit_grace_days = 20
follow_up_months_by_class = {A = 12}

[scheme."CCC"]
audit_grace_days = 10

[category."tyres"]
audit_grace_days = 5
validity_years = 10

[plant."Werk Göppingen"]
audit_grace_days = 0
expiry_bands = [10, 20, 30]

[[rule_change]]
cites = "GB 9656-2021"
deadline = 2027-07-01
note = "ask with the audit"
"""
FRAME = pd.DataFrame(
    {
        "plant": ["Werk Göppingen", "Celaya", "Celaya", "Celaya"],
        "product_category": ["tyres", "tyres", "mirrors", "mirrors"],
        "scheme": ["CCC", "CCC", "CCC", None],
    }
).astype("category")


def test_narrowest_scope_wins():
    book = rulebook_from_toml(TEXT)
    assert book.per_row(FRAME, "audit_grace_days").tolist() == [0, 5, 10, 20]
    assert book.per_row(FRAME, "expiry_bands", 0).tolist() == [10, 30, 30, 30]
    assert book.per_row(FRAME, "follow_up_months_by_class", "A").tolist() == [12] * 4
    assert book.per_row(FRAME, "follow_up_months_by_class", "D").tolist() == [6] * 4


def test_scopes_whose_column_is_not_there_do_not_apply():
    book = rulebook_from_toml(TEXT)
    assert book.per_row(FRAME[["plant"]], "audit_grace_days").tolist() == [0, 20, 20, 20]


def test_who_set_it():
    book = rulebook_from_toml(TEXT)
    row = FRAME.iloc[1].to_dict()
    assert book.applied(row, "audit_grace_days").scope == "category"
    assert book.applied(row, "plan_days").scope == "global"


def test_text_and_book_are_the_same():
    book = rulebook_from_toml(TEXT)
    assert rulebook_from_toml(rulebook_to_toml(book)) == book
    assert pickle.loads(pickle.dumps(book)) == book  # noqa: S301 - our own bytes
    assert hash(book) == hash(rulebook_from_toml(TEXT))
    assert rulebook_to_toml(SHIPPED) == ""
    assert rulebook_from_toml("") == SHIPPED
    assert book.defaults.rule_changes == (
        RuleChange("GB 9656-2021", date(2027, 7, 1), "ask with the audit"),
    )


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("[defaults]\ngrace = 1", "audit_grace_days"),
        ("[defaults]\naudit_grace_days = -1", "0–366"),
        ("[defaults]\naudit_grace_days = 1.5", "0–366"),
        ("[defaults]\naudit_grace_days = true", "0–366"),
        ("[defaults]\naudit_grace_days = 'ten'", "0–366"),
        ("[defaults]\naudit_group_by = 'site'", "factory_code"),
        ("[defaults]\nfindings_closed_by_later_pass = 1", "true"),
        ("[defaults]\nexpiry_bands = [90, 30, 180]", "1–3650"),
        ("[defaults]\nexpiry_bands = [30, 90]", "1–3650"),
        ("[defaults]\nfollow_up_months_by_class = {E = 3}", "A, B, C, D"),
        ("[defaults]\nfollow_up_months_by_class = 3", "A, B, C, D"),
        ("[defaults]\nstalled_factor = 0.5", "1–10"),
        ("[scheme.CCC]\nfindings_months = 3", "plant"),
        ("[scheme.ccc]\naudit_grace_days = 3", "CQC, CCC, CCC-SDOC"),
        ("[plants.X]\naudit_grace_days = 3", "plant"),
        ("[plant]\nX = 3", "audit_grace_days"),
        ("defaults = 3", "audit_grace_days"),
        ("[[rule_change]]\ncites = 'GB 1'", "2027-07-01"),
        ("[[rule_change]]\ncites = ''\ndeadline = 2027-07-01", "GB 9656"),
        ("[[rule_change]]\ncite = 'GB 1'", "deadline"),
        ("[rule_change]\ncites = 'GB 1'", "deadline"),
        ("[defaults\n", "defaults"),
    ],
)
def test_what_is_not_allowed_lists_what_is(text, listed):
    with pytest.raises(SettingError) as error:
        rulebook_from_toml(text)
    assert listed in error.value.message
    assert "Nothing was changed" in error.value.message


def test_changing_and_taking_back():
    book = SHIPPED.with_override("plant", "Celaya", "plan_days", 120)
    assert book.with_override("plant", "Celaya", "plan_days", 100).overrides[0].value == 100
    assert book.without_override("plant", "Celaya", "plan_days") == SHIPPED
    with pytest.raises(SettingError):
        SHIPPED.with_default("plan_days", 10_000)


def test_plain_dictionaries_become_tables():
    rules = Rules(follow_up_months_by_class={"A": 1})  # pyright: ignore[reportArgumentType]
    assert hash(rules)
    assert rules.follow_up_months_by_class["A"] == 1


def test_catalogue_and_help_speak_of_the_same_settings():
    text = Path("cqcdash/help/rules.md").read_text(encoding="utf-8")
    for setting in settings_catalogue():
        assert f"`{setting.name}`" in text, setting.name
        assert f"## {setting.rule} " in text, setting.rule
    for number in range(1, 28):
        assert f"## R{number} " in text


def test_shipped_defaults_are_those_of_the_domain():
    assert {s.name: s.default for s in settings_catalogue() if s.type in ("integer", "number")} == {
        "validity_years": 5,
        "expiry_tolerance_days": 3,
        "follow_up_months": 12,
        "first_audit_months": 3,
        "plan_days": 90,
        "arrange_days": 60,
        "audit_grace_days": 30,
        "renewal_days": 90,
        "renewal_months": 3,
        "renewal_working_days": 60,
        "lead_time_months": 4,
        "lead_time_cases": 10,
        "renewal_capacity_per_month": 0,
        "suspension_months_asked": 12,
        "suspension_months_other": 3,
        "voluntary_suspension_months": 1,
        "findings_months": 3,
        "retest_months": 12,
        "authority_target_days": 90,
        "case_norm_months": 4,
        "conversion_case_months": 4,
        "stalled_factor": 1.5,
        "due_soon_days": 90,
        "attention_floor_days": 7,
        "document_days": 7,
        "customs_days": 14,
        "verify_days": 30,
        "initial_audit_days": 3,
        "initial_auditors": 2,
        "follow_up_audit_days": 1.5,
        "follow_up_auditors": 1,
        "verify_again_days": 7,
        "cost_auditor_day": 2500,
        "cost_travel": 0,
        "cost_application": 0,
        "cost_registration": 0,
        "cost_annual_fee": 400,
        "cost_test": 0,
        "cny_per_own_currency": 0.0,
        "travel_bundle_days": 14,
    }
