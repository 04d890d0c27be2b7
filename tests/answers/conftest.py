"""Real databases in a temporary folder; nothing is remembered from another test."""

import os
from pathlib import Path

import pytest
import streamlit as st
from screens import TODAY, fill, put_in_place

# On 2026-11-23: Rayong's audit is overdue, a renewal of Douai is too late and one is filed, the
# horns of Douai are a hole, one certificate is reported valid though it has expired.
RECORDS = sorted((Path(__file__).parent / "data").glob("*.csv"))


@pytest.fixture(scope="session")
def filled(tmp_path_factory) -> bytes:
    """The bytes of a database with the records above, made once."""
    address = tmp_path_factory.mktemp("databases") / "portfolio"
    fill(str(address), [(file.name, file.read_bytes()) for file in RECORDS])
    return address.read_bytes()


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
def records(filled, installation) -> str:  # noqa: ARG001 - it sets the address
    """The address of a database with the records above."""
    address = os.environ["CQCDASH_DATABASE"]
    put_in_place(address, filled)
    return address
