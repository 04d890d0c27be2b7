"""A change of duty in one sentence: what ends, how far it is, and whether there is time."""

from datetime import date

import pytest

from cqcdash.texts.duty import duty_sentence, watched_sentence

ROW = {
    "duty_change": "SAMR 2025-57",
    "effect": "declaration_ends",
    "convert_by": date(2026, 12, 31),
    "duty_days_left": 38,
    "duty_concerned": 41,
    "duty_plants": 3,
    "converted": 6,
    "with_case": 12,
    "without_case": 23,
    "started_late": 23,
    "least_lead_days": 118,
    "most_lead_days": 118,
    "watched": 0,
    "perhaps": 0,
}


def test_what_ends_how_far_it_is_and_that_it_is_too_late():
    assert duty_sentence(ROW) == (
        "41 declarations in 3 plants end on 2026-12-31; 6 are converted, 12 have a case, 23 have "
        "nothing; with your lead time of 118 days it is too late for a regular case: ask the body "
        "for the exchange on the basis of the declaration."
    )


def test_one_of_each_is_said_in_the_singular():
    ones = dict.fromkeys(("duty_plants", "converted", "with_case", "without_case"), 1)
    assert duty_sentence({**ROW, **ones, "duty_concerned": 1, "started_late": 0}) == (
        "1 declaration in 1 plant ends on 2026-12-31; 1 is converted, 1 has a case, 1 has nothing."
    )


def test_what_is_none_is_not_said():
    none = dict.fromkeys(("converted", "with_case", "started_late"), 0)
    assert duty_sentence({**ROW, **none}) == (
        "41 declarations in 3 plants end on 2026-12-31; 23 have nothing."
    )


def test_some_are_too_late_with_lead_times_that_differ():
    told = duty_sentence({**ROW, "started_late": 5, "least_lead_days": 30})
    assert (
        "with your lead times of 30 to 118 days it is too late for a regular case for 5 of them"
    ) in told


@pytest.mark.parametrize(
    ("effect", "left", "begins"),
    [
        ("declaration_ends", -1, "41 declarations in 3 plants ended on 2026-12-31"),
        (
            "becomes_mandatory",
            38,
            "41 voluntary certificates in 3 plants stay valid, but are not enough from 2027-01-01",
        ),
        (
            "becomes_mandatory",
            -1,
            "41 voluntary certificates in 3 plants are valid, but not enough since 2027-01-01",
        ),
        (
            "rule_replaced",
            38,
            "41 certificates in 3 plants have to follow SAMR 2025-57 by 2026-12-31",
        ),
        ("rule_replaced", -1, "41 certificates in 3 plants had to follow SAMR 2025-57 by"),
    ],
)
def test_each_effect_has_its_words_before_and_after_the_day(effect, left, begins):
    assert duty_sentence({**ROW, "effect": effect, "duty_days_left": left}).startswith(begins)


def test_a_rule_to_follow_is_not_said_to_have_nothing():
    idle = {"converted": 0, "with_case": 0, "started_late": 0}
    assert duty_sentence({**ROW, **idle, "effect": "standard_replaced", "perhaps": 1}) == (
        "41 certificates in 3 plants have to follow SAMR 2025-57 by 2026-12-31. "
        "1 more is recognised by words only: say whether it is concerned."
    )


def test_what_is_only_announced_would_concern_some():
    assert watched_sentence({**ROW, "watched": 2, "perhaps": 3}) == (
        "It would concern 2 certificates in 3 plants. "
        "3 more are recognised by words only: say whether they are concerned."
    )
    assert watched_sentence(ROW) == ""
