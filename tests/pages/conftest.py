"""Real databases in a temporary folder; nothing is remembered from another test."""

import os
from pathlib import Path

import pytest
import streamlit as st
from screens import ONE, TODAY, fill, sample_files


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> dict[str, bytes]:
    """The bytes of three databases, made once: empty, one row, the sample portfolio."""
    folder = tmp_path_factory.mktemp("databases")
    for name, files in (("one", [("one.csv", ONE)]), ("sample", sample_files())):
        fill(str(folder / name), files)
    return {name: (folder / name).read_bytes() for name in ("one", "sample")}


@pytest.fixture(autouse=True)
def installation(monkeypatch, tmp_path):
    """An empty installation of its own; nothing is remembered from another test."""
    monkeypatch.setenv("CQCDASH_TODAY", TODAY)
    monkeypatch.setenv("CQCDASH_DATABASE", str(tmp_path / "portfolio.duckdb"))
    monkeypatch.setenv("CQCDASH_USER", "Maria Lang")
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def database(filled):
    """Put one of the made databases in place."""

    def put(name: str) -> str:
        address = os.environ["CQCDASH_DATABASE"]
        if name in filled:
            Path(address).write_bytes(filled[name])
        return address

    return put
