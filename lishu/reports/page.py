"""The rulebooks page of the documentation: every document, sentence by sentence.

Made from the rulebooks, the inventory and the undecided cases, never by hand
(`lishu rules page`, `make docs`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graphmodel.encodings import Encoding, encodings
from graphmodel.mechanisms import Mechanism
from graphmodel.regimes import Library
from graphmodel.rulebook import Rule, Rulebook
from graphmodel.undecided import Undecided
from graphmodel.wording import Words
from lishu.reports import encoded, rulebook, undecided
from lishu.reports.blocks import Block, Fields, Line, Title

TITLE = Words("规则集：逐条对照", "The rulebooks, sentence by sentence")
MADE = Words(
    "本页由规则集生成（make docs），请勿手改。每条先列原文，再列它在程序中的含义。",
    "This page is made from the rulebooks (make docs); do not edit it. Each sentence "
    "stands with its quote and with what it does here.",
)
OPEN = Words("文件没有写明的问题", "What the documents leave open")


@dataclass(frozen=True)
class Page:
    """What the page is made from; `names` are those of bodies by id."""

    library: Library
    mechanisms: Sequence[Mechanism]
    cases: Sequence[Undecided]
    names: Mapping[str, str]

    def named(self, body_id: str) -> str:
        """The name of a body."""
        return self.names.get(body_id, body_id)


def blocks(page: Page, language: str) -> Iterator[Block]:
    """The documents in the order of their dates, then the undecided cases."""
    yield Title(TITLE.label(language), 1)
    yield Line(MADE.label(language))
    known = encodings(page.library)
    for book in page.library.rulebooks:
        yield Title(f"{book.id} {book.title}", 2)
        yield Fields(list(rulebook.head(book, language)))
        for name in _order(page, book, known):
            rows = [row for row in known[name] if row.rulebook == book.id]
            yield from _mechanism(page, book, name, rows, language)
    yield Title(OPEN.label(language), 2)
    shown = undecided.Cases(tuple(page.cases))
    yield from _lower(undecided.blocks(shown, language), 2)


def _order(
    page: Page, book: Rulebook, known: Mapping[str, Sequence[Encoding]]
) -> list[str]:
    """The sentences of a document: those of the inventory, then the others."""
    listed = [m.id for m in page.mechanisms if m.rulebook == book.id]
    others = [
        n for n, rows in known.items() if any(r.rulebook == book.id for r in rows)
    ]
    return [name for name in dict.fromkeys([*listed, *others]) if name in known]


def _mechanism(
    page: Page, book: Rulebook, name: str, rows: Sequence[Encoding], language: str
) -> Iterator[Block]:
    titles = {m.id: m.title.label(language) for m in page.mechanisms}
    yield Title(f"{name} {titles.get(name, '')}".strip(), 3)
    remarks = [remark for b in page.library.rulebooks for remark in b.remarks]
    shown = rulebook.Shown([(book, ())], remarks, page.names, {})
    for row in rows:
        if isinstance(row.item, Rule):
            said = rulebook.rule_blocks(shown, row.item, language)
        else:
            said = encoded.blocks(row, page.named, language)
        yield from _lower(said, 2)


def _lower(said: Iterable[Block], by: int) -> Iterator[Block]:
    """Blocks with their headings further down."""
    for block in said:
        yield (
            replace(block, level=block.level + by)
            if isinstance(block, Title)
            else block
        )
