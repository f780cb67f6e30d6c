"""Running a program and taking its time and its peak of memory.

This process stays small: a child's peak counts what its parent held when it began.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: What `ru_maxrss` counts in.
UNIT = 1 if sys.platform == "darwin" else 1024
GIGABYTE = 1e9


class RunError(Exception):
    """A measured program failed; the message has its command and what it said."""


@dataclass(frozen=True)
class Run:
    """One run of a program: seconds from start to end, bytes at its peak, its output."""

    seconds: float
    peak: int
    output: str


def run(command: Sequence[str], scratch: Path) -> Run:
    """Run a Python program in the folder `scratch`; raises RunError where it fails."""
    out, err = scratch / "stdout.txt", scratch / "stderr.txt"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    # an installed program has its bytecode; a parse that imports one module needs none
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with out.open("wb") as stdout, err.open("wb") as stderr:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=scratch,
            env=environment,
            stdout=stdout,
            stderr=stderr,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = err.read_text(encoding="utf-8")[-2000:]
        raise RunError(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    return Run(seconds, usage.ru_maxrss * UNIT, out.read_text(encoding="utf-8"))


def interleaved(
    commands: Mapping[str, Sequence[str]], times: int, scratch: Path
) -> dict[str, list[Run]]:
    """Run every command `times` times in turn, so that all meet the same weather."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            runs[name].append(run(command, scratch))
    return runs


def seconds(runs: Iterable[Run]) -> float:
    """The median of the times."""
    return statistics.median(each.seconds for each in runs)


def peak(runs: Iterable[Run]) -> float:
    """The highest peak of memory, in GB."""
    return max(each.peak for each in runs) / GIGABYTE
