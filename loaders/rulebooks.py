"""Rulebooks from files: the bundled ones and a user's own.

In: TOML files. Out: `Library`. A wrong one is refused with a message that says how to
mend it (graphmodel.rulebook).
"""

import hashlib
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import graphmodel
from graphmodel.divisions import Divisions
from graphmodel.errors import RulebookError
from graphmodel.mechanisms import Mechanism, mechanisms
from graphmodel.regimes import Adoption, Library
from graphmodel.rulebook import Rulebook
from graphmodel.rulebook_parsing import parse
from loaders import toml_text

BUNDLED = Path(graphmodel.__file__).parent / "rulebooks"
INVENTORY = Path(graphmodel.__file__).parent / "mechanisms.toml"


def read(path: Path) -> Rulebook:
    """One rulebook. Raises RulebookError."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RulebookError(
            f"{path}: {error.strerror}; name a rulebook file"
        ) from error
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return parse(toml_text.table(content, path, RulebookError), str(path), digest)


@cache
def bundled() -> tuple[Rulebook, ...]:
    """The rulebooks of the documents, in the order of their dates."""
    books = (read(path) for path in sorted(BUNDLED.glob("*.toml")))
    return tuple(sorted(books, key=lambda book: (book.valid_from, book.id)))


@cache
def inventory() -> tuple[Mechanism, ...]:
    """The mechanisms of the documents, all of which the bundled rulebooks encode."""
    table = tomllib.loads(INVENTORY.read_text(encoding="utf-8"))
    return mechanisms(table, INVENTORY.name)


def library(
    extra: Iterable[str | Path] = (), adoptions: Iterable[Adoption] = ()
) -> Library:
    """The bundled rulebooks, a user's own, and what is adopted."""
    books = [*bundled(), *(read(Path(path)) for path in extra)]
    ids = [book.id for book in books]
    for book in books:
        if ids.count(book.id) > 1:
            raise RulebookError(
                f"two rulebooks have the id {book.id!r}; give yours another one"
            )
    return Library(tuple(books), tuple(adoptions))


def readable(
    paths: Iterable[str | Path],
) -> tuple[tuple[str | Path, ...], tuple[tuple[str, str], ...]]:
    """Which of a user's rulebooks can be used beside the bundled ones, and what is
    wrong with each of the others: its path and the reason."""
    good: list[str | Path] = []
    wrong: list[tuple[str, str]] = []
    for path in paths:
        try:
            library((*good, path))
            good.append(path)
        except RulebookError as error:
            wrong.append((str(path), str(error)))
    return tuple(good), tuple(wrong)


def check_seats(found: Library, divisions: Divisions) -> None:
    """Refuse a rulebook that is of, or adopted for, a place that is no division."""
    seats = [(a.rulebook, "is adopted for", a.division) for a in found.adoptions]
    for book in found.rulebooks:
        seats.append((book.id, "has the jurisdiction", book.jurisdiction))
        seats.append((book.id, "has adopt_in", book.adopt_in))
    for name, says, place in seats:
        if place and divisions.find(place) < 0:
            near = get_close_matches(place, divisions.codes, n=3, cutoff=0.5)
            hint = f"; the nearest: {', '.join(near)}" if near else ""
            raise RulebookError(
                f"{name} {says} {place!r}, which is no division code; write one like "
                f"330600, 100000 for the nation{hint}",
                f"{name}：“{place}”不是区划代码；请写 330600 的样式，全国写 100000",
            )
