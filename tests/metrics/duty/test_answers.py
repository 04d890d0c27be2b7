"""What words alone recognise is asked once; the answer decides, and only about what was asked."""

from datetime import date

import pytest
from world import day, one

from cqcdash.vocabulary.rules import SHIPPED, DutyChange, Effect

NOVEMBER = date(2026, 11, 26)
HEAD = """
certificate_no | scheme | plant | product_category | product | issued_on | expires_on | rule
"""
GLAZING = (
    HEAD
    + "2022019901000001 | CCC-SDOC | Wuhan | glazing | safety glass | 2022-01-15 | 2031-01-14 |\n"
)
SAID = "certificate_no | duty_change | concerned\n2022019901000001 | {change} | {concerned}"
LAW = "SAMR 2025-57"


def said(concerned: str, change: str = LAW) -> str:
    return SAID.format(change=change, concerned=concerned)


def test_words_alone_make_it_a_perhaps_that_ends_nothing():
    row = one(GLAZING, NOVEMBER)
    assert (row["duty_state"], row["duty_matched_by"]) == ("perhaps", "words")
    assert day(row["safe_until"]) == date(2031, 1, 14)


def test_what_is_said_to_be_concerned_ends_with_the_law():
    row = one(GLAZING, NOVEMBER, answers=said("yes"))
    assert (row["duty_state"], row["duty_matched_by"]) == ("to_convert", "answer")
    assert day(row["safe_until"]) == date(2026, 12, 31)
    assert row["next_action"] == "convert"


def test_what_is_said_not_to_be_concerned_is_not_asked_again():
    row = one(GLAZING, NOVEMBER, answers=said("no"))
    assert row["duty_change"] != row["duty_change"]
    assert row["duty_state"] != row["duty_state"]


def test_an_answer_about_another_change_says_nothing_about_this_one():
    row = one(GLAZING, NOVEMBER, answers=said("no", "CNCA 2018-11"))
    assert row["duty_state"] == "perhaps"


@pytest.mark.parametrize("concerned", ["yes", "no"])
def test_no_answer_overrules_a_product_code(concerned):
    coded = GLAZING.replace("2022019901000001", "2022011301000001")
    row = one(coded, NOVEMBER, answers=said(concerned).replace("2022019901", "2022011301"))
    assert (row["duty_state"], row["duty_matched_by"]) == ("to_convert", "code_in_number")


@pytest.mark.parametrize(
    ("concerned", "deadline"), [("yes", date(2027, 7, 1)), ("no", None), (None, None)]
)
def test_a_rule_to_follow_is_asked_for_in_the_same_way(concerned, deadline):
    change = DutyChange(
        "New glass rule", Effect.RULE_REPLACED, words=("glass",), convert_by=date(2027, 7, 1)
    )
    answers = said(concerned, "New glass rule") if concerned else None
    book = SHIPPED.with_duty_changes((change,))
    other = GLAZING.replace("CCC-SDOC", "CCAP").replace("safety glass", "glass pane")
    row = one(other, NOVEMBER, book=book, answers=answers)
    assert day(row["rule_change_deadline"]) == deadline
    assert (row["duty_state"] == "perhaps") is (concerned is None)
