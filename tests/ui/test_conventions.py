"""Early signs of ugliness, named before they grow."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"))
UI = sorted((ROOT / "cqcdash" / "ui").rglob("*.py"))
LOGIC = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While)


def names(tree):
    return {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_a_short_column_of_calls(path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= 80
    assert not any(isinstance(node, LOGIC) for node in ast.walk(tree))
    assert not re.search(r"import (pandas|duckdb|plotly)", text)
    assert not names(tree) & {"st.session_state", "st.query_params"}
    assert not {"groupby", "merge"} & {name.rpartition(".")[2] for name in names(tree)}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_begins_with_the_access_check(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = (ast.Import, ast.ImportFrom, ast.Expr)
    first = next(node for node in tree.body if not isinstance(node, imports) or _is_call(node))
    assert re.search(r"\bopen(_records)?_page\(", ast.unparse(first))


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
