"""Rulebooks, rules and the documents they cite, as nodes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from graphmodel.encodings import Encoding, encodings
from graphmodel.provisions import Link
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.regimes import Adoption, Library
from graphmodel.rulebook import Rule


def _day(day: date) -> date | None:
    return None if day in (ALWAYS, FOREVER) else day


def rulebook_nodes(library: Library) -> pl.DataFrame:
    """What a world was made with.

    Columns: id, title, jurisdiction, valid_from, valid_to, amends, source, digest (of
    its text), adopted (where, as `adopted_text` writes it).
    """
    rows = [
        (
            book.id,
            book.title,
            book.jurisdiction,
            _day(book.valid_from),
            _day(book.valid_to),
            book.amends,
            book.source,
            book.digest,
            [
                adopted_text(n, each)
                for n, each in enumerate(library.adoptions, 1)
                if each.rulebook == book.id
            ],
        )
        for book in library.rulebooks
    ]
    names = ["id", "title", "jurisdiction", "valid_from", "valid_to", "amends"]
    names += ["source", "digest", "adopted"]
    schema: dict[str, Any] = dict.fromkeys(names, pl.String)
    schema |= {"valid_from": pl.Date, "valid_to": pl.Date}
    schema["adopted"] = pl.List(pl.String)
    return pl.DataFrame(rows, schema, orient="row")


def adopted_text(position: int, adopted: Adoption) -> str:
    """Where a rulebook is adopted, after its place among all that are: 1 320000.

    Adopted for a time: 1 320000 2014-01-01/2019-12-28.
    """
    text = f"{position} {adopted.division}"
    if (adopted.since, adopted.until) == (ALWAYS, FOREVER):
        return text
    return f"{text} {adopted.since}/{adopted.until}"


def adoption(rulebook: str, text: str) -> tuple[int, Adoption]:
    """What `adopted_text` was written from."""
    position, division, *days = text.split(" ")
    between = map(date.fromisoformat, days[0].split("/")) if days else (ALWAYS, FOREVER)
    return int(position), Adoption(rulebook, division, *between)


def numbered(library: Library) -> Iterator[tuple[str, Encoding]]:
    """Every table of a rulebook with an id of its own: book/ID, book/ID#2 …"""
    for encoded in encodings(library).values():
        seen: dict[str, int] = {}
        for encoding in encoded:
            name = f"{encoding.rulebook}/{encoding.mechanism}"
            seen[name] = seen.get(name, 0) + 1
            yield (f"{name}#{seen[name]}" if seen[name] > 1 else name), encoding


def rule_nodes(library: Library) -> pl.DataFrame:
    """Every sentence that is encoded.

    Columns: id, mechanism, rulebook, table, article, quote, quote_status, page, verdict,
    relation, guides (relations by which the SOPWB of the division guides beside).
    """
    rows = []
    for name, encoding in numbered(library):
        cited, rule = encoding.citation, encoding.item
        rows.append(
            (
                name,
                encoding.mechanism,
                encoding.rulebook,
                encoding.table,
                cited.article,
                cited.quote,
                cited.quote_status,
                cited.page,
                rule.verdict if isinstance(rule, Rule) else "",
                rule.relation if isinstance(rule, Rule | Link) else "",
                "|".join(g.relation for g in rule.guides if g.kind == "SOPWB")
                if isinstance(rule, Rule)
                else "",
            )
        )
    names = ["id", "mechanism", "rulebook", "table", "article", "quote"]
    names += ["quote_status", "page", "verdict", "relation", "guides"]
    return pl.DataFrame(rows, dict.fromkeys(names, pl.String), orient="row")


def source_nodes(library: Library) -> pl.DataFrame:
    """The documents: id, title, source."""
    rows = [(book.id, book.title, book.source) for book in library.rulebooks]
    schema = dict.fromkeys(["id", "title", "source"], pl.String)
    return pl.DataFrame(rows, schema, orient="row")


def cites(library: Library) -> pl.DataFrame:
    """Which sentence stands in which document."""
    rows = [(name, encoding.rulebook) for name, encoding in numbered(library)]
    schema = dict.fromkeys(["source", "target"], pl.String)
    return pl.DataFrame(rows, schema, orient="row")
