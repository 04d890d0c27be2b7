"""A real server over a real database, and waiting for a page without sleeping on luck."""

import os
import socket
import subprocess
import sys
import time
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from playwright.sync_api import Page
from screens import ROOT, TODAY

IDLE = (
    '[data-testid="stApp"][data-test-script-state="notRunning"]'
    '[data-test-connection-state="CONNECTED"]'
)


class Server:
    """One server over one database; ``log`` is what it printed."""

    def __init__(
        self,
        database: Path | str,
        log: Path,
        command: tuple[str, ...] = (),
        program: Path | str = sys.executable,
        folder: Path = ROOT,
    ) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = port = probe.getsockname()[1]
        self.url, self.log = f"http://localhost:{port}", log
        environment = {
            **os.environ,
            "CQCDASH_DATABASE": str(database),
            "CQCDASH_TODAY": TODAY,
            "CQCDASH_USER": "Maria Lang",
        }
        run = command or ("-m", "streamlit", "run", "app.py", "--server.fileWatcherType", "none")
        option = "--port" if command else "--server.port"
        with log.open("w") as out:
            self.process = subprocess.Popen(
                [str(program), *run, option, str(port)],
                cwd=folder,
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        self.wait()

    def wait(self) -> None:
        for _ in range(240):
            try:
                if self.get("/health").status == HTTPStatus.OK:
                    return
            except OSError:
                assert self.process.poll() is None, self.log.read_text()
                time.sleep(0.25)
        raise AssertionError(self.log.read_text())

    def get(self, path: str, **headers: str) -> HTTPResponse:
        connection = HTTPConnection("localhost", self.port, timeout=10)
        connection.request("GET", path, headers=headers)
        return connection.getresponse()

    def handshake(self, host: str) -> int:
        """The status of a page's connection when the page came under this host's name."""
        key = {"Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket"}
        origin = {"Host": host, "Origin": f"http://{host}"}
        return self.get("/_stcore/stream", **origin, **upgrade, **key).status

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


def settled(page: Page) -> None:
    """Wait until the script has run and the browser has drawn what it sent."""
    page.wait_for_selector(IDLE)
    page.wait_for_timeout(400)
    page.wait_for_selector(IDLE)
