"""What people tell besides files: acknowledgements, learned words, plant facts."""

from datetime import date, timedelta
from threading import Timer

import pandas as pd
import pytest
from store_commits import commit, noon, rows

from cqcdash import store
from cqcdash.vocabulary.attention import ACKNOWLEDGEMENTS, Acknowledgement
from cqcdash.vocabulary.duty import DUTY_ANSWERS, DutyAnswer
from cqcdash.vocabulary.imports import Learned
from cqcdash.vocabulary.preparation import PREPARATIONS, Prepared, Subject, Visit
from cqcdash.vocabulary.records import PLANTS


def _seen(key="CQC1", owner="li", **more):
    given = {
        "item_kind": "certificate",
        "item_key": key,
        "date_then": date(2026, 9, 15),
        "owner": owner,
        "note": "已联系工厂",
        "until": None,
        "user": "mei",
        "at": noon(1),
    }
    return Acknowledgement(**{**given, **more})


def test_an_acknowledgement_comes_back_in_its_types(address):
    store.acknowledge(address, _seen(until=date(2026, 10, 1)))
    got = store.acknowledgements(address)
    types = ACKNOWLEDGEMENTS.empty().dtypes.astype("str").to_dict()
    assert got.dtypes.astype("str").to_dict() == types
    assert rows(got, "item_key", "date_then", "owner", "note", "until", "at") == [
        ("CQC1", "2026-09-15 00:00:00", "li", "已联系工厂", "2026-10-01 00:00:00", str(noon(1)))
    ]


def test_a_later_acknowledgement_of_the_same_item_replaces_the_earlier(address):
    store.acknowledge(address, _seen(owner="li"))
    store.acknowledge(address, _seen(owner="wang", date_then=None, at=noon(2)))
    store.acknowledge(address, _seen(key="CQC2"))
    got = store.acknowledgements(address)
    assert rows(got, "item_key", "owner", "date_then") == [
        ("CQC1", "wang", ""),
        ("CQC2", "li", "2026-09-15 00:00:00"),
    ]


def test_many_are_acknowledged_at_once_or_none(address):
    store.acknowledge(address, _seen(owner="li"))
    many = [_seen(key=f"CQC{n}", owner="wang", at=noon(2)) for n in range(1, 4)]
    store.acknowledge(address, [*many, _seen(key="CQC3", owner="zhao", at=noon(2))])
    got = store.acknowledgements(address)
    assert rows(got, "item_key", "owner") == [("CQC1", "wang"), ("CQC2", "wang"), ("CQC3", "zhao")]
    assert store.data_version(address) == 2
    with pytest.raises(TypeError):
        store.acknowledge(address, [_seen(key="CQC4"), _seen(key="CQC5", owner=object())])
    assert len(store.acknowledgements(address)) == 3
    store.withdraw(address, "certificate", ["CQC1", "CQC3", "CQC9"], "li", noon(3))
    assert rows(store.acknowledgements(address), "item_key", "owner") == [("CQC2", "wang")]


def test_a_withdrawn_acknowledgement_is_gone(address):
    store.acknowledge(address, _seen())
    store.withdraw(address, "certificate", "CQC1", "li", noon(2))
    store.withdraw(address, "certificate", "CQC9", "li", noon(2))
    assert store.acknowledgements(address).empty


def _said(*, concerned=True, number="CQC1", change="SAMR 2025-57", at=None):
    return DutyAnswer(number, change, concerned, "mei", at or noon(1))


def _answers(address):
    return rows(store.read_snapshot(address).answers, "certificate_no", "duty_change", "concerned")


def test_an_answer_comes_back_and_a_later_one_to_its_question_replaces_it(address):
    store.answer_duty(address, [_said(), _said(number="CQC2"), _said(change="CNCA 2018-11")])
    store.answer_duty(address, [_said(concerned=False, at=noon(2))])
    assert _answers(address) == [
        ("CQC1", "CNCA 2018-11", "True"),
        ("CQC1", "SAMR 2025-57", "False"),
        ("CQC2", "SAMR 2025-57", "True"),
    ]
    got = store.read_snapshot(address).answers
    types = DUTY_ANSWERS.empty().dtypes.astype("str").to_dict()
    assert got.dtypes.astype("str").to_dict() == types


def test_an_answer_that_is_taken_back_is_known_in_the_past_only(address):
    store.answer_duty(address, [_said(at=noon(1))])
    store.answer_duty(address, [_said(concerned=None, at=noon(3))])
    assert _answers(address) == []
    for day, known in ((0, 0), (1, 1), (2, 1), (3, 0)):
        looked = store.read_as_known_on(address, noon(1).date() + timedelta(days=day - 1))
        assert len(looked.answers) == known, day


def _ready(item="visa", owner="<b>li</b>", done_on=date(2026, 9, 1), at=None, cycle="2026-03-01"):
    visit = Visit(Subject.GROUP, "Wuhan", cycle, initial=False, plant="Wuhan")
    return Prepared(visit, item, owner, done_on, "", "mei", at or noon(1))


def _preparations(address):
    got = store.read_snapshot(address).preparations
    return rows(got, "cycle", "preparation_item", "owner", "done_on")


def test_a_tick_given_twice_is_one_and_a_new_audit_has_its_own(address):
    store.prepare(address, [_ready()])
    store.prepare(address, [_ready(at=noon(2)), _ready(cycle="2027-03-01", done_on=None)])
    assert _preparations(address) == [
        ("2026-03-01", "visa", "<b>li</b>", "2026-09-01 00:00:00"),
        ("2027-03-01", "visa", "<b>li</b>", ""),
    ]
    assert store.data_version(address) == 2
    types = PREPARATIONS.empty().dtypes.astype("str").to_dict()
    assert store.read_snapshot(address).preparations.dtypes.astype("str").to_dict() == types


def test_a_tick_that_is_taken_back_is_known_in_the_past_only_and_stays_in_the_file(address):
    store.prepare(address, [_ready()])
    store.prepare(address, [_ready(owner="", done_on=None, at=noon(3))])
    assert _preparations(address) == []
    for day, known in ((0, 0), (1, 1), (2, 1), (3, 0)):
        looked = store.read_as_known_on(address, noon(1).date() + timedelta(days=day - 1))
        assert len(looked.preparations) == known, day
    with store.open_database(address) as connection:
        kept = connection.execute("select owner, ended_by from audit_preparations").fetchall()
    assert kept == [("<b>li</b>", "mei")]


def test_notes_raise_the_version(address):
    store.acknowledge(address, _seen())
    store.remember(address, [Learned("", "plant", "武汉工厂", "Wuhan")])
    store.withdraw(address, "certificate", "CQC1", "li", noon(2))
    assert store.data_version(address) == 3


def test_a_change_that_meets_another_one_is_repeated(address):
    store.migrate(address)
    with store.open_database(address) as other:
        other.begin()
        other.execute("update meta set data_version = data_version + 1")
        ending = Timer(0.05, other.commit)
        ending.start()
        store.remember(address, [Learned("", "plant", "武汉工厂", "Wuhan")])
        ending.join()
    assert store.data_version(address) == 2


def test_the_latest_answer_to_a_question_is_remembered(address):
    store.remember(address, [Learned("audits", "result", "ok", "passed")])
    again = [Learned("audits", "result", "ok", "failed"), Learned("", "result", "ok", "passed")]
    store.remember(address, again)
    assert set(store.learned(address)) == set(again)


def test_a_described_plant_stays_when_its_import_is_undone(address):
    commit(address, "certificate_no|plant\nA|Wuhan\nB|Suzhou")
    facts = pd.DataFrame({"plant": ["Wuhan", "Graz"], "country": ["CN", "AT"]})
    store.describe_plants(address, facts.assign(factory_class="B"))
    store.undo_import(address, 1, "li", noon(2))
    plants = store.read_snapshot(address).plants
    assert rows(plants, *PLANTS.names) == [("Graz", "AT", "B"), ("Wuhan", "CN", "B")]
