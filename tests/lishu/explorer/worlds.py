"""Resolutions for tests of the explorer: the examples, and one that is hostile."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from graphmodel import resolve
from graphmodel.resolution import Resolution
from loaders import load
from tests.app.registries import HOSTILE, hostile
from tests.shared_folder import ROOT

ON = date(2026, 11, 22)
__all__ = ["HOSTILE", "ON", "attacked", "real", "synthetic"]


@lru_cache(maxsize=1)
def real() -> Resolution:
    """The real example."""
    return resolve(load(ROOT / "examples" / "real"), ON)


@lru_cache(maxsize=1)
def synthetic() -> Resolution:
    """The synthetic example: every verdict, loops, breaks, bodies of the dataset."""
    return resolve(load(ROOT / "examples" / "synthetic"), ON)


def attacked(folder: Path) -> Resolution:
    """A registry that is hostile in every field."""
    return resolve(load(hostile(folder)), ON)
