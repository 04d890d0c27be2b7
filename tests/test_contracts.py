"""What the layers promise, seen in a fresh interpreter."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@cache
def loaded_by(module: str) -> set[str]:
    """Top-level modules that a fresh interpreter has loaded with the module."""
    script = f"import {module}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["cqcdash.metrics", "cqcdash.intake", "cqcdash.cli"])
def test_nothing_below_the_user_interface_loads_streamlit_or_plotly(module):
    assert not loaded_by(module) & {"streamlit", "plotly"}


def test_the_metrics_know_neither_database_nor_files():
    assert "duckdb" not in loaded_by("cqcdash.metrics")


def test_pages_hold_no_logic_and_stay_short():
    pages = sorted((ROOT / "pages").glob("*.py"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 64, page.name
        assert not re.search(r"^\s*(def|class|for|while) ", text, re.MULTILINE), page.name
        assert not re.search(r"import (pandas|duckdb|plotly)", text), page.name


def test_only_the_user_interface_keeps_state_of_a_session():
    for file in (ROOT / "cqcdash").rglob("*.py"):
        if "ui" not in file.relative_to(ROOT / "cqcdash").parts:
            assert "session_state" not in file.read_text(encoding="utf-8"), file


def test_each_front_end_reads_the_clock_in_one_place():
    clock = r"\b(?:datetime|date|Timestamp)\.(?:now|today|utcnow)\b"
    readers = [
        file.relative_to(ROOT).as_posix()
        for folder in ("cqcdash", "pages")
        for file in (ROOT / folder).rglob("*.py")
        for _ in re.findall(clock, file.read_text(encoding="utf-8"))
    ]
    assert sorted(readers) == ["cqcdash/cli/clock.py", "cqcdash/ui/clock.py"]


def test_the_project_speaks_of_itself_alone():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.split():
        if not name.endswith((".py", ".md", ".toml", ".sql", ".txt", "Makefile", "run")):
            continue
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"/(home|root)/[a-z.]", text), name
