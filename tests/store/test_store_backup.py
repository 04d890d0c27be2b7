"""A backup is a database like the original, made while the program runs."""

from pathlib import Path

import pytest
from store_commits import commit, contents, noon, numbered, rows

from cqcdash import store
from cqcdash.errors import BadRequestError, DatabaseUnusableError
from cqcdash.vocabulary.records import Kind


@pytest.mark.slow
def test_a_backup_opens_and_shows_the_same(address, tmp_path):
    commit(address, "certificate_no|plant|expires_on\nA|Wuhan|2027-01-01\nB||", day=1)
    commit(address, "", "certificate_no|notes\nA|new", day=2)
    commit(address, "audit_key|plant|auditor_days\nK|Graz|1.5", kind=Kind.AUDITS, day=3)
    target = str(tmp_path / "safe" / "copy.duckdb")
    store.backup(address, target)
    assert contents(target) == contents(address)
    assert store.data_version(target) == 3
    for name in ("kind", "file_name", "committed_at"):
        assert rows(store.import_history(target), name) == rows(store.import_history(address), name)
    store.undo_import(target, 2, "li", noon(4))
    assert len(store.versions_of(target, Kind.CERTIFICATES, "A")) == 3
    assert store.data_version(address) == 3


def test_a_backup_while_others_read(address, tmp_path):
    commit(address, numbered(0, 1000))
    with store.open_database(address) as reader:
        reader.execute("select 1").fetchall()
        store.backup(address, str(tmp_path / "copy.duckdb"))
    assert len(store.read_current(str(tmp_path / "copy.duckdb"), Kind.CERTIFICATES)) == 1000


def test_an_existing_file_is_never_overwritten(address, tmp_path):
    commit(address, "certificate_no\nA")
    (tmp_path / "copy.duckdb").write_text("precious")
    for target in (str(tmp_path / "copy.duckdb"), address):
        with pytest.raises(BadRequestError, match="does not exist yet"):
            store.backup(address, target)
    assert (tmp_path / "copy.duckdb").read_text() == "precious"


def test_a_backup_that_cannot_be_made_leaves_nothing(address, tmp_path):
    with pytest.raises(DatabaseUnusableError, match="no such file"):
        store.backup(address, str(tmp_path / "copy.duckdb"))
    assert list(tmp_path.iterdir()) == []
    commit(address, "certificate_no\nA")
    (tmp_path / "file").write_text("x")
    with pytest.raises(DatabaseUnusableError):
        store.backup(address, str(tmp_path / "file" / "copy.duckdb"))


def test_a_backup_leaves_only_the_copy_in_its_folder(address, tmp_path):
    commit(address, "certificate_no\nA")
    store.backup(address, str(tmp_path / "safe" / "copy.duckdb"))
    assert [path.name for path in Path(tmp_path / "safe").iterdir()] == ["copy.duckdb"]
