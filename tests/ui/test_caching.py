"""What is shared between sessions is computed once per version, day, rules and scope."""

from datetime import date

import pytest
import streamlit as st
from copies import begun_with
from screens import AT, ONE, fill, sample_files

from cqcdash import portfolio
from cqcdash.portfolio import Scope
from cqcdash.ui.frame.cache import cached_derived, cached_snapshot

DAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def address(monkeypatch, tmp_path):
    monkeypatch.setenv("CQCDASH_DATABASE", str(tmp_path / "db"))
    monkeypatch.setenv("CQCDASH_RULES", str(tmp_path / "rules.toml"))
    st.cache_resource.clear()
    return str(tmp_path / "db")


def _one(address):
    fill(address, [("one.csv", ONE)])


@pytest.mark.slow
def test_the_same_look_is_the_same_object(address):
    begun_with(address, _one)
    assert cached_snapshot() is cached_snapshot()
    assert cached_derived(DAY) is cached_derived(DAY)
    scope = Scope(plants=("武汉工厂",))
    assert cached_derived(DAY, scope) is cached_derived(DAY, Scope(plants=("武汉工厂",)))


@pytest.mark.slow
def test_an_import_is_seen_at_once(address):
    begun_with(address, _one)
    before = cached_derived(DAY)
    fill(address, sample_files())
    assert len(cached_derived(DAY).positions) == len(before.positions) + 183
    assert len(before.positions) == 1


def test_other_rules_are_another_look(address, tmp_path):
    begun_with(address, _one)
    first = cached_derived(DAY)
    (tmp_path / "rules.toml").write_text("[defaults]\nrenewal_days = 30\n")
    second = cached_derived(DAY)
    assert first.positions["file_renewal_by"].iloc[0] != second.positions["file_renewal_by"].iloc[0]


def test_looking_back_leaves_out_what_came_later(address):
    begun_with(address, _one)
    assert cached_snapshot(AT.date()).certificates.shape[0] == 1
    assert cached_snapshot(date(2026, 11, 1)).certificates.empty


@pytest.mark.slow
def test_a_visit_is_in_scope_when_one_of_its_certificates_is(address):
    fill(address, sample_files())
    whole = cached_derived(DAY)
    category = whole.positions["product_category"].iloc[0]
    part = cached_derived(DAY, Scope(categories=(category,)))
    assert 0 < len(part.positions) < len(whole.positions)
    assert set(part.follow_ups["audit_group"]) <= set(whole.follow_ups["audit_group"])
    stake = whole.follow_ups.set_index("audit_group")["certificates_at_stake"]
    kept = part.follow_ups.set_index("audit_group")["certificates_at_stake"]
    assert kept.equals(stake.loc[kept.index])


def test_a_busy_or_missing_database_is_a_sentence_not_a_crash(address):
    assert portfolio.data_version(address) == 0
    assert cached_derived(DAY).positions.empty
