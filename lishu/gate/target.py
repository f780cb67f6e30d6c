"""The file of accepted findings that a command edits, with the findings it is about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from graphmodel import resolve
from graphmodel.acceptance import Acceptance
from graphmodel.finding import findings
from graphmodel.judgement import Judgement, judge
from lishu.gate.accepting import Told
from lishu.options import Asked
from lishu.streams import replacing
from loaders.acceptances import read_baseline, read_baselines

Edit = Callable[[str], tuple[str, tuple[Told, ...]]]
_MARK = "\ufeff"


@dataclass(frozen=True)
class Target:
    """A file, its entries, and the findings held against it and the dataset's own."""

    path: Path
    entries: tuple[Acceptance, ...]
    judgement: Judgement

    @property
    def file(self) -> str:
        """The file as its entries name it."""
        return self.entries[0].file if self.entries else str(self.path)

    def edit(self, change: Edit) -> tuple[Told, ...]:
        """Write what `change` makes of the text, once all of it is known to be right."""
        before = self.path.read_bytes().decode("utf-8") if self.path.exists() else ""
        mark = _MARK if before.startswith(_MARK) else ""
        text, told = change(before.removeprefix(_MARK))
        if mark + text != before:
            with replacing(self.path) as fresh:
                fresh.write_bytes((mark + text).encode("utf-8"))
        return told


def target(asked: Asked, named: Path | None, today: date, new: bool = False) -> Target:
    """The file named, else that of the dataset; `new` ones need not be there yet.

    Without a dataset, nothing is judged. Raises InputError, AcceptanceError.
    """
    own = asked.accepted() if asked.datasets else ()
    if named is None and len(own) != 1:
        raise click.UsageError(
            "name the file of accepted findings: --baseline accepted.toml"
        )
    path = named or own[0]
    there = path.exists() or not new
    entries = read_baseline(path).entries if there else ()
    if not asked.datasets:
        return Target(path, entries, Judgement(()))
    files = read_baselines((*([path] if there else []), *own))
    known = [entry for file in files for entry in file.entries]
    return Target(path, entries, _judged(asked, known, today))


def _judged(asked: Asked, known: Iterable[Acceptance], today: date) -> Judgement:
    resolution = resolve(asked.load(), asked.as_of)
    return judge(findings(resolution, today), tuple(known), today)
