"""One document of the rules page: what it says of itself, then sentence after sentence."""

from collections.abc import Iterator
from functools import lru_cache

from app_parts import address, show
from app_parts.frame import Page
from app_parts.shared import once
from graphmodel.counting import Count
from graphmodel.rulebook import Rule
from graphmodel.wording import leader_words
from lishu.explorer import rules_words as words
from lishu.explorer.rules import STATES, Book, Decided, Sentence
from lishu.reports import encoded, rulebook
from lishu.reports.blocks import Block, Quote, Title
from loaders.reference import national_bodies

PAGE = "rules"


def draw(page: Page, book: Book) -> None:
    """Draw a document in full; the sentence that the address names stands open."""
    spoken = page.language
    opened = address.text(f"{PAGE}_sentence")
    show.write(
        show.tag("p", show.anchor(address.link(PAGE), f"← {words.BACK.label(spoken)}")),
        head(book, spoken),
        adoption(book, spoken),
        sentences(page, book, opened),
    )


def head(book: Book, language: str) -> str:
    """Title, state, and what the document says of itself."""
    rows = [
        show.tag("dt", show.text(label)) + show.tag("dd", show.text(value))
        for label, value in rulebook.head(book.rulebook, language)
    ]
    return (
        show.tag("h2", show.text(book.rulebook.title), "name")
        + show.tag(
            "p", badge(book, language) + show.tag("code", show.text(book.rulebook.id))
        )
        + show.tag("dl", "".join(rows))
    )


def badge(book: Book, language: str) -> str:
    """The state of a document in words, with a shape."""
    on = book.state in ("in_force", "adopted")
    shape = "●" if on else "○"
    label = show.text(f"{shape} {STATES[book.state].label(language)}")
    return show.tag("span", label, '"severity on"' if on else "severity")


def adoption(book: Book, language: str) -> str:
    """How to adopt a document that does not apply by itself."""
    if book.state != "optional":
        return ""
    own = book.rulebook
    seat = f"{own.id}@{own.adopt_in}" if own.adopt_in else own.id
    told = words.ADOPT_HOW.label(language).format(seat=seat)
    division = f'\ndivision = "{own.adopt_in}"' if own.adopt_in else ""
    lines = f'[[adopt]]\nrulebook = "{own.id}"{division}'
    code = "<br>".join(show.text(line) for line in lines.split("\n"))
    return show.tag("p", show.text(told)) + show.tag("pre", code)


def sentences(page: Page, book: Book, opened: str) -> str:
    """The sentences in reading order, each closed but the one that was asked for."""
    spoken = page.language
    if not book.sentences:
        return show.tag("p", show.text(words.NO_SENTENCE.label(spoken)))
    bodies = once(
        page.answer,
        f"rules.bodies {book.rulebook.id} {spoken}",
        lambda: {s.id: _body(page, book, s, spoken) for s in book.sentences},
    )
    items = (
        item(book, s, bodies[s.id], s.id.casefold() == opened.casefold(), spoken)
        for s in book.sentences
    )
    return show.tag("p", show.text(words.ORDER.label(spoken))) + "".join(items)


def sentence(page: Page, book: Book, which: Sentence) -> str:
    """One sentence of a document, closed."""
    body = _body(page, book, which, page.language)
    return item(book, which, body, False, page.language)


def item(book: Book, which: Sentence, body: str, is_open: bool, language: str) -> str:
    """A sentence that opens: id, article, title and whom it told on; then what it says."""
    first = which.encodings[0].item
    article = first.citation.article
    title = which.title.label(language)
    if not title and isinstance(first, Rule):
        title = leader_words(first, _named).label(language)
    head = (
        show.tag("b", show.text(which.id))
        + show.text(f" {title} ")
        + show.tag("small", show.text(_told(which, article, language)))
    )
    quote = which.encodings[0].citation.quote
    head += show.tag("q", show.text(quote), "text") if quote else ""
    links = decided_links(f"{book.rulebook.id}/{which.id}", which.decided, language)
    inner = show.tag("summary", head) + show.tag("div", links + body)
    return f"<details{' open' if is_open else ''}>{inner}</details>"


def _told(which: Sentence, article: str, language: str) -> str:
    parts = [f"§ {article}" if article[:1].isdigit() else article] if article else []
    if which.decided.whole:
        parts.append(decided(which.decided, language))
    elif which.told:
        parts.append(words.TOLD.label(language).format(count=f"{which.told:,}"))
    return " · ".join(parts)


def decided(counts: Decided, language: str) -> str:
    """How many were decided, in words."""
    if not counts.whole:
        return words.NONE_DECIDED.label(language)
    return words.DECIDED.label(language).format(count=Count(counts.whole))


def decided_links(rule: str, counts: Decided, language: str) -> str:
    """Led, orphaned, open by a rule; orphaned and open lead to their lists."""
    if not counts.whole:
        return ""
    pieces = [show.text(words.LED.label(language).format(count=f"{counts.led:,}"))]
    for told, count, group in (
        (words.ORPHAN, counts.orphan, "orphans"),
        (words.OPEN, counts.open, "open"),
    ):
        label = told.label(language).format(count=f"{count:,}")
        link = address.link("orphans", orphans_group=group, orphans_rule=rule)
        pieces.append(show.anchor(link, label) if count else show.text(label))
    return show.tag("p", " · ".join(pieces))


def _body(page: Page, book: Book, which: Sentence, language: str) -> str:
    """What a sentence says and does, table by table."""
    return show.blocks(_blocks(page, book, which, language))


def _blocks(page: Page, book: Book, which: Sentence, language: str) -> Iterator[Block]:
    library = page.answer.resolution.library
    remarks = [remark for each in library.rulebooks for remark in each.remarks]
    shown = rulebook.Shown([(book.rulebook, ())], remarks, names(), {})
    several = len(which.encodings) > 1
    for row in which.encodings:
        if isinstance(row.item, Rule):
            said = rulebook.rule_blocks(shown, row.item, language)
        else:
            said = encoded.blocks(row, shown.named, language)
        for block in said:
            if several or not isinstance(block, Title | Quote):
                yield block


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """The names of national bodies, by id."""
    return {row["id"]: row["name"] for row in national_bodies()}


def _named(body_id: str) -> str:
    return names().get(body_id, body_id)
