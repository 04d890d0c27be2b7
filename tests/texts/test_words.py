import pkgutil
from enum import StrEnum
from importlib import import_module

import pytest

from cqcdash import vocabulary
from cqcdash.texts import _, counted, grouped, nearest, words

ENUMS = {
    found
    for module in pkgutil.iter_modules(vocabulary.__path__, f"{vocabulary.__name__}.")
    for found in vars(import_module(module.name)).values()
    if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum
}


@pytest.mark.parametrize(
    "codes", sorted(ENUMS, key=lambda codes: codes.__name__), ids=lambda codes: codes.__name__
)
def test_every_code_has_a_word_of_its_own(codes):
    assert set(words.LABELS[codes]) == set(codes)
    assert all(words.labels(codes).values())
    assert len(set(words.labels(codes).values())) == len(codes)


def test_numbers_and_plurals_read_well():
    assert grouped(1234567) == "1\u202f234\u202f567"
    assert counted("{n} row", "{n} rows", 1) == "1 row"
    assert counted("{n} row", "{n} rows", 1200) == "1\u202f200 rows"


def test_an_unknown_language_is_answered_in_english():
    assert nearest("tlh-QO") == "en"
    assert _("Overview") == "Overview"
