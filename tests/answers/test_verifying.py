"""From the list of numbers to what was seen: marked, written, told, gone from the list."""

from datetime import date

import pytest
from screens import healthy, opened, shown

from cqcdash import metrics, portfolio
from cqcdash.texts.answers import verify_answer
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.rules import SHIPPED

EXPIRED = "CQC21001142160"


def record(address, number):
    found = portfolio.snapshot(address).certificates
    return found.loc[found["certificate_no"] == number].iloc[0]


def listed(app):
    return list(
        next(t.value for t in app.dataframe if "verify_reason" in t.value)["certificate_no"]
    )


def marked(app, *rows):
    key = next(t.key for t in app.dataframe if "verify_reason" in t.value)
    app.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
    return app.run()


def test_marked_numbers_are_seen_valid_in_one_click(records):
    app = opened("verify")
    healthy(app)
    numbers = listed(app)
    assert len(numbers) == 3
    assert app.code[-1].value == "\n".join(numbers)
    app = marked(app, 0, 2)
    app.get_by_key("verify.marked.valid").click().run()
    healthy(app)
    assert "written for 2 certificates" in "\n".join(s.value for s in app.success)
    for number in (numbers[0], numbers[2]):
        row = record(records, number)
        assert (row["status"], row["reported_status"], row["verified_by"]) == (
            *("valid", "valid", "Maria Lang"),
        )
        assert row["verified_on"].date() == row["status_reported_on"].date() == date(2026, 11, 23)
    assert listed(app) == [numbers[1]]


def test_the_one_that_a_link_asks_for_was_not_there(records):
    app = opened("verify", certificate=EXPIRED)
    healthy(app)
    app.get_by_key("asked.other").click().run()
    app.get_by_key("asked.other").click()
    app.get_by_key("seeing.sight").set_value("not found")
    app.get_by_key("seeing.note").set_value("<b>twice</b>")
    app.get_by_key("seeing.save").click().run()
    healthy(app)
    row = record(records, EXPIRED)
    assert (row["status"], row["reported_status"]) == ("unknown", "not found")
    last = portfolio.versions_of(records, Kind.CERTIFICATES, EXPIRED).iloc[-1]
    assert last["reason"] == "Seen in the public database: <b>twice</b>"
    page = shown(opened("certificate", certificate=EXPIRED))
    assert "Last verified: **2026\\-11\\-23**" in page
    assert "Verified by: **Maria Lang**" in page


@pytest.mark.usefixtures("records")
def test_nothing_is_entered_in_the_list_of_a_past_day():
    app = opened("verify", as_of="2026-11-22", certificate=EXPIRED)
    healthy(app)
    assert app.get_by_key("asked.valid").disabled
    assert app.get_by_key("asked.other").disabled


def test_the_sentence_counts_what_is_listed(records):
    for day, told in [
        (date(2026, 11, 23), "3 numbers to look up today: 3 may stand differently any day."),
        (
            date(2026, 12, 20),
            "6 numbers to look up today: the statuses of 6 are too old to count, the oldest 40",
        ),
    ]:
        whole = portfolio.load(records, day, SHIPPED)
        found = metrics.numbers_to_verify(whole.positions, day, SHIPPED)
        answer, _ = verify_answer(found)
        assert answer.startswith(told)
    assert verify_answer(found.head(0))[1] == ""
