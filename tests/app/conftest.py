"""A real browser and a real server; without Chromium CI fails, elsewhere it is skipped."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest

from tests.shared_folder import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = (
    "no Chromium here: `make test` installs it as root, else apt-get install chromium"
)


def chromium() -> str:
    """The path of Chromium; without one the test fails in CI and is skipped elsewhere."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    pytest.skip(MISSING)


@pytest.fixture(scope="session")
def browser():
    """Chromium without a window. It asks nobody for anything in the background."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


class Server:
    """The app as `make run` starts it, on a free port."""

    def __init__(self, port: int, process: "subprocess.Popen[bytes]", log: str) -> None:
        self.port, self.process, self._log = port, process, log

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/"

    def log(self) -> str:
        """What it wrote so far."""
        with open(self._log, encoding="utf-8") as file:
            return file.read()

    def ready(self) -> bool:
        """Whether it answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/_stcore/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """Start the app on a registry: `with serve(path) as server`."""

    @contextmanager
    def start(path: object = "") -> Iterator[Server]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = tmp_path_factory.mktemp("app") / "log.txt"
        arguments = [
            "run",
            "app.py",
            "--server.port",
            str(port),
            "--server.headless",
            "true",
        ]
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", *arguments],
                cwd=ROOT,
                env=os.environ | {"LISHU_DATASET": str(path), "PYTHONUTF8": "1"},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        server = Server(port, process, str(log))
        try:
            wait(server)
            yield server
        finally:
            process.terminate()
            process.wait(10)

    return start


def wait(server: Server) -> None:
    """Until the server answers; fails with its log if it does not."""
    for _ in range(300):
        if server.ready():
            return
        if server.process.poll() is not None:
            break
        time.sleep(0.2)
    pytest.fail(f"the app did not start:\n{server.log()}")
