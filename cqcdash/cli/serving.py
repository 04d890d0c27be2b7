"""``serve``: the app for the browser, from any folder, until Ctrl+C."""

import argparse
import errno
import os
import runpy
import signal
import socket
import sys
import tomllib
from pathlib import Path

from cqcdash import locations
from cqcdash.cli import clock
from cqcdash.errors import BadRequestError, PortUnusableError

ADDRESS, PORT, LAST_PORT = "localhost", 8501, 65_535
HOSTS = "STREAMLIT_SERVER_ALLOWED_HOSTS"
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - only recognised, never a default


def serve(options: argparse.Namespace) -> int:
    """Say where the app answers and which portfolio it shows, then hand over to Streamlit."""
    database = Path(clock.installation(options).database).absolute()
    _require_free(options.address, options.port)
    os.environ["CQCDASH_DATABASE"] = str(database)
    hosts = _hosts()
    if options.address not in hosts:
        _warn(options.address)
        hosts += [] if HOSTS in os.environ else [options.address]
    new = "" if database.exists() else " (new; --database names another one)"
    print(f"Portfolio: {database}{new}")
    print(
        f"Open http://{_shown(options.address)}:{options.port} in a browser. Ctrl+C ends the app."
    )
    sys.stdout.flush()
    # Streamlit's server stops in order, then signals once more: that is the end, not a failure.
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    sys.argv = ["streamlit", "run", *_arguments(options.address, options.port, hosts)]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return 0


def _arguments(address: str, port: int, hosts: list[str]) -> list[str]:
    """The app's file, beside which Streamlit finds our settings, and what differs from them."""
    flags = {
        "server.address": address,
        "server.port": str(port),
        "server.fileWatcherType": "none",
        "logger.hideWelcomeMessage": "true",
    }
    pairs = [*flags.items(), *(("server.allowedHosts", host) for host in hosts)]
    return [str(locations.APP), *(part for key, value in pairs for part in (f"--{key}", value))]


def _require_free(address: str, port: int) -> None:
    """Refuse an address or port that the server could not take; it would show a traceback."""
    if not 1 <= port <= LAST_PORT:
        raise BadRequestError("--port", str(port), f"a number from 1 to {LAST_PORT}")
    wrong = BadRequestError("--address", address, "localhost or an address of this machine")
    if not address:
        raise wrong
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        socket.create_server((address, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortUnusableError(port, "is in use by another program") from error
        if error.errno == errno.EACCES:
            raise PortUnusableError(port, "may not be used by you") from error
        raise wrong from error
    except UnicodeError as error:
        raise wrong from error


def _hosts() -> list[str]:
    """The names under which browsers may come: as the environment says, else our settings."""
    if HOSTS in os.environ:
        return os.environ[HOSTS].split()
    return tomllib.loads(locations.STREAMLIT.read_text("utf-8"))["server"]["allowedHosts"]


def _warn(address: str) -> None:
    """Other machines can come in; what that means is said before they do."""
    print(
        f"The app has no sign-in: whoever reaches {address} can read and change the portfolio.",
        file=sys.stderr,
    )
    if address in EVERYWHERE and HOSTS not in os.environ:
        print(
            f'Name the hosts under which browsers come: {HOSTS}="localhost cqc.example.com".',
            file=sys.stderr,
        )


def _shown(address: str) -> str:
    if address in EVERYWHERE:
        return ADDRESS
    return f"[{address}]" if ":" in address else address
