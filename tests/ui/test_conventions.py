"""Early signs of ugliness, named before they grow."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"))
UI = sorted((ROOT / "cqcdash" / "ui").rglob("*.py"))


def names(tree):
    return {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_keeps_no_state_and_reshapes_no_frame(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not names(tree) & {"st.session_state", "st.query_params"}
    assert not {"groupby", "merge"} & {name.rpartition(".")[2] for name in names(tree)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_begins_with_the_access_check(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = (ast.Import, ast.ImportFrom, ast.Expr)
    first = next(node for node in tree.body if not isinstance(node, imports) or _is_call(node))
    assert "opening." in ast.unparse(first)


def _is_call(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


@pytest.mark.parametrize("path", [*UI, *PAGES], ids=lambda path: path.stem)
def test_the_house_rules_hold(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = names(tree)
    # Headings go from title to header; a level that is left out is lost on a screen reader.
    assert "st.subheader" not in found
    # Streamlit reads Markdown and HTML in these; words from data do not belong there.
    assert not found & {"st.html", "st.column_config.MarkdownColumn", "st.exception"}
