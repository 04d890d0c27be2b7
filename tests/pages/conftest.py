"""Databases made once: one that all may read, and one of its own for a test that writes."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import ONE, TODAY, fill, put_in_place, sample_files


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> Iterator[dict[str, Path]]:
    """Two databases: one row, and the sample portfolio. Looking at them changes no byte."""
    folder = tmp_path_factory.mktemp("databases")
    made = {}
    for name, files in (("one", [("one.csv", ONE)]), ("sample", sample_files())):
        path = folder / name / "portfolio.duckdb"
        path.parent.mkdir()
        fill(str(path), files)
        made[path] = path.read_bytes()
        put_in_place(str(path), made[path])
    yield {path.parent.name: path for path in made}
    assert {path: path.read_bytes() == content for path, content in made.items()} == dict.fromkeys(
        made, True
    )
    assert [p.name for p in folder.rglob("*") if p.is_file()] == ["portfolio.duckdb"] * len(made)


@pytest.fixture(autouse=True)
def installation(monkeypatch, tmp_path):
    """An empty installation of its own."""
    monkeypatch.setenv("CQCDASH_TODAY", TODAY)
    monkeypatch.setenv("CQCDASH_DATABASE", str(tmp_path / "portfolio.duckdb"))
    monkeypatch.setenv("CQCDASH_USER", "Maria Lang")


@pytest.fixture
def database(filled, monkeypatch):
    """Look at one of the made databases, which all share like the sessions of one server."""

    def choose(name: str) -> str:
        if name in filled:
            monkeypatch.setenv("CQCDASH_DATABASE", str(filled[name]))
        return os.environ["CQCDASH_DATABASE"]

    return choose
