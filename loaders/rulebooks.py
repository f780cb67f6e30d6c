"""Rulebooks from files: the bundled ones and a user's own.

In: TOML files. Out: `Library`. A wrong one is refused with a message that says how to
mend it (graphmodel.rulebook).
"""

import hashlib
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import graphmodel
from graphmodel.errors import RulebookError
from graphmodel.regimes import Adoption, Library
from graphmodel.rulebook import Rulebook
from graphmodel.rulebook_parsing import parse

BUNDLED = Path(graphmodel.__file__).parent / "rulebooks"


def read(path: Path) -> Rulebook:
    """One rulebook. Raises RulebookError."""
    try:
        content = path.read_bytes()
        table = tomllib.loads(content.decode("utf-8"))
    except OSError as error:
        raise RulebookError(
            f"{path}: {error.strerror}; name a rulebook file"
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RulebookError(f"{path}: {error}; mend the line it names") from error
    return parse(table, str(path), f"sha256:{hashlib.sha256(content).hexdigest()}")


@cache
def bundled() -> tuple[Rulebook, ...]:
    """The rulebooks of the documents, in the order of their dates."""
    books = (read(path) for path in sorted(BUNDLED.glob("*.toml")))
    return tuple(sorted(books, key=lambda book: (book.valid_from, book.id)))


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
