"""Staged files: kept for a while, within bounds, known by their name only."""

from datetime import timedelta

import pytest
import streamlit as st

from cqcdash.ui.frame import clock
from cqcdash.ui.import_records import staging


@pytest.fixture(autouse=True)
def _shelf_of_its_own():
    st.cache_resource.clear()


def shelf():
    return staging._shelf()


def test_files_are_known_by_a_name_that_cannot_be_guessed():
    one, other = staging.put([("a.csv", b"1")]), staging.put([("a.csv", b"1")])
    assert len(one) == 32
    assert one != other
    assert shelf()[one].files == (("a.csv", b"1"),)


def test_old_ones_go():
    old = staging.put([("a.csv", b"1")])
    shelf()[old].since = clock.now() - staging.KEPT_FOR - timedelta(minutes=1)
    new = staging.put([("b.csv", b"2")])
    assert set(shelf()) == {new}


def test_the_oldest_make_room(monkeypatch):
    monkeypatch.setattr(staging, "KEPT_BYTES", 10)
    names = [staging.put([("a.csv", b"12345")]) for _ in range(3)]
    assert set(shelf()) == set(names[1:])


def test_the_newest_stays_even_when_it_is_too_big_for_all(monkeypatch):
    monkeypatch.setattr(staging, "KEPT_BYTES", 3)
    name = staging.put([("big.csv", b"12345")])
    assert set(shelf()) == {name}


def test_no_more_than_a_few_are_kept(monkeypatch):
    monkeypatch.setattr(staging, "KEPT_SETS", 2)
    names = [staging.put([("a.csv", b"1")]) for _ in range(4)]
    assert set(shelf()) == set(names[2:])
