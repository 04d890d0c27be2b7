"""Several processes on one file, and processes that are killed in the middle."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cqcdash import store
from cqcdash.vocabulary.records import Kind

WRITER = Path(__file__).with_name("store_writer.py")


def _start(address, first, times, size):
    command = [sys.executable, str(WRITER), address, *map(str, (first, times, size))]
    folders = os.pathsep.join(str(WRITER.parents[level]) for level in (1, 2))
    environment = os.environ | {"PYTHONPATH": folders}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def _assert_consistent(address):
    """Every import is there whole, and the records are those of the imports."""
    shown = store.read_snapshot(address)
    assert shown.version == len(shown.imports)
    assert len(shown.certificates) == shown.imports["inserted"].sum()
    assert shown.certificates["certificate_no"].is_unique
    with store.open_database(address) as connection:
        kept = connection.execute("select count(*) from certificates_versions").fetchall()[0][0]
    assert kept == shown.imports["updated"].sum()
    return shown


@pytest.mark.slow
def test_two_processes_that_create_and_write_at_once_lose_nothing(address):
    writers = [_start(address, first, 12, 10) for first in (0, 1000)]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    shown = _assert_consistent(address)
    assert len(shown.imports) == 24
    assert len(shown.certificates) == 2 * 6 * 10


def _killed_after(address, seconds, size):
    """Kill a writer so many seconds after its first commit; how many commits it reported."""
    writer = _start(address, 0, 1000, size)
    assert writer.stdout is not None
    reported = [writer.stdout.readline()]
    time.sleep(seconds)
    writer.kill()
    reported += writer.stdout.read().splitlines()
    writer.wait()
    return len(reported)


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.02, 0.11, 0.35, 0.8])
@pytest.mark.parametrize("size", [5_000, 30_000])
def test_a_killed_writer_leaves_whole_imports_only(address, size, seconds):
    reported = _killed_after(address, seconds, size)
    shown = _assert_consistent(address)
    assert reported <= len(shown.imports) <= reported + 1
    assert len(store.read_current(address, Kind.CERTIFICATES)) % size == 0
