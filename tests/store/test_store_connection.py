"""One file, many users: locked down, busy, foreign, and whether it changed."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
from store_commits import commit

from cqcdash import store
from cqcdash.errors import DatabaseBusyError, DatabaseUnusableError, StalePlanError
from cqcdash.store import connection

HOLD = """
import sys, time, duckdb
connection = duckdb.connect(sys.argv[1])
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def held_by_another_process(address):
    """Lets a test have the file held by a process of its own for some seconds."""
    store.migrate(address)
    started = []

    def hold(seconds):
        command = [sys.executable, "-c", HOLD, address, str(seconds)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        process.stdout.readline()
        started.append(process)
        return process

    yield hold
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "attach 'elsewhere.duckdb'",
        "copy certificates to 'out.csv'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set threads = 1",
    ],
)
def test_the_session_can_reach_nothing_but_its_own_file(address, sql):
    with pytest.raises(DatabaseUnusableError), store.open_database(address) as connection:
        connection.execute(sql)


@pytest.mark.slow
def test_a_busy_file_is_waited_for(address, held_by_another_process, monkeypatch):
    monkeypatch.setenv("CQCDASH_BUSY_SECONDS", "20")
    held_by_another_process(0.6)
    assert store.read_snapshot(address).version == 0


@pytest.mark.slow
def test_a_file_that_stays_busy_is_reported_with_its_holder(
    address, held_by_another_process, monkeypatch
):
    monkeypatch.setenv("CQCDASH_BUSY_SECONDS", "0.4")
    holder = held_by_another_process(30)
    started = time.monotonic()
    with pytest.raises(DatabaseBusyError, match=f"held by process {holder.pid}"):
        store.read_snapshot(address)
    assert 0.4 <= time.monotonic() - started < 3


def test_no_connection_outlives_its_operation(address):
    commit(address, "certificate_no\nA")
    store.read_snapshot(address)
    look = f"import duckdb; duckdb.connect({address!r})"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list.duckdb", "list.json", "list"])
@pytest.mark.parametrize("content", [b"certificate_no;plant\n" * 900, b""])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusableError, match="no database of this program"):
        store.read_snapshot(str(path))
    assert path.read_bytes() == content


def test_a_folder_and_a_path_through_a_file_are_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    for path in (tmp_path, tmp_path / "file" / "portfolio.duckdb"):
        with pytest.raises(DatabaseUnusableError):
            store.read_snapshot(str(path))


def test_a_damaged_file_is_reported_without_a_stack_of_another_library(address):
    commit(address, "certificate_no\nA")
    content = bytearray(Path(address).read_bytes())
    content[4096:20000] = os.urandom(len(content[4096:20000]))
    Path(address).write_bytes(content)
    with pytest.raises(DatabaseUnusableError, match="backup"):
        store.read_snapshot(address)


def test_a_wrong_statement_leaves_the_package_as_ours(address):
    with pytest.raises(DatabaseUnusableError), store.open_database(address) as connection:
        connection.execute("select * from nowhere")


def test_the_version_counts_changes_and_is_0_without_a_file(address):
    assert store.data_version(address) == 0
    assert not Path(address).exists()
    versions = []
    for day in (1, 2, 3):
        commit(address, f"certificate_no\nA{day}", day=day)
        versions.append(store.data_version(address))
    assert versions == [1, 2, 3]


def test_an_unchanged_file_is_not_opened_for_its_version(address, held_by_another_process):
    commit(address, "certificate_no\nA")
    an_hour_ago = time.time() - 3600
    os.utime(address, (an_hour_ago, an_hour_ago))
    assert store.data_version(address) == 1
    held_by_another_process(30)
    assert store.data_version(address) == 1


def test_a_change_is_seen_while_another_thread_keeps_the_file_open(address):
    commit(address, "certificate_no\nA")
    with store.open_database(address) as reader:
        reader.execute("select 1").fetchall()
        os.utime(address, (time.time() - 3600,) * 2)
        assert store.data_version(address) == 1
        commit(address, "certificate_no\nB", day=2)
        assert store.data_version(address) == 2
    assert store.data_version(address) == 2


@pytest.mark.slow
def test_threads_read_and_write_at_once_and_lose_nothing(address):
    store.migrate(address)

    def reading(_):
        for _ in range(10):
            seen = store.read_snapshot(address)
            assert len(seen.certificates) == seen.version == len(seen.imports)

    def writing(name):
        for number in range(10):
            _until_written(address, f"certificate_no\n{name}{number}")

    with ThreadPoolExecutor(7) as threads:
        jobs = [threads.submit(reading, number) for number in range(4)]
        jobs += [threads.submit(writing, name) for name in "ABC"]
        for job in jobs:
            job.result()
    assert len(store.read_snapshot(address).certificates) == 30


@pytest.mark.slow
def test_threads_that_meet_an_absent_file_create_it_once(address):
    with ThreadPoolExecutor(6) as threads:
        versions = [
            job.result().version
            for job in [threads.submit(store.read_snapshot, address) for _ in range(6)]
        ]
    assert versions == [0] * 6
    assert [path.name for path in Path(address).parent.iterdir()] == ["portfolio.duckdb"]


def _until_written(address, text):
    while True:
        try:
            return commit(address, text)
        except StalePlanError:
            continue


@pytest.mark.slow
def test_a_connection_of_the_same_process_with_other_settings_counts_as_busy(address, monkeypatch):
    monkeypatch.setenv("CQCDASH_BUSY_SECONDS", "0.2")
    store.migrate(address)
    with duckdb.connect(address), pytest.raises(DatabaseBusyError):
        store.read_snapshot(address)


@pytest.mark.slow
def test_a_reader_goes_on_with_the_last_known_state_while_the_file_is_held(
    address, held_by_another_process, monkeypatch
):
    monkeypatch.setattr(connection, "GLANCE", 0.05)
    commit(address, "certificate_no\nA")
    known = store.data_state(address)
    held_by_another_process(30)
    Path(address).touch()
    assert store.data_state(address) == known
    assert store.data_version(address) == 1


def test_every_change_gives_the_state_another_name(address):
    assert store.data_state(address) == ("", 0)
    commit(address, "certificate_no\nA", day=1)
    first = store.data_state(address)
    commit(address, "certificate_no\nB", day=2)
    second = store.data_state(address)
    assert (first[1], second[1]) == (1, 2)
    assert first[0] != second[0]
