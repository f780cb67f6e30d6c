"""The app as people start it, in a process of its own, on a registry."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.measure import ROOT, RunError

_START = 60.0


@dataclass(frozen=True)
class App:
    """A running app: its port, and its process."""

    port: int
    process: "subprocess.Popen[bytes]"
    log: Path

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/"

    def resident(self) -> int:
        """Bytes of memory that it holds now."""
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.process.pid)],
            check=True,
            capture_output=True,
            text=True,
        )
        return int(told.stdout) * 1024

    def said(self) -> str:
        """The end of what it wrote."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-3000:]


@contextmanager
def running(registry: Path, folder: Path) -> Iterator[App]:
    """The app on a registry; stopped at the end. Raises RunError where it does not start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "app.log"
    command = ["run", str(ROOT / "app.py"), "--server.port", str(port)]
    command += [
        "--server.headless",
        "true",
        "--",
        str(registry),
        "--as-of",
        "2026-11-22",
    ]
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", *command],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    app = App(port, process, log)
    try:
        _wait(app)
        yield app
    finally:
        process.terminate()
        process.wait(20)


def _wait(app: App) -> None:
    last = time.monotonic() + _START
    while not _ready(app.port):
        if app.process.poll() is not None or time.monotonic() > last:
            raise RunError(f"the app did not start:\n{app.said()}")
        time.sleep(0.1)


def _ready(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
