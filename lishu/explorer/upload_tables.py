"""The tables that somebody hands in beside a registry, and what it accepts.

In: the name and bytes of a file. Out: its role, told by its headings; what is in it
(`Beside`), before anything is used. Nothing is written anywhere.
"""

from dataclasses import dataclass
from pathlib import Path

from graphmodel.acceptance import Acceptance, acceptances
from graphmodel.errors import AcceptanceError, InputError
from graphmodel.rejected import RejectedRow
from graphmodel.wording import NOTHING, Words
from lishu.explorer.shelf import Step, silent
from loaders import toml_text
from loaders.dataset import MANIFEST
from loaders.reading import Memory, Selection, read
from loaders.roles import role_of

#: The role of a file of accepted findings, which is no table.
ACCEPTED, TOML = "accepted", ".toml"
_NO_MANIFEST = Words(
    "dataset.toml 不在此读入：文件按表头识别，表头可在下面更正；"
    "要采用规则集的，用 lishu app 文件夹 打开",
    "dataset.toml is not read here: files are known by their headings, which can be "
    "corrected below; for adopted rulebooks open the folder with `lishu app FOLDER`",
)


@dataclass(frozen=True)
class Beside:
    """A file that is used with a registry: its role, how many rows or entries, what
    could not be read; or why the whole cannot."""

    role: str
    rows: int = 0
    rejected: tuple[RejectedRow, ...] = ()
    entries: tuple[Acceptance, ...] = ()
    error: Words = NOTHING


def role(file: Memory, step: Step = silent) -> str:
    """What a file is: a registry, another table of a dataset (roles.py), or ACCEPTED."""
    step("look")
    return ACCEPTED if file.name.lower().endswith(TOML) else role_of(file)


def look_beside(file: Memory, known: str, step: Step = silent) -> Beside:
    """What is in a file of a known role that is no registry."""
    step("look")
    try:
        return _accepted(file) if known == ACCEPTED else _table(file, known)
    except InputError as error:
        return Beside(known, error=Words(error.said("zh"), error.said("en")))


def _table(file: Memory, known: str) -> Beside:
    tables = read(file, lambda headings: Selection(tuple(range(len(headings))), ()))
    rejected = tuple(row for table in tables for row in table.rejected)
    return Beside(known, sum(table.height for table in tables), rejected)


def _accepted(file: Memory) -> Beside:
    if file.name == MANIFEST:
        return Beside(ACCEPTED, error=_NO_MANIFEST)
    content = toml_text.table(file.data, Path(file.name), AcceptanceError)
    entries = acceptances(content, file.name)
    return Beside(ACCEPTED, len(entries), entries=entries)
