"""Which registry the page shows, and what was worked out from it, kept between reruns."""

import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from graphmodel import Resolution, World, resolve
from graphmodel.findings import Finding, findings
from graphmodel.summary import Summary, summarize
from loaders import load

ROOT = Path(__file__).parents[1]
REAL = Path("examples", "real")
#: Paths of own registries or dataset folders; several as in PATH.
VARIABLE = "LISHU_DATASET"
Stamp = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Answer:
    """A registry resolved on one date."""

    resolution: Resolution
    summary: Summary
    findings: tuple[Finding, ...]


def paths() -> tuple[str, ...]:
    """What to show: named after `--`, else in LISHU_DATASET, else the real example."""
    typed = sys.argv[1:] if Path(sys.argv[0]).name == "app.py" else []
    named = os.environ.get(VARIABLE, "").split(os.pathsep)
    own = tuple(path for path in typed or named if path)
    return own or (str(_example()),)


def _example() -> Path:
    """The real example, by the short name it has from the checkout where that is right."""
    return REAL if REAL.exists() and REAL.samefile(ROOT / REAL) else ROOT / REAL


def is_real_example() -> bool:
    """Whether the bundled example is shown and nothing else."""
    return [Path(path).resolve() for path in paths()] == [(ROOT / REAL).resolve()]


def stamp() -> Stamp:
    """Names, sizes and times of the files: a changed registry is read again."""
    files = [
        file
        for path in map(Path, paths())
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
        if file.is_file()
    ]
    times = ((str(file), file.stat()) for file in files)
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in times)


@st.cache_resource(max_entries=2, show_spinner=False)
def world(named: tuple[str, ...], version: Stamp) -> World:
    """The registry, read once a version. Raises LishuError."""
    return load(*named)


@st.cache_resource(max_entries=8, show_spinner=False)
def answer(named: tuple[str, ...], version: Stamp, as_of: date, today: date) -> Answer:
    """Every verdict and finding on a date. Raises LishuError."""
    resolution = resolve(world(named, version), as_of)
    return Answer(resolution, summarize(resolution), findings(resolution, today))
