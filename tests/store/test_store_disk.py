"""A disk that is full, and logs that another database left beside the file."""

import resource
from pathlib import Path

import duckdb
import pytest
from store_commits import commit, contents, numbered

from cqcdash import store
from cqcdash.errors import DatabaseUnusableError


@pytest.fixture
def no_more_space(address):
    """Lets no file of this process outgrow the database as it stands."""
    commit(address, "certificate_no\nA")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))

    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.slow
def test_an_import_that_does_not_fit_is_refused_whole(address, no_more_space):
    before = contents(address)
    no_more_space(200_000)
    with pytest.raises(DatabaseUnusableError, match="may not grow") as refused:
        commit(address, numbered(0, 20_000))
    assert str(refused.value).startswith(address)
    no_more_space(resource.RLIM_INFINITY)
    assert contents(address) == before


def test_a_database_that_does_not_fit_is_not_there_at_all(tmp_path, no_more_space):
    no_more_space(10_000)
    new = tmp_path / "new" / "portfolio.duckdb"
    for make in (
        store.migrate,
        lambda name: store.backup(str(tmp_path / "data" / "portfolio.duckdb"), name),
    ):
        with pytest.raises(DatabaseUnusableError, match="may not grow") as refused:
            make(str(new))
        assert str(refused.value).startswith(str(new))
        assert list(new.parent.iterdir()) == []


def _log_of_another(folder: Path) -> bytes:
    with duckdb.connect(str(folder / "another.duckdb")) as other:
        other.execute("create table t as select 1 as x")
        return (folder / "another.duckdb.wal").read_bytes()


def test_no_database_is_made_where_the_log_of_an_earlier_one_lies(address, tmp_path):
    Path(address).parent.mkdir()
    Path(f"{address}.wal").write_bytes(_log_of_another(tmp_path))
    with pytest.raises(DatabaseUnusableError, match=r"portfolio\.duckdb\.wal, the log of"):
        store.read_snapshot(address)
    assert not Path(address).exists()


def test_a_log_that_belongs_to_another_database_is_named_with_the_way_out(address, tmp_path):
    commit(address, "certificate_no\nA")
    before = contents(address)
    log = Path(f"{address}.wal")
    log.write_bytes(_log_of_another(tmp_path))
    with pytest.raises(DatabaseUnusableError, match=r"Move that \.wal file away"):
        store.read_snapshot(address)
    log.unlink()
    assert contents(address) == before
