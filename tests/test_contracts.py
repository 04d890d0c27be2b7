"""What the layers promise, seen in a fresh interpreter."""

import ast
import os
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


PACKAGE = ROOT / "cqcdash"
OUTSIDE = [
    ROOT / "app.py",
    *(
        file
        for folder in ("pages", "benchmarks", "tests")
        for file in (ROOT / folder).rglob("*.py")
    ),
]


def imported_modules(file: Path) -> set[Path]:
    """Modules of ours that a file imports from, as paths below the package."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cqcdash."):
            module = Path(*str(node.module).split(".")[1:])
            named = (module / name.name for name in node.names)
            found |= {module, *(m for m in named if (PACKAGE / m).with_suffix(".py").exists())}
    return found


@pytest.mark.parametrize("file", OUTSIDE, ids=lambda file: str(file.relative_to(ROOT)))
def test_what_stands_outside_the_package_enters_rooms_by_their_doors(file):
    """The tests of a package may reach into its rooms; everybody else asks at the door."""
    mirrored = file.relative_to(ROOT).parts[:2]
    past = [
        str(module)
        for module in imported_modules(file)
        if module.parts[0] in {"metrics", "intake", "ui"}
        and len(module.parts) > 2
        and mirrored != ("tests", module.parts[0])
    ]
    assert not past


LEAKY = {
    "house/__init__.py": "",
    "house/metrics/__init__.py": "",
    "house/metrics/audits/__init__.py": "from house.metrics.audits.groups import group\n",
    "house/metrics/audits/groups.py": "group = 1\n",
    "house/metrics/health/__init__.py": "",
    "house/metrics/health/report.py": "from house.metrics.audits{past} import group\n",
    ".importlinter": """[importlinter]
root_package = house
contract_types =
    door: tests.import_contracts.DoorContract

[importlinter:contract:doors]
name = Doors
type = door
packages =
    house.metrics
""",
}


@pytest.mark.parametrize("past", ["", ".groups"])
def test_the_contract_of_the_doors_finds_who_goes_past_one(past, tmp_path):
    for name, text in LEAKY.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("{past}", past), encoding="utf-8")
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (1 if past else 0), done.stdout
    assert ("house.metrics.audits.groups" in done.stdout) == bool(past)


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
    assert sorted(readers) == ["cqcdash/cli/clock.py", "cqcdash/ui/frame/clock.py"]


def test_the_project_speaks_of_itself_alone():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.split():
        if not name.endswith((".py", ".md", ".toml", ".sql", ".txt", "Makefile", "run")):
            continue
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"/(home|root)/[a-z.]", text), name
