"""What is shared between sessions is computed once per version, day, rules and scope."""

from datetime import date

import pytest
import streamlit as st
from copies import begun_with
from screens import AT, ONE, fill, sample_files

from cqcdash import portfolio
from cqcdash.portfolio import Scope
from cqcdash.ui import caching

DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def address(monkeypatch, tmp_path):
    monkeypatch.setenv("CQCDASH_DATABASE", str(tmp_path / "db"))
    monkeypatch.setenv("CQCDASH_RULES", str(tmp_path / "rules.toml"))
    st.cache_resource.clear()
    return str(tmp_path / "db")


def _one(address):
    fill(address, [("one.csv", ONE)])


def test_the_same_look_is_the_same_object(address):
    begun_with(address, _one)
    assert caching.snapshot() is caching.snapshot()
    assert caching.derived(DAY) is caching.derived(DAY)
    scope = Scope(plants=("武汉工厂",))
    assert caching.derived(DAY, scope) is caching.derived(DAY, Scope(plants=("武汉工厂",)))


def test_an_import_is_seen_at_once(address):
    begun_with(address, _one)
    before = caching.derived(DAY)
    fill(address, sample_files())
    assert len(caching.derived(DAY).positions) == len(before.positions) + 160
    assert len(before.positions) == 1


def test_other_rules_are_another_look(address, tmp_path):
    begun_with(address, _one)
    first = caching.derived(DAY)
    (tmp_path / "rules.toml").write_text("[defaults]\nrenewal_days = 30\n")
    second = caching.derived(DAY)
    assert first.positions["file_renewal_by"].iloc[0] != second.positions["file_renewal_by"].iloc[0]


def test_looking_back_leaves_out_what_came_later(address):
    begun_with(address, _one)
    assert caching.snapshot(AT.date()).certificates.shape[0] == 1
    assert caching.snapshot(date(2026, 11, 1)).certificates.empty


def test_a_visit_is_in_scope_when_one_of_its_certificates_is(address):
    fill(address, sample_files())
    whole = caching.derived(DAY)
    category = whole.positions["product_category"].iloc[0]
    part = caching.derived(DAY, Scope(categories=(category,)))
    assert 0 < len(part.positions) < len(whole.positions)
    assert set(part.follow_ups["audit_group"]) <= set(whole.follow_ups["audit_group"])
    stake = whole.follow_ups.set_index("audit_group")["certificates_at_stake"]
    kept = part.follow_ups.set_index("audit_group")["certificates_at_stake"]
    assert kept.equals(stake.loc[kept.index])


def test_a_busy_or_missing_database_is_a_sentence_not_a_crash(address):
    assert portfolio.data_version(address) == 0
    assert caching.derived(DAY).positions.empty
