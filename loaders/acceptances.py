"""`accepted.toml` as a file: its entries and the hash by which a report names it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from graphmodel.acceptance import Acceptance, acceptances
from graphmodel.errors import AcceptanceError, InputError
from loaders import toml_text


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
        remedy = f"`lishu accept DATASET --baseline {path} …` writes one"
        if path.exists():
            remedy = "name a file that can be read"
        raise InputError(f"{path}: {error.strerror}; {remedy}") from error
    entries = acceptances(toml_text.table(content, path, AcceptanceError), str(path))
    return Baseline(path, f"sha256:{hashlib.sha256(content).hexdigest()}", entries)


def read_baselines(paths: Iterable[str | Path]) -> tuple[Baseline, ...]:
    """The files in order, each once however often it is named."""
    distinct = dict[Path, Path]()
    for path in paths:
        distinct.setdefault(Path(path).resolve(), Path(path))
    return tuple(read_baseline(path) for path in distinct.values())
