"""Settings of the installation, and what `make` says where it cannot start."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cqcdash.config import Settings, settings
from cqcdash.errors import BadRequestError, SettingError

ROOT = Path(__file__).resolve().parents[1]


def test_an_empty_variable_is_none():
    assert settings({"CQCDASH_DATABASE": "", "CQCDASH_USER": ""}) == Settings()


def test_the_environment_comes_before_the_file(tmp_path):
    file = tmp_path / "cqcdash.toml"
    file.write_text('database = "~/of_file.duckdb"\nbusy_seconds = 3\nuser = "Li"\n')
    found = settings({"CQCDASH_CONFIG": str(file), "CQCDASH_USER": "Mei"})
    assert found.database == os.path.expanduser("~/of_file.duckdb")  # noqa: PTH111
    assert (found.busy_seconds, found.user) == (3.0, "Mei")
    assert found.rules_path == Path(found.database).parent / "rules.toml"


@pytest.mark.parametrize("wrong", [{"CQCDASH_COLOUR": "red"}, {"CQCDASH_BUSY_SECONDS": "long"}])
def test_an_unknown_setting_or_value_is_named_with_what_is_allowed(wrong):
    with pytest.raises(SettingError, match="Allowed: "):
        settings(wrong)


@pytest.mark.parametrize("content", [None, b"database = ", b"\xff\xfe"])
def test_a_settings_file_that_cannot_be_read_is_named(content, tmp_path):
    file = tmp_path / "cqcdash.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadRequestError, match="CQCDASH_CONFIG: found"):
        settings({"CQCDASH_CONFIG": str(file)})


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
@pytest.mark.parametrize(
    ("python", "said"),
    [
        ("exit 1", "needs Python 3.11 or newer"),
        ("[ $1 = -c ] || { mkdir -p .venv/bin; touch .venv/bin/python; exit 1; }", "python3-venv"),
    ],
    ids=["too old", "without venv"],
)
def test_make_says_what_is_missing_and_leaves_nothing_half_made(python, said, tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "python").write_text(f"#!/bin/sh\n{python}\n")
    (tmp_path / "python").chmod(0o755)
    done = subprocess.run(
        ["make", "run", "PYTHON=./python"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert said in done.stdout
    assert not (tmp_path / ".venv").exists()
