"""What every test may use."""

import gc
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import installing

# Thousands of tests are kept in memory; going through them all so often is a tenth of the time.
gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    """The wheel that is built from this checkout."""
    return installing.built("wheel", Path(__file__).parents[1], tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory) -> Path:
    """The commands of an environment into which the wheel was installed."""
    return installing.install(wheel, tmp_path_factory.mktemp("installed"))
