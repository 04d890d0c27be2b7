"""The locks hold what pyproject.toml asks for, whole, and nothing of one machine."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from screens import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NEEDED = PROJECT["project"]["dependencies"]
GROUPS = PROJECT["dependency-groups"]
FIXED = {"streamlit", "pandas", "plotly", "duckdb", "pytest"}


def text_of(lock):
    return (ROOT / lock).read_text(encoding="utf-8")


def locked(lock):
    """Every package of a lock with its version, its marker and its hashes."""
    entries = re.split(r"\n(?=[a-z0-9])", text_of(lock))
    return [entry for entry in entries if not entry.startswith("#")]


def versions(lock):
    """Where a package has two versions for two Pythons, both count."""
    found = [re.match(r"([a-z0-9.-]+)==([^ ]+)", entry) for entry in locked(lock)]
    return {match.groups() for match in found if match}


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("requirements.txt", [*NEEDED, *GROUPS["test"]]),
        ("requirements-dev.txt", [*NEEDED, *GROUPS["test"], *GROUPS["dev"][1:]]),
    ],
)
def test_a_lock_holds_what_is_asked_for(lock, asked):
    for needed in map(Requirement, asked):
        found = [version for name, version in versions(lock) if name == needed.name]
        assert found, needed.name
        assert all(map(needed.specifier.contains, found)), needed


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_entry_has_hashes_and_no_place(lock):
    for entry in locked(lock):
        assert "--hash=sha256:" in entry, entry
    assert not re.search(r"://|^-|file:|^/", text_of(lock), re.MULTILINE)


def test_what_is_run_is_what_is_tested():
    assert versions("requirements.txt") < versions("requirements-dev.txt")
    assert {name for name, _ in versions("requirements.txt")} > FIXED
