"""The wheel carries everything, and its command works away from the source."""

import json
import tarfile
from pathlib import Path

import pytest
from installing import apart, built, names
from screens import ROOT

from cqcdash.vocabulary.records import Kind

pytestmark = pytest.mark.slow
TOP = "cqcdash/top_level/"
TABLES = ("data/categories.csv", "data/checklist.csv", "data/audit_preparation.csv")
TRACKED = ("app.py", ".streamlit/config.toml", *TABLES)
SAMPLE = ROOT / "data" / "sample"


def test_the_wheel_carries_the_top_level_and_nothing_that_a_user_does_not_need(wheel):
    carried = {name.removeprefix(TOP) for name in names(wheel) if name.startswith(TOP)}
    folders = [ROOT / "pages", SAMPLE]
    expected = {f.relative_to(ROOT).as_posix() for top in folders for f in top.glob("*.*")}
    assert carried == expected | set(TRACKED)
    others = {name.split("/")[0] for name in names(wheel)}
    assert others == {"cqcdash", next(name for name in others if name.endswith(".dist-info"))}
    assert not [name for name in names(wheel) if name.endswith((".duckdb", ".pyc"))]


def test_everything_beside_the_modules_is_in_the_wheel(wheel):
    package = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "cqcdash").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert package <= set(names(wheel))


def test_the_source_archive_gives_the_same_wheel(wheel, tmp_path):
    archive = built("sdist", ROOT, tmp_path)
    with tarfile.open(archive) as source:
        source.extractall(tmp_path, filter="data")
    unpacked = tmp_path / archive.name.removesuffix(".tar.gz")
    assert names(built("wheel", unpacked, tmp_path / "again")) == names(wheel)


def test_the_program_comes_from_its_environment_and_the_frame_has_no_pages_beside_it(
    installed, tmp_path
):
    said = apart(
        installed / "python",
        "-c",
        "from cqcdash.locations import *; "
        "print(*(x for x in (APP, STREAMLIT, PAGES, SAMPLE, CATEGORIES, FRAME, HELP)), sep='\\n')",
        folder=tmp_path,
    )
    places = [Path(line) for line in said.stdout.splitlines()]
    assert len(places) == 7
    for place in places:
        assert place.exists()
        assert installed.parent in place.parents
    assert not (places[5].parent / "pages").exists()


def test_an_import_and_an_answer_from_any_folder(installed, tmp_path):
    command = installed / "cqcdash"
    done = apart(command, "import", str(SAMPLE / "certificates.csv"), "--json", folder=tmp_path)
    assert done.returncode in {0, 1}, done.stderr
    (account,) = json.loads(done.stdout)["files"]
    assert account["inserted"] > 100
    assert (tmp_path / "data" / "portfolio.duckdb").exists()
    listed = apart(command, "certificates", "--format", "json", folder=tmp_path)
    assert len(json.loads(listed.stdout)) == account["inserted"]


@pytest.mark.parametrize("command", ["sample", "templates"])
def test_samples_and_templates_are_written_where_the_user_is(command, installed, tmp_path):
    done = apart(installed / "cqcdash", command, "--out", "here", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "here").iterdir())) == len(Kind)
