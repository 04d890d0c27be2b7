"""Changes of duty as records: the shipped list, own ones, and what is refused."""

from datetime import date

import pytest

from cqcdash.errors import SettingError
from cqcdash.sample.catalogue import catalogue
from cqcdash.vocabulary.rules import (
    SHIPPED,
    DutyChange,
    Effect,
    every_rule_to_toml,
    rulebook_from_toml,
    rulebook_to_toml,
    shipped_duty_changes,
)

OWN = """
[[duty_change]]
name = "Ours"
effect = "declaration_ends"
schemes = ["CCC-SDOC"]
codes = ["1301"]
convert_by = 2027-06-30
"""


def test_every_shipped_change_names_its_source_and_its_trust():
    changes = shipped_duty_changes()
    assert {str(change.effect) for change in changes} >= {
        "declaration_ends",
        "becomes_mandatory",
        "leaves_catalogue",
        "rule_replaced",
    }
    for change in changes:
        assert change.source, change.name
        assert change.trust != "own", change.name


def test_an_own_change_is_read_written_and_read_again():
    book = rulebook_from_toml(OWN)
    (own,) = book.defaults.duty_changes
    assert own == DutyChange(
        "Ours",
        Effect.DECLARATION_ENDS,
        schemes=("CCC-SDOC",),
        codes=("1301",),
        convert_by=date(2027, 6, 30),
    )
    assert book.duty_changes == (*shipped_duty_changes(), own)
    for text in (rulebook_to_toml(book), every_rule_to_toml(book)):
        assert rulebook_from_toml(text) == book


def test_shipped_changes_can_be_written_down_and_read_again():
    book = SHIPPED.with_duty_changes(shipped_duty_changes())
    assert rulebook_from_toml(rulebook_to_toml(book)) == book
    assert book.duty_changes == shipped_duty_changes()


def test_categories_have_codes_that_a_file_may_change():
    book = rulebook_from_toml('[category_codes]\n"windscreens" = "1301"')
    assert book.defaults.category_codes == (("windscreens", "1301"),)
    assert rulebook_from_toml(rulebook_to_toml(book)) == book


def test_the_shipped_codes_agree_with_the_table_of_categories():
    table = catalogue().dropna(subset=["product_code"])
    codes = dict(SHIPPED.defaults.category_codes)
    assert {name: codes[name] for name in table["product_category"]} == dict(
        zip(table["product_category"], table["product_code"], strict=True)
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('codes = ["1301"]\n', ""), "codes, categories, rules, standards, words"),
        (('"declaration_ends"', '"ends"'), "declaration_ends, becomes_mandatory"),
        (('["1301"]', '["130"]'), "four digits"),
        (('["1301"]', '"1301"'), '["…", "…"]'),
        (('["CCC-SDOC"]', '["CCD"]'), "CQC, CCC, CCC-SDOC"),
        (("2027-06-30", '"soon"'), "a day such as 2026-12-31"),
        (("2027-06-30", "2027-06-30\nwithout_effect_from = 2027-01-01"), "on or after convert_by"),
        (("schemes", "scheme"), "name, effect, title"),
        (('name = "Ours"\n', ""), "SAMR 2025-57"),
        (('"Ours"', '"Ours"\ninto = "CCD"'), "CQC, CCC"),
    ],
)
def test_a_change_that_cannot_be_meant_is_refused(change, told):
    with pytest.raises(SettingError, match="Nothing was changed") as failed:
        rulebook_from_toml(OWN.replace(*change))
    assert told in failed.value.message
    assert "duty_change" in failed.value.message


@pytest.mark.parametrize("text", [OWN + OWN, "duty_change = 1", "[category_codes]\nglass = 13"])
def test_other_things_that_are_refused(text):
    with pytest.raises(SettingError, match="Nothing was changed"):
        rulebook_from_toml(text)
