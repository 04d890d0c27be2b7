"""The help names what the program has; otherwise it has rotted."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from cqcdash.cli.parser import parser
from cqcdash.vocabulary.certificates import State
from cqcdash.vocabulary.rules import Rules

HELP = Path(__file__).resolve().parents[1] / "cqcdash/help"


def text_of(name: str) -> str:
    return (HELP / f"{name}.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    (actions,) = [a for a in parser()._actions if a.choices and a.metavar == "COMMAND"]
    return list(actions.choices or ())


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command):
    assert re.search(rf"\b{command}\b", text_of("command_line"))


@pytest.mark.parametrize("setting", Rules.__dataclass_fields__)
def test_every_setting_is_documented(setting):
    assert setting in text_of("rules")


@pytest.mark.parametrize("rule", [f"R{n}" for n in range(1, 28)])
def test_every_rule_is_documented(rule):
    everything = text_of("rules") + text_of("bottlenecks")
    assert re.search(rf"\b{rule}\b", everything)


@pytest.mark.parametrize("state", State)
def test_every_state_is_documented(state):
    assert f"`{state}`" in text_of("rules")


def test_every_package_that_the_app_needs_has_its_reason():
    project = tomllib.loads((HELP.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    core = {"streamlit", "pandas", "plotly", "duckdb", "pyarrow"}
    for needed in project["project"]["dependencies"]:
        name = Requirement(needed).name
        assert name in core or re.search(rf"\n\| [^|]*\b{name}\b[^|]* \|", text_of("architecture"))
