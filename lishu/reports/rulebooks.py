"""The answer of `rules list`: the documents, where and when they apply, their rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphmodel.records import ALWAYS, FOREVER
from graphmodel.regimes import NATION, Library
from graphmodel.rulebook import Rulebook
from graphmodel.vocabulary import STRENGTHS
from graphmodel.wording import Words
from lishu import __version__
from lishu.reports import words
from lishu.reports.blocks import Block, Fields, Grid, Items, Title
from lishu.reports.checked import SCHEMA_VERSION

EVERYWHERE = Words("全国", "nation")
ADOPTED = Words("仅经采用（--adopt）", "by adoption only (--adopt)")
ADOPTED_IN = Words("仅经采用（--adopt {}）", "by adoption only (--adopt {})")


@dataclass(frozen=True)
class Listed:
    """The rulebooks there are, and the date asked about."""

    library: Library
    as_of: date


def blocks(listed: Listed, language: str) -> Iterator[Block]:
    """The rulebooks as a table, then the rules of each."""
    chinese = language == "zh"
    books = listed.library.rulebooks
    in_force = {book.id for book in listed.library.in_force(listed.as_of)}
    yield Title("lishu rules", 1)
    yield Fields([(words.AS_OF.label(language), f"{listed.as_of} (*)")])
    headings = ("", "规则集", "自", "到此前", "适用于", "修改", "来源性质", "标题")
    if not chinese:
        headings = (
            *("", "rulebook", "from", "until before", "where", "amends"),
            *("known from", "title"),
        )
    rows = [
        (
            "*" if book.id in in_force else "",
            book.id,
            *period(book),
            where(book).label(language),
            book.amends,
            strength(book).label(language),
            book.title,
        )
        for book in books
    ]
    yield Grid(headings, rows)
    for book in books:
        yield Title(book.id)
        yield Items([_rules(book)])


def _rules(book: Rulebook) -> str:
    return " ".join(dict.fromkeys(rule.id for rule in book.rules)) or "-"


def period(book: Rulebook) -> tuple[str, str]:
    """From when, and until before when; an ellipsis where it is open."""
    since = "…" if book.valid_from == ALWAYS else str(book.valid_from)
    return since, "…" if book.valid_to == FOREVER else str(book.valid_to)


def where(book: Rulebook) -> Words:
    """Where a rulebook applies: its jurisdiction in words."""
    if book.adopt_in and not book.jurisdiction:
        there = f"{book.id}@{book.adopt_in}"
        return Words(ADOPTED_IN.zh.format(there), ADOPTED_IN.en.format(there))
    if not book.jurisdiction:
        return ADOPTED
    return (
        EVERYWHERE if book.jurisdiction == NATION else Words(*[book.jurisdiction] * 2)
    )


def strength(book: Rulebook) -> Words:
    """How well the text of a rulebook is known."""
    term = STRENGTHS.get(book.strength)
    return Words(term.zh, term.en) if term else Words("未说明", "not stated")


def data(listed: Listed, language: str) -> dict[str, Any]:
    """The rulebooks as data."""
    in_force = {book.id for book in listed.library.in_force(listed.as_of)}
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "as_of": str(listed.as_of),
        "rulebooks": [
            {
                **book_data(book, language),
                "in_force": book.id in in_force,
                "rules": list(dict.fromkeys(rule.id for rule in book.rules)),
            }
            for book in listed.library.rulebooks
        ],
    }


def book_data(book: Rulebook, language: str) -> dict[str, Any]:
    """The head of a rulebook as data; null stands for an open end."""
    return {
        "id": book.id,
        "title": book.title,
        "jurisdiction": book.jurisdiction,
        "valid_from": None if book.valid_from == ALWAYS else str(book.valid_from),
        "valid_to": None if book.valid_to == FOREVER else str(book.valid_to),
        "amends": book.amends,
        "strength": book.strength,
        "adopt_in": book.adopt_in,
        "source": book.source,
        "note": book.note.label(language) if book.note else "",
        "digest": book.digest,
    }
