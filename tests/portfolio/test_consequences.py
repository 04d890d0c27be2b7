"""What an import does to the portfolio, what changed since, and where each date comes from."""

import json
from datetime import date

import pytest
from copies import begun_with
from files import at, brought_in, looked_at

from cqcdash import portfolio
from cqcdash.errors import UnknownRecordError
from cqcdash.vocabulary.records import Kind
from cqcdash.vocabulary.rules import SHIPPED

DAY = date(2026, 11, 23)
NUMBER = "CQC21001232913"
HEAD = "Certificate No. | Status | Plant | Issue date | Expiry date | Product\n"
VALID = f"{NUMBER} | valid | Werk A | 2024-01-15 | 2029-01-14 | horn\n"
AUDITS = "Plant | Audit type | Start | End | Result\n"
PASSED = "Werk A | follow-up | 2026-08-01 | 2026-08-02 | passed\n"


def _one(address):
    brought_in(address, HEAD + VALID, AUDITS + PASSED)


@pytest.fixture
def one(address):
    return begun_with(address, _one)


def _derived(snapshot):
    return portfolio.derive(snapshot, DAY, SHIPPED)


@pytest.mark.slow
def test_the_outlook_of_an_import_is_what_comes_true(one):
    planned = looked_at(
        one,
        HEAD + VALID.replace("2029", "2026") + VALID.replace("913", "914"),
        AUDITS + PASSED.replace("passed", "failed"),
    )
    before = portfolio.snapshot(one)
    outlook = portfolio.consequences(planned, before, DAY, SHIPPED)
    expected = portfolio.after(planned, before)
    portfolio.commit(one, planned, "mei", at())
    then = portfolio.snapshot(one)
    for name in ("certificates", "audits"):
        assert len(getattr(expected, name)) == len(getattr(then, name))
    came = portfolio.changes(_derived(before), _derived(then))
    told = {str(one.code): one.count for one in outlook}
    assert told == came["change"].astype("str").value_counts().to_dict()
    assert told["turned_not_usable"] == told["new"] == told["expiry_moved"] == 1


@pytest.mark.slow
def test_an_import_that_says_nothing_new_has_no_consequences(one):
    planned = looked_at(one, HEAD + VALID)
    assert portfolio.consequences(planned, portfolio.snapshot(one), DAY, SHIPPED) == ()


@pytest.mark.slow
def test_each_value_names_the_file_that_gave_it(one):
    brought_in(one, HEAD + VALID.replace("horn", "louder horn"), user="li")
    portfolio.correct(
        one, Kind.CERTIFICATES, (NUMBER,), {"issued_on": "2024-01-16"},
        reason="misread", user="chen", at=at(),
    )  # fmt: skip
    told = portfolio.explain(one, f" {NUMBER.lower()}（b0）", DAY, SHIPPED)
    assert json.loads(json.dumps(told)) == told
    assert (told["certificate_no"], told["as_of"]) == (NUMBER, "2026-11-23")
    sources = {
        given["name"]: (given["source"]["file_name"], given["source"]["line"], user)
        for explanation in told["explanations"]
        for given in explanation["inputs"]
        if given["source"] and (user := given["source"]["user"])
    }
    assert sources["expires_on"] == ("file_1.csv", 2, "mei")
    assert sources["status"] == ("file_1.csv", 2, "mei")
    assert sources["ended_on"] == ("file_2.csv", 2, "mei")
    if "issued_on" in sources:
        assert sources["issued_on"] == ("", None, "chen")


def test_an_unknown_number_is_named(one):
    with pytest.raises(UnknownRecordError, match="CQC99"):
        portfolio.explain(one, "cqc 99", DAY, SHIPPED)
