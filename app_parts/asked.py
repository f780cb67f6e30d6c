"""What the app was started with: `app.py -- [DATASET…] [--as-of D] [--where …] …`."""

import os
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: Paths of own registries or dataset folders where none is named; several as in PATH.
VARIABLE = "LISHU_DATASET"


@dataclass(frozen=True)
class Asked:
    """Paths of a registry, and how it is read; no path is the example."""

    paths: tuple[str, ...] = ()
    as_of: date | None = None
    rulebooks: tuple[str, ...] = ()
    adopt: tuple[str, ...] = ()
    attested_only: bool = False
    where: str = ""


def asked() -> Asked:
    """What stands behind `--` on the command line, else in LISHU_DATASET."""
    own = Path(sys.argv[0]).name == "app.py"
    return parsed(tuple(sys.argv[1:]) if own else (), os.environ.get(VARIABLE, ""))


@lru_cache(maxsize=8)
def parsed(typed: tuple[str, ...], variable: str) -> Asked:
    """Arguments and the variable as what was asked for."""
    parser = ArgumentParser(prog="app.py", allow_abbrev=False)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--as-of", type=date.fromisoformat)
    parser.add_argument("--rulebook", action="append", default=[])
    parser.add_argument("--adopt", action="append", default=[])
    parser.add_argument("--attested-only", action="store_true")
    parser.add_argument("--where", default="")
    given = parser.parse_args(typed)
    named = given.paths or [path for path in variable.split(os.pathsep) if path]
    return Asked(
        tuple(named), given.as_of, tuple(given.rulebook), tuple(given.adopt),
        given.attested_only, given.where,
    )  # fmt: skip
