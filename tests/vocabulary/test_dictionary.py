"""Each column is described once: a heading, a meaning, a unit; what differs says so."""

import ast
import pkgutil
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest
from columns_page import PAGE, page

from cqcdash import vocabulary
from cqcdash.vocabulary.dictionary import DICTIONARY, SUBJECTS
from cqcdash.vocabulary.records import CERTIFICATES
from cqcdash.vocabulary.schema import Column, Schema

MODULES = [
    import_module(module.name)
    for module in pkgutil.iter_modules(vocabulary.__path__, f"{vocabulary.__name__}.")
]
SCHEMAS = {
    name: found
    for module in MODULES
    for name, found in vars(module).items()
    if isinstance(found, Schema)
}
DESCRIBED = {
    column for frames in SUBJECTS.values() for columns in frames.values() for column in columns
}
# Numbers that count nothing: of an import, of a line.
NUMBERS_OF_THINGS = {"import_id", "source_line", "line"}


def descriptions():
    """The descriptions of each name."""
    found = defaultdict(set)
    for column in DESCRIBED:
        found[column.name].add(column)
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_dictionary_holds_every_column_of_every_schema(name):
    assert [column.name for column in SCHEMAS[name].columns if column not in DESCRIBED] == []


def test_every_column_has_a_heading_a_meaning_and_a_unit():
    for column in sorted(DESCRIBED, key=repr):
        assert column.title != column.name
        assert column.title.strip(), column
        assert column.meaning.strip(), column
        counts = column.type in ("integer", "number") and column.name not in NUMBERS_OF_THINGS
        assert bool(column.unit) == counts, column
        assert column.codes is None or column.type == "category", column


def test_two_descriptions_of_one_name_say_that_they_differ():
    plain = {name: [c for c in found if not c.differs] for name, found in descriptions().items()}
    assert {name: len(found) for name, found in plain.items() if len(found) != 1} == {}
    assert {name: found[0] for name, found in plain.items()} == dict(DICTIONARY)


def test_nothing_differs_from_itself():
    alone = [found for found in descriptions().values() if len(found) == 1]
    assert [column.name for found in alone for column in found if column.differs] == []


def test_a_narrower_meaning_keeps_everything_else():
    plant = CERTIFICATES["plant"]
    narrowed = plant.narrowed("the audited plant")
    assert narrowed.meaning == "the audited plant"
    assert (narrowed.name, narrowed.title, narrowed.type) == (plant.name, plant.title, plant.type)
    assert narrowed.differs
    assert not plant.differs


def columns_in(module):
    """Each description in the source: its title and its hint."""
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == Column.__name__:
            yield node.args[2]
            yield from (keyword.value for keyword in node.keywords if keyword.arg == "hint")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
def test_headings_and_hints_are_marked_for_the_catalogue(module):
    words = [ast.unparse(node) for node in columns_in(module) if not isinstance(node, ast.Name)]
    assert [word for word in words if not word.startswith("m(")] == []


def test_the_help_shows_the_columns_as_they_are():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make columns"
