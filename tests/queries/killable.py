"""A server of one's own, to be killed, starved and stopped; on a small disk if it can be."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from queries import server, server_jars, server_state
from queries.server_state import Server

#: Neo4j sets 256 MB aside for each of its two transaction logs; the rest is for data.
_DISK = "size=900m"


def jars_only(heap: str = "512m") -> dict[str, str]:
    """An environment that leads to a server of one's own, from the jars."""
    cache = {k: v for k, v in os.environ.items() if k == "XDG_CACHE_HOME"}
    return {"LISHU_NEO4J": "jars", "LISHU_NEO4J_HEAP": heap, **cache}


def require_jars() -> None:
    """Where the jars cannot run CI fails; elsewhere the test is skipped, and says so."""
    if lacking := server_jars.lacking():
        absent(f"no Neo4j of one's own can be started here: {lacking}")


def absent(said: str) -> None:
    """What a test needs is not here."""
    if os.environ.get("CI") == "true":
        pytest.fail(said)
    pytest.skip(said)


@dataclass(frozen=True)
class Killable:
    """A local server in a home folder; `small` where that is a disk of its own."""

    place: Path
    small: bool

    def up(self) -> Server:
        """Start it, again on the same data."""
        return server.up(self.place, jars_only())

    def down(self) -> None:
        """Stop it cleanly."""
        server.down(self.place)

    def kill(self) -> None:
        """End it without a warning."""
        kept = server_state.read(self.place)
        assert kept is not None
        os.kill(kept.process, signal.SIGKILL)
        while server_jars.runs(kept.process, self.place):
            time.sleep(0.05)

    @contextmanager
    def full(self) -> Iterator[None]:
        """All but a little of its disk is taken by something else."""
        room = os.statvfs(self.place)
        ballast = self.place / "ballast"
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_frsize - 2**17)
        try:
            yield
        finally:
            ballast.unlink()


@contextmanager
def short_lived() -> Iterator[None]:
    """Servers started meanwhile do without the second compiler of Java.

    It costs more than it gains one that is killed after a few seconds.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
        yield


@contextmanager
def killable(place: Path) -> Iterator[Killable]:
    """A server that is not started yet; stopped in the end, its disk taken away."""
    mount = ["mount", "-t", "tmpfs", "-o", _DISK, "tmpfs", str(place)]
    small = os.geteuid() == 0 and subprocess.run(mount, check=False).returncode == 0
    try:
        with short_lived():
            yield Killable(place, small)
    finally:
        server.down(place)
        if small:
            subprocess.run(["umount", "--lazy", str(place)], check=True)
