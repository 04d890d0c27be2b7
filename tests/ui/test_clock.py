from datetime import date, datetime

import pytest

from cqcdash.errors import BadRequestError
from cqcdash.ui.frame import clock


def test_the_day_can_be_frozen(monkeypatch):
    monkeypatch.setenv("CQCDASH_TODAY", "2026-11-23")
    assert clock.today() == date(2026, 11, 23)
    assert clock.stamp().tzinfo is None


def test_without_a_frozen_day_it_is_today(monkeypatch):
    monkeypatch.delenv("CQCDASH_TODAY", raising=False)
    assert clock.today() == datetime.now().astimezone().date()


def test_a_frozen_day_that_is_none_is_named(monkeypatch):
    monkeypatch.setenv("CQCDASH_TODAY", "tomorrow")
    with pytest.raises(BadRequestError, match="CQCDASH_TODAY: found 'tomorrow'"):
        clock.today()
