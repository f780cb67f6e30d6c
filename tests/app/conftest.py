"""A real browser and a real server; without Chromium CI fails, elsewhere it is skipped."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import pytest

from tests.app import lists, registries
from tests.app.visits import LOCALES, Visit
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
    """Start the app as people do: `with serve(path, "--as-of", day) as server`."""

    @contextmanager
    def start(*arguments: object) -> Iterator[Server]:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = tmp_path_factory.mktemp("app") / "log.txt"
        command = [sys.executable, "-m", "lishu", "app", "--port", str(port)]
        with log.open("wb") as out:
            process = subprocess.Popen(
                [*command, *map(str, arguments)],
                cwd=ROOT,
                env=os.environ
                | {"STREAMLIT_SERVER_HEADLESS": "true", "PYTHONUTF8": "1"},
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


@pytest.fixture(scope="session")
def app(browser, serve):
    """The app on the real example, one for all tests; its log tells of no fault."""
    with serve() as server:
        yield server
        assert faults(server) == []


@pytest.fixture(scope="session")
def attacked(browser, serve, tmp_path_factory):
    """The app on a registry that is hostile in every field; its log tells of no fault."""
    with serve(registries.hostile(tmp_path_factory.mktemp("hostile"))) as server:
        yield server
        assert faults(server) == []


@pytest.fixture(scope="session")
def causes(tmp_path_factory):
    """The folder of a dataset with known causes."""
    return lists.folder(tmp_path_factory.mktemp("lists"))


@pytest.fixture(scope="session")
def listed(browser, serve, causes):
    """The app on the dataset with known causes; its log tells of no fault."""
    with serve(causes, "--as-of", lists.ON) as server:
        yield server
        assert faults(server) == []


def faults(server: Server) -> list[str]:
    """The lines of the log of the app that tell of something wrong."""
    wrong = r"Traceback|Error|Exception|WARNING|ERROR"
    return [line for line in server.log().splitlines() if re.search(wrong, line)]


@pytest.fixture(scope="session")
def window(browser):
    """Windows by language, width and colours: a browser keeps what it fetched before."""
    windows: dict[tuple[str, int, str], object] = {}

    def opened(language: str, width: int, scheme: str):
        kind = (language, width, scheme)
        if kind not in windows:
            windows[kind] = browser.new_context(
                viewport={"width": width, "height": 900},
                locale=LOCALES[language],
                color_scheme=scheme,
            )
        return windows[kind]

    return opened


@pytest.fixture
def visit(window, app):
    """Open pages of the app; afterwards nothing went wrong and nobody else was asked."""
    visits: list[Visit] = []

    def start(
        server: Server = app,
        language: str = "en",
        width: int = 1300,
        scheme: str = "light",
    ) -> Visit:
        visits.append(Visit(window(language, width, scheme), server, language))
        return visits[-1]

    yield start
    assert [fault for each in visits for fault in each.close()] == []


def wait(server: Server) -> None:
    """Until the server answers; fails with its log if it does not."""
    for _ in range(300):
        if server.ready():
            return
        if server.process.poll() is not None:
            break
        time.sleep(0.2)
    pytest.fail(f"the app did not start:\n{server.log()}")
