"""Every finding has a sentence, a remedy and its place in the help."""

import ast
import re
from pathlib import Path

import pytest

import cqcdash
from cqcdash.texts import findings as texts
from cqcdash.texts.findings import SENTENCES, by_remedy, remedy, sentence, summary
from cqcdash.vocabulary.finding import Finding, Level

PACKAGE = Path(cqcdash.__file__).parent
HELP = (PACKAGE / "help" / "findings.md").read_text(encoding="utf-8")
REPORTING = {"reject", "warn", "note", "about_file", "Finding", "codes", "report", "mention"}
NOT_CODES = {str(level) for level in Level}


def codes_in_use() -> set[str]:
    """Every code that the import can give: the words handed to the functions that report."""
    found = set()
    for path in sorted((PACKAGE / "intake").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                words = [
                    a.value
                    for a in node.args[: 3 if name == "codes" else 2]
                    if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
                if name in REPORTING and words:
                    found.add(words[-1] if name == "codes" else words[0])
    return (
        found
        | {"broken_quotes", "not_a_date", "date_implausible", "number_twice"}
        | {"conflicting_duplicate", "cut_off", "second_table", "date_in_utc"}
        | {"serial_among_dates", "short_years", "midnights_in_utc", "filtered_rows", "hidden_rows"}
        | {"pdf_without_text", "pdf_no_certificate"}
    )


def test_every_code_has_a_sentence_and_every_sentence_a_code():
    assert codes_in_use() - NOT_CODES == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_code_is_in_the_help(code):
    assert re.search(rf"^### {code}$", HELP, re.MULTILINE)


def test_the_help_explains_no_code_that_does_not_exist():
    assert set(re.findall(r"^### (\w+)$", HELP, re.MULTILINE)) == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_says_where_what_and_what_to_do(code):
    found, todo = SENTENCES[code]
    params = dict.fromkeys(re.findall(r"{(\w+)}", found), "17")
    params.pop("value", None)
    said = sentence(Finding(code, Level.WARN, 8, "plant", "{x}", params))
    assert said.startswith("Line 8, plant: ")
    assert said.endswith(".")
    assert "{x}" in said or "{value}" not in found
    assert remedy(code) == ("" if todo == texts._NOTHING else todo)


def test_a_finding_of_an_earlier_version_still_has_a_sentence():
    assert "of the kind …" in sentence(Finding("more_of_the_same", Level.NOTE))


def test_the_place_of_a_finding():
    assert sentence(Finding("plant_missing", Level.WARN, 8)).startswith("Line 8: ")
    assert sentence(Finding("no_plant_column", Level.WARN)).startswith("The file")


def test_findings_are_grouped_by_what_to_do_gravest_first():
    found = [
        *(Finding("plant_missing", Level.WARN, line) for line in (2, 3)),
        Finding("unused_columns", Level.NOTE, 1, params={"headers": ["a", "b"]}),
        Finding("number_missing", Level.REJECT, 9),
    ]
    groups = by_remedy(found)
    assert [(g.code, len(g.findings)) for g in groups] == [
        *(("number_missing", 1), ("plant_missing", 2), ("unused_columns", 1))
    ]
    assert groups[1].remedy.startswith("Enter the plant")
    assert summary(found[2]) == "Nothing uses these columns: a, b."
