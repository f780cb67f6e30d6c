"""The datasets that can be looked at: the one the app was started with, the bundled
example, and those that somebody loaded into this session.

Worlds and answers of the first two are shared by all sessions; a loaded one belongs to
its session and goes with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import streamlit as st

from app_parts.asked import Asked, asked
from app_parts.work import worked
from graphmodel.acceptance import Acceptance
from graphmodel.world import World
from lishu.explorer.answer import Answer, answered
from lishu.explorer.changes_supposed import Reader
from lishu.explorer.example import is_real_example, real_example
from lishu.explorer.shelf import Shelf, Step
from loaders import load

#: The dataset that needs no name in the address, and the bundled one beside it.
MAIN, EXAMPLE = "", "example"
_LOADED = "datasets of this session"
#: How many answers are kept a dataset; fewer of a large one.
ANSWERS, FEW_ANSWERS, LARGE = 12, 4, 200_000


@dataclass(frozen=True)
class Dataset:
    """A registry that was read: its name in the address and on the page, and the world.

    `accepted` are the findings accepted in a file that was loaded with it; `read` reads
    the registry again, with further rulebooks adopted.
    """

    key: str
    label: str
    world: World
    is_real: bool
    is_loaded: bool = False
    accepted: tuple[Acceptance, ...] = ()
    read: Reader | None = field(default=None, repr=False, compare=False)
    shelf: Shelf = field(default_factory=Shelf, repr=False, compare=False)


@dataclass(frozen=True)
class Shared:
    """What all sessions share."""

    shelf: Shelf = field(default_factory=Shelf)


@st.cache_resource(show_spinner=False)
def _shared() -> Shared:
    return Shared()


def names() -> Mapping[str, str]:
    """The datasets that there are: keys of the address, and labels. Reads nothing."""
    own = asked().paths
    started = {MAIN: ", ".join(Path(path).name for path in own)} if own else {}
    example = MAIN if not own else EXAMPLE
    bundled = {} if is_real_example(own) else {example: "examples/real"}
    return {**started, **bundled, **{d.key: d.label for d in loaded().values()}}


def loaded() -> dict[str, Dataset]:
    """The datasets loaded into this session, by key."""
    held: dict[str, Dataset] = st.session_state.setdefault(_LOADED, {})
    return held


def dataset(key: str) -> Dataset:
    """The dataset of a key; waits with progress until it is read.

    Raises KeyError where there is none, LishuError or OSError where it cannot be read.
    """
    if key in loaded():
        return loaded()[key]
    label = names()[key]
    given = asked() if key == MAIN else Asked()
    paths = given.paths or (str(real_example()),)
    name = f"dataset {key} {given} {stamp(paths)}"

    def world(adopt: Sequence[tuple[str, str]] = ()) -> World:
        return load(
            *paths,
            adopt=(*given.adopt, *adopt),
            rulebooks=given.rulebooks,
            attested_only=given.attested_only,
            where=given.where,
        )

    def read(step: Step) -> Dataset:
        step("read")
        return Dataset(key, label, world(), is_real_example(paths), read=world)

    found = worked(_shared(), name, read, steps=("read",))
    _shared().shelf.keep(f"dataset {key} ", 1)
    return found


def paths_of(found: Dataset) -> tuple[str, ...]:
    """The files and folders that a dataset was read from; none of one loaded here."""
    if found.is_loaded:
        return ()
    given = asked() if found.key == MAIN else Asked()
    return given.paths or (str(real_example()),)


def stamp(paths: tuple[str, ...]) -> str:
    """Names, sizes and times of the files: a changed registry is read again."""
    files = [
        file
        for path in map(Path, paths)
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
        if file.is_file()
    ]
    stats = ((str(file), file.stat()) for file in files)
    return repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats])


def answer(found: Dataset, as_of: date, today: date) -> Answer:
    """The answer of a dataset on a date; waits with progress until it is worked out."""
    kept = worked(
        found,
        f"answer {as_of} {today}",
        lambda step: answered(found.world, as_of, today, step),
    )
    large = len(found.world.organizations) > LARGE
    found.shelf.keep("answer ", FEW_ANSWERS if large else ANSWERS)
    return kept
