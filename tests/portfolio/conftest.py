"""A database that does not exist yet."""

import pytest


@pytest.fixture
def address(tmp_path):
    return str(tmp_path / "portfolio.duckdb")
