"""Migrations: from nothing, from an older state, and back when one fails."""

import shutil
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest
from store_commits import commit, noon

from cqcdash import store
from cqcdash.errors import DatabaseUnusableError
from cqcdash.store import statements
from cqcdash.vocabulary.imports import IMPORTS
from cqcdash.vocabulary.records import PLANTS, SCHEMA_OF, Kind
from cqcdash.vocabulary.views import SavedView

SHIPPED = [
    "001_portfolio",
    "002_moves_and_states",
    "003_conversion",
    "004_duty_answers",
    "005_unlimited",
    "006_saved_views",
    "007_documents_and_samples",
    "008_audit_preparation",
    "009_verification",
]


@pytest.fixture
def more_migrations(tmp_path, monkeypatch):
    """Lets a test add numbered files beside the shipped ones."""
    folder = tmp_path / "sql"
    shutil.copytree(str(files("cqcdash.store") / "sql"), folder)
    monkeypatch.setattr(statements, "FOLDER", folder)
    statements.migration_names.cache_clear()
    yield lambda name, text: _added(folder / f"{name}.sql", text)
    statements.migration_names.cache_clear()


def _added(path, text):
    path.write_text(text, encoding="utf-8")
    statements.migration_names.cache_clear()


def test_a_fresh_file_gets_every_table_and_nothing_stays_pending(address):
    assert store.pending(address) == SHIPPED
    assert not Path(address).exists()
    assert store.migrate(address) == SHIPPED
    assert store.pending(address) == []
    assert store.migrate(address) == []
    assert [path.name for path in Path(address).parent.iterdir()] == ["portfolio.duckdb"]


def test_the_tables_have_the_columns_of_the_vocabulary(address):
    store.migrate(address)
    own = ["import_id", "source_line", "known_from"]
    former = [*own, "known_until", "replaced_by", "change", "moved_to"]
    for schema in SCHEMA_OF.values():
        assert sorted(_columns(address, schema.name)) == sorted([*schema.names, *own])
        versions = _columns(address, f"{schema.name}_versions")
        assert sorted(versions) == sorted([*schema.names, *former])
    assert _columns(address, "plants") == [*PLANTS.names, "import_id"]


def test_an_empty_database_reads_as_empty_frames_with_all_columns(address):
    shown = store.read_snapshot(address)
    assert (shown.version, len(shown.certificates), len(shown.imports)) == (0, 0, 0)
    assert dict(shown.imports.dtypes) == dict(IMPORTS.empty().dtypes)


def test_opening_an_older_file_brings_it_up_to_date(address, more_migrations):
    commit(address, "certificate_no\nA")
    more_migrations("902_more", "create table more (a bigint); insert into more values (1);")
    assert store.pending(address) == ["902_more"]
    assert store.pending(address) == ["902_more"]
    assert len(store.read_snapshot(address).certificates) == 1
    assert store.pending(address) == []


def test_a_file_of_the_first_version_keeps_its_history(address, more_migrations, tmp_path):
    later = tmp_path / "sql" / "002_moves_and_states.sql"
    text = later.read_text(encoding="utf-8")
    later.unlink()
    statements.migration_names.cache_clear()
    with store.open_database(address) as connection:
        connection.execute("insert into certificates (certificate_no, import_id) values ('A', 1)")
        connection.execute("insert into imports (import_id, kind) values (1, 'certificates')")
        connection.execute("update meta set data_version = 1")
    more_migrations("002_moves_and_states", text)
    assert store.data_version(address) == 1
    assert store.data_state(address)[0]
    assert len(store.versions_of(address, Kind.CERTIFICATES, "A")) == 1


def test_a_file_from_before_audit_preparation_loses_nothing(address, more_migrations, tmp_path):
    later = tmp_path / "sql" / "008_audit_preparation.sql"
    text = later.read_text(encoding="utf-8")
    later.unlink()
    statements.migration_names.cache_clear()
    store.save_view(address, SavedView("mine", "audits", {}, "li", noon(1)))
    with store.open_database(address) as connection:
        connection.execute("insert into certificates (certificate_no, import_id) values ('A', 1)")
    more_migrations("008_audit_preparation", text)
    shown = store.read_snapshot(address)
    assert (len(shown.certificates), len(shown.preparations)) == (1, 0)
    assert [view.name for view in store.saved_views(address)] == ["mine"]


def test_a_file_from_before_verifications_loses_nothing(address, more_migrations, tmp_path):
    later = tmp_path / "sql" / "009_verification.sql"
    text = later.read_text(encoding="utf-8")
    later.unlink()
    statements.migration_names.cache_clear()
    with store.open_database(address) as connection:
        for table in ("certificates", "certificates_versions"):
            connection.execute(
                f"insert into {table} (certificate_no, owner, status, status_reported_on) "  # noqa: S608 - two fixed names
                "values ('A', '陈伟', 'valid', date '2026-09-01')"
            )
    more_migrations("009_verification", text)
    row = store.read_snapshot(address).certificates.iloc[0]
    assert (row["owner"], row["status"]) == ("陈伟", "valid")
    assert f"{row['status_reported_on']:%Y-%m-%d}" == "2026-09-01"
    assert row[["verified_on", "verified_by"]].isna().all()
    assert {"verified_on", "verified_by"} <= set(_columns(address, "certificates_versions"))


def test_a_failing_migration_rolls_back_and_stays_pending(address, more_migrations):
    commit(address, "certificate_no\nA")
    more_migrations("902_good", "create table good (a bigint);")
    more_migrations("903_bad", "create table bad (a bigint); insert into nowhere values (1);")
    with pytest.raises(DatabaseUnusableError, match="903_bad failed and was rolled back"):
        store.migrate(address)
    assert store.pending(address) == ["903_bad"]
    more_migrations("903_bad", "create table bad (a bigint);")
    assert store.migrate(address) == ["903_bad"]
    assert len(store.read_snapshot(address).certificates) == 1


def test_a_file_of_a_newer_program_is_left_alone(address):
    with store.open_database(address) as connection:
        connection.execute("insert into cqcdash_migrations values ('999_future', null)")
    for use in (store.read_snapshot, store.migrate, store.pending):
        with pytest.raises(DatabaseUnusableError, match="newer version of this program"):
            use(address)


def test_the_tables_of_another_program_are_left_alone(tmp_path):
    path = str(tmp_path / "other.duckdb")
    with duckdb.connect(path) as connection:
        connection.execute("create table theirs (a bigint)")
    with pytest.raises(DatabaseUnusableError, match="no database of this program"):
        store.read_snapshot(path)
    with duckdb.connect(path) as connection:
        assert connection.execute("show tables").fetchall() == [("theirs",)]


def _columns(address, table):
    with store.open_database(address) as connection:
        return connection.table(table).columns
