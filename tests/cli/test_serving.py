"""`serve`: what it refuses with a sentence, and what it hands over to Streamlit."""

import os
import runpy
import signal
import socket
import sys

import pytest
from commands import run

from cqcdash.cli.serving import EVERYWHERE, HOSTS


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        found = probe.getsockname()[1]
    return str(found)


@pytest.fixture
def handed_over(monkeypatch):
    """The words that Streamlit would be started with."""
    monkeypatch.setattr(sys, "argv", ["cqcdash"])
    monkeypatch.setenv("CQCDASH_DATABASE", "")
    monkeypatch.delenv(HOSTS, raising=False)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    words: list[str] = []
    monkeypatch.setattr(runpy, "run_module", lambda *_, **__: words.extend(sys.argv))
    return words


def hosts(words):
    return [words[n + 1] for n, word in enumerate(words) if word == "--server.allowedHosts"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--port", "0"), "--port: found '0', expected a number from 1 to 65535."),
        (("--port", "70000"), "--port: found '70000'"),
        (("--port", "many"), "invalid int value"),
        (("--address", ""), "--address: found '', expected localhost or an address of"),
        (("--address", "a..b"), "--address: found 'a..b'"),
        (("--address", "192.0.2.1"), "--address: found '192.0.2.1'"),
        (("--address", "unix://x"), "--address: found 'unix://x'"),
    ],
)
def test_a_wrong_port_or_address_is_named(arguments, said, tmp_path):
    done = run("serve", *arguments, database=tmp_path / "db")
    assert done.returncode == 2
    assert said in done.stderr


def test_a_port_that_is_taken_is_named_with_a_way_out(tmp_path):
    with socket.create_server(("localhost", 0)) as other:
        port = str(other.getsockname()[1])
        done = run("serve", "--port", port, database=tmp_path / "db")
    assert done.returncode == 2
    assert f"Port {port} is in use by another program. Name another one: cqc" in done.stderr


def test_it_answers_this_machine_only_and_says_where_and_what(free_port, handed_over, tmp_path):
    database = tmp_path / "new.duckdb"
    done = run("serve", "--port", free_port, database=database)
    assert done.returncode == 0
    assert f"Portfolio: {database} (new; --database names another one)" in done.stdout
    assert f"http://localhost:{free_port} " in done.stdout
    assert not done.stderr
    assert handed_over[:2] == ["streamlit", "run"]
    assert handed_over[handed_over.index("--server.address") + 1] == "localhost"
    assert hosts(handed_over) == ["localhost", "127.0.0.1", "::1"]
    assert os.environ["CQCDASH_DATABASE"] == str(database)


def test_an_address_that_others_reach_is_allowed_with_a_warning(free_port, handed_over, tmp_path):
    done = run("serve", "--port", free_port, "--address", EVERYWHERE[0], database=tmp_path / "db")
    assert "no sign-in" in done.stderr
    assert HOSTS in done.stderr
    assert hosts(handed_over)[-1] == EVERYWHERE[0]


def test_the_environment_names_the_hosts(free_port, handed_over, monkeypatch, tmp_path):
    monkeypatch.setenv(HOSTS, "localhost cqc.example.com")
    run("serve", "--port", free_port, "--address", EVERYWHERE[0], database=tmp_path / "db")
    assert hosts(handed_over) == ["localhost", "cqc.example.com"]
