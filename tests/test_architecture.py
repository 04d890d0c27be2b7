"""The picture of the house in the help shows the house as it stands."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "cqcdash/help/architecture.md").read_text(encoding="utf-8")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]
WIDTH = 19


def summary(module: Path) -> str:
    """The first line of a module's docstring, without the full stop."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return docstring.splitlines()[0].removesuffix(".")


def rooms(package: Path, indent: str = "") -> list[str]:
    """The folders of a package, a line each, with what their doors say of them."""
    lines = []
    for folder in sorted(p.parent for p in package.glob("*/__init__.py")):
        name = f"{indent}{folder.name}/"
        lines.append(f"{name:{WIDTH}} {summary(folder / '__init__.py')}")
        lines += rooms(folder, f"{indent}  ")
    return lines


def test_the_picture_shows_every_folder_and_what_its_door_says():
    picture = "\n".join(rooms(ROOT / "cqcdash"))
    assert picture in PAGE, f"cqcdash/help/architecture.md should show:\n{picture}"


@pytest.mark.parametrize(
    "contract", [c for c in CONTRACTS if c["type"] == "layers"], ids=lambda c: c["containers"][0]
)
def test_the_picture_shows_the_layers_that_the_contracts_hold(contract):
    layers = "\n".join(contract["layers"])
    assert layers in PAGE, f"cqcdash/help/architecture.md should show:\n{layers}"
