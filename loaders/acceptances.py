"""`accepted.toml` as a file: its entries and the hash by which a report names it."""

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graphmodel.acceptance import Acceptance, acceptances
from graphmodel.errors import AcceptanceError, InputError


@dataclass(frozen=True)
class Baseline:
    """One file of accepted findings, with "sha256:<hex>" of its bytes."""

    path: Path
    digest: str
    entries: tuple[Acceptance, ...]


def read_baseline(path: Path) -> Baseline:
    """The accepted findings of a file. Raises InputError, AcceptanceError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: {error.strerror}; `lishu accept DATASET --baseline {path} …` "
            "writes one"
        ) from error
    try:
        text = content.decode("utf-8-sig")
        entries = acceptances(tomllib.loads(text), str(path))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AcceptanceError(f"{path}: {error}; mend the line it names") from error
    return Baseline(path, f"sha256:{hashlib.sha256(content).hexdigest()}", entries)


def read_baselines(paths: Iterable[str | Path]) -> tuple[Baseline, ...]:
    """The files in order, each once however often it is named."""
    distinct = dict[Path, Path]()
    for path in paths:
        distinct.setdefault(Path(path).resolve(), Path(path))
    return tuple(read_baseline(path) for path in distinct.values())
