"""Real databases in a temporary folder; nothing is remembered from another test."""

import os
from pathlib import Path

import pytest
import streamlit as st
from screens import ONE, TODAY, fill, sample_files


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> dict[str, bytes]:
    """The bytes of the databases with one row and with the sample portfolio, made once."""
    folder = tmp_path_factory.mktemp("databases")
    for name, files in (("one", [("one.csv", ONE)]), ("sample", sample_files())):
        fill(str(folder / name), files)
    return {name: (folder / name).read_bytes() for name in ("one", "sample")}


@pytest.fixture(autouse=True)
def installation(monkeypatch, tmp_path) -> Path:
    """An empty installation of its own; returns its folder."""
    monkeypatch.setenv("CQCDASH_TODAY", TODAY)
    monkeypatch.setenv("CQCDASH_DATABASE", str(tmp_path / "portfolio.duckdb"))
    monkeypatch.setenv("CQCDASH_USER", "Maria Lang")
    st.cache_data.clear()
    st.cache_resource.clear()
    return tmp_path


@pytest.fixture
def sample(filled, installation) -> str:  # noqa: ARG001 - it sets the address
    """The address of a database with the sample portfolio."""
    address = os.environ["CQCDASH_DATABASE"]
    Path(address).write_bytes(filled["sample"])
    return address
