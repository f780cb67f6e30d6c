"""One list a recipient, for handing on: a folder of files and an index of them.

In: a resolution and by what it is split. Out: for each division or supervisor a CSV or
XLSX with the rows of `lishu resolve` that concern it. The names of files come from
data: nothing in them leads out of the folder, or means something to a system.
"""

import hashlib
import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from graphmodel.recipients import Recipients, recipients
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import VERDICTS, Group
from lishu.reports.leaders import WRITERS

INDEX = "index"
_NOBODY = {"division": "unknown", "supervisor": "none"}
_GROUPS: tuple[Group, ...] = ("led", "orphan", "open", "out_of_scope", "not_counted")
#: What is no part of a file's name on some system.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s]+')
#: Names that Windows keeps for devices, with any ending.
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)\d)(\.|$)", re.I)
#: Bytes of a name: most systems take 255, with the ending and a mark.
_BYTES = 180


def write_lists(resolution: Resolution, by: str, folder: Path, ending: str) -> int:
    """Write the lists of all recipients and the index; how many lists there are.

    The folder appears only when all is written.
    """
    found = recipients(resolution, by)
    table = resolution.table()
    scratch = Path(tempfile.mkdtemp(prefix=".lishu-", dir=folder.absolute().parent))
    try:
        index = list(_write(table, found, by, scratch, ending))
        columns = ("file", by, "name", "organizations", *_GROUPS)
        texts = dict.fromkeys(columns[:3], pl.String)
        schema = {name: texts.get(name, pl.Int64) for name in columns}
        lines = pl.DataFrame(index, schema=schema, orient="row")
        WRITERS[ending](lines, scratch / f"{INDEX}{ending}")
        scratch.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return len(index)


def _write(
    table: pl.DataFrame, found: Recipients, by: str, folder: Path, ending: str
) -> Iterator[dict[str, object]]:
    """Each list, and its line of the index."""
    sizes = np.bincount(found.numbers, minlength=len(found.ids))
    ends = np.cumsum(sizes)
    names = file_names(list(_labels(found, by)), found.ids)
    for n, (size, end) in enumerate(zip(sizes.tolist(), ends.tolist(), strict=True)):
        if not size:
            continue
        part = table[found.rows[end - size : end]]
        file = f"{names[n]}{ending}"
        WRITERS[ending](part, folder / file)
        groups = Counter(VERDICTS[verdict].group for verdict in part["verdict"])
        yield {
            "file": file,
            by: found.ids[n],
            "name": found.names[n],
            "organizations": size,
            **{group: groups[group] for group in _GROUPS},
        }


def _labels(found: Recipients, by: str) -> Iterator[str]:
    for body_id, name in zip(found.ids, found.names, strict=True):
        if not body_id:
            yield _NOBODY[by]
        else:
            yield f"{body_id} {name}" if by == "division" else name


def file_names(labels: Sequence[str], ids: Sequence[str]) -> list[str]:
    """A name without ending for each label, all different on every system.

    Those that would be the same but for capitals get a mark made of their id, so that
    a name does not depend on who else is there, unless they share it.

    >>> file_names(["a/../b", "CON", ".."], ["1", "2", "3"])
    ['a_.._b', '_CON', 'list-4e074085']
    """
    names = [safe(label) for label in labels]
    shared = Counter(name.casefold() for name in names)
    taken = {INDEX}
    found = []
    for name, body_id in zip(names, ids, strict=True):
        mark = hashlib.sha256(body_id.encode()).hexdigest()
        size = 8
        unique = name if name and shared[name.casefold()] == 1 else ""
        while not unique or unique.casefold() in taken:
            unique, size = f"{name or 'list'}-{mark[:size]}", size + 8
        taken.add(unique.casefold())
        found.append(unique)
    return found


def safe(label: str) -> str:
    """A label as part of a file's name: one line, no path, no device; "" if nothing is left."""
    text = "".join(
        "_" if unicodedata.category(c)[0] == "C" else c
        for c in unicodedata.normalize("NFKC", label)
    )
    text = _FORBIDDEN.sub("_", text).strip("._-~ ")
    while len(text.encode()) > _BYTES:
        text = text[:-1]
    return f"_{text}" if _DEVICES.match(text) else text.rstrip(". ")
