"""The page of the changes of duty: sentences, the list, what is only announced."""

from screens import healthy, opened, shown

from cqcdash.ui.duty import sentence

ROW = {
    "duty_change": "SAMR 2025-57",
    "effect": "declaration_ends",
    "to_convert": 9,
    "converted": 2,
    "not_enough": 0,
    "perhaps": 1,
    "duty_plants": 3,
    "started_late": 9,
    "duty_days_left": 38,
}


def row(**more):
    import pandas as pd

    return {**ROW, "convert_by": pd.Timestamp(2026, 12, 31), **more}


def test_the_sentence_says_what_ends_what_is_converted_and_what_is_too_late():
    assert sentence(row()) == (
        "9 declarations end on 2026-12-31 and have nothing to follow them (3 plants). "
        "2 are converted already. For 9 the day to begin a regular case has passed: ask the "
        "certification body to exchange the declaration for a certificate. "
        "1 more is recognised by words only: look whether it is concerned."
    )


def test_one_of_each_is_said_in_the_singular():
    told = sentence(row(to_convert=1, converted=1, started_late=0, perhaps=0, duty_plants=1))
    assert told == (
        "1 declaration ends on 2026-12-31 and has nothing to follow it (1 plant). "
        "1 is converted already."
    )


def test_a_voluntary_certificate_is_said_to_stay_valid():
    told = sentence(row(effect="becomes_mandatory", not_enough=4, converted=0, started_late=0))
    assert told.startswith(
        "4 voluntary certificates stay valid, but are not enough from 2027-01-01"
    )


def test_after_the_last_day_they_are_not_usable():
    told = sentence(row(duty_days_left=-1, converted=0, started_late=0, perhaps=0))
    assert told == "9 certificates were not converted by 2026-12-31 and are not usable (3 plants)."


def test_the_page_lists_the_declarations_first_and_the_change_can_be_chosen(database):
    database("sample")
    app = opened("duty")
    healthy(app)
    assert "11 declarations end on 2026\\-12\\-31" in shown(app)
    listed = app.dataframe[0].value
    assert set(listed["duty_state"]) == {"To convert"}
    assert set(listed["duty_matched_by"]) == {"Product code in the number"}
    watched = opened("duty", change="Implementation rules 2026")
    healthy(watched)
    assert set(watched.dataframe[0].value["duty_state"]) == {"Announced, no date yet"}
    assert "the day is open" in shown(watched)


def test_a_view_without_any_says_so(database):
    database("one")
    app = opened("duty")
    healthy(app)
    assert "No change of duty concerns a certificate in this view" in shown(app)
