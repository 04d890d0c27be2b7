"""Changes of duty as records: the shipped list, own ones, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from cqcdash.errors import SettingError
from cqcdash.sample.catalogue import catalogue
from cqcdash.vocabulary.rules import (
    SHIPPED,
    DutyChange,
    Effect,
    RuleChange,
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


def test_another_day_of_announcement_makes_another_version():
    later = OWN.replace("codes", "announced = 2026-11-01\ncodes").replace("06-30", "12-31")
    book = rulebook_from_toml(OWN + later)
    assert len(book.defaults.duty_changes) == 2
    for day, last in ((date(2026, 10, 31), "06-30"), (date(2026, 11, 1), "12-31")):
        (known,) = (c for c in book.duty_changes_on(day) if c.name == "Ours")
        assert known.last_day == date.fromisoformat(f"2027-{last}")
    assert rulebook_from_toml(rulebook_to_toml(book)) == book


def test_a_shipped_change_keeps_its_first_version_beside_a_newer_own_one():
    first = next(c for c in shipped_duty_changes() if c.name == "SAMR 2025-57")
    newer = replace(first, announced=date(2026, 11, 1), convert_by=None, without_effect_from=None)
    book = SHIPPED.with_duty_changes((newer,))
    assert first in book.duty_changes_on(date(2026, 10, 31))
    assert newer in book.duty_changes_on(date(2026, 11, 1))
    assert first not in book.duty_changes_on(date(2026, 11, 1))
    assert "SAMR 2025-57" not in {c.name for c in book.duty_changes_on(date(2025, 1, 1))}


def test_rules_to_follow_are_changes_of_duty_each_under_a_name_of_its_own():
    last = date(2027, 7, 1)
    changes = (
        RuleChange("GB 9656-2021", last),
        RuleChange("GB 9656-2021", date(2027, 3, 1)),
        RuleChange("CNCA 2018-11", last, "a name that is taken"),
        RuleChange("CNCA-C11-04:2014", last),
    )
    known = SHIPPED.with_rule_changes(changes).duty_changes_on(date(2026, 11, 1))
    own = {c.name: (str(c.effect), c.convert_by) for c in known if c.whole}
    assert own == {
        "GB 9656-2021": ("standard_replaced", date(2027, 3, 1)),
        "GB 9656-2021, 2027-07-01": ("standard_replaced", last),
        "CNCA 2018-11, 2027-07-01": ("rule_replaced", last),
        "CNCA-C11-04:2014": ("rule_replaced", last),
    }
    assert len({c.name for c in known}) == len(known)


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
        (('"Ours"', '"Ours"\nwhole = 1'), "true, false"),
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
