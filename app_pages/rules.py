"""Rules: the documents with their quotes, whom each rule decided, what they leave open."""

from collections.abc import Iterable, Iterator

import streamlit as st

from app_parts import address, frame, rules_book, rules_years, show
from app_parts.frame import Page
from app_parts.lists_style import STYLE
from app_parts.rules_book import PAGE
from app_parts.shared import once, worked
from graphmodel.counting import Count
from graphmodel.reach import reach
from graphmodel.regimes import NATION
from graphmodel.rulebook import Rulebook
from graphmodel.undecided import Undecided
from lishu.explorer import rules_words as words
from lishu.explorer.rules import Book, books, decided
from lishu.reports import undecided as reports
from lishu.reports.open_cases import headline
from lishu.reports.rulebooks import EVERYWHERE, period, strength
from loaders.rulebooks import inventory
from loaders.undecided import undecided

#: Sentences that a search lists.
LISTED = 60


def draw(page: Page) -> None:
    """The view that the address asks for: a document, a case, or the list of either."""
    show.write(STYLE)
    known = documents(page)
    wanted, case = address.text(f"{PAGE}_book"), address.text(f"{PAGE}_case")
    book = next((each for each in known if each.rulebook.id == wanted), None)
    if book:
        rules_book.draw(page, book)
        return
    found = next((each for each in undecided() if each.id == case.upper()), None)
    if found:
        one_case(page, found)
        return
    if missing := wanted or case:
        told = words.GONE.label(page.language).format(wanted=missing)
        show.write(show.tag("p", show.text(told)))
    lists(page, known)


def documents(page: Page) -> tuple[Book, ...]:
    """The documents with whom they decided, worked out once an answer."""
    resolution = page.answer.resolution
    return worked(
        page.answer,
        "rules.books",
        lambda step: books(resolution, inventory(), reach(resolution)),
    )


def lists(page: Page, known: tuple[Book, ...]) -> None:
    """The documents by their state, or the cases."""
    spoken = page.language
    view = address.choice(f"{PAGE}_view", list(words.VIEWS), "documents")
    st.segmented_control(
        words.VIEW.label(spoken),
        list(words.VIEWS),
        required=True,
        format_func=lambda name: words.VIEWS[name].label(spoken),
        label_visibility="collapsed",
        **address.bound(f"{PAGE}_view", view, default="documents"),
    )
    if view == "open":
        cases(page)
        return
    st.text_input(
        words.FIND.label(spoken),
        placeholder=words.FIND_HELP.label(spoken),
        max_chars=100,
        **address.bound(f"{PAGE}_find", address.text(f"{PAGE}_find"), default=""),
    )
    if sought := address.text(f"{PAGE}_find").strip():
        search(page, known, sought)
        return
    groups(page, known)


def groups(page: Page, known: tuple[Book, ...]) -> None:
    """The documents in force, those that may be adopted, and the others."""
    spoken = page.language
    show.write(show.tag("h2", show.text(words.YEARS.label(spoken))))
    rules_years.draw(page)
    show.write(show.tag("p", show.text(words.YEARS_ALT.label(spoken)), "accepted"))
    for name, title in words.GROUPS.items():
        listed = [book for book in known if group_of(book) == name]
        if listed:
            items = "".join(item(page, book) for book in listed)
            show.write(show.tag("h2", show.text(title.label(spoken))), items)
    counts = once(page.answer, "rules.decided", lambda: decided(page.answer.resolution))
    if by_charter := counts.get("declaration"):
        told = words.BY_CHARTER.label(spoken).format(count=Count(by_charter.whole))
        show.write(show.tag("p", show.text(told)))


def group_of(book: Book) -> str:
    """Under which heading a document is listed."""
    if book.state in ("in_force", "adopted"):
        return "in_force"
    return book.state if book.state == "optional" else "other"


def item(page: Page, book: Book) -> str:
    """One document of the list: it leads to the document in full."""
    own, spoken = book.rulebook, page.language
    link = show.anchor(address.link(PAGE, rules_book=own.id), own.title)
    title = show.tag("h3", link + show.tag("code", show.text(own.id)))
    told = " · ".join(filter(None, facts(page, book)))
    about = show.tag("p", rules_book.badge(book, spoken) + show.text(told))
    whole = book.decided.whole
    count = show.tag("b", show.text(f"{whole:,}")) if whole else ""
    return show.tag(
        "article",
        show.tag("div", count, "count") + show.tag("div", title + about),
        "cause",
    )


def facts(page: Page, book: Book) -> Iterator[str]:
    """When and where a document applies, how well it is known, whom it decided."""
    own, spoken = book.rulebook, page.language
    since, until = period(own)
    yield words.UNDATED.label(spoken) if since == until else f"{since} – {until}"
    yield place(page, own)
    yield strength(own).label(spoken)
    if count := len(book.sentences):
        yield words.SENTENCES.label(spoken).format(count=Count(count))
    if book.decided.whole or group_of(book) == "in_force":
        yield rules_book.decided(book.decided, spoken)


def place(page: Page, own: Rulebook) -> str:
    """The division in which a document applies, or may be adopted."""
    code = own.jurisdiction or own.adopt_in
    if not code:
        return words.ANYWHERE.label(page.language)
    if code == NATION:
        return EVERYWHERE.label(page.language)
    divisions = page.answer.resolution.world.bodies.divisions
    number = divisions.find(code)
    return divisions.names[number] if number >= 0 else code


def search(page: Page, known: Iterable[Book], sought: str) -> None:
    """The sentences of all documents that hold what is sought."""
    wanted = sought.casefold()
    found = [(b, s) for b in known for s in b.sentences if wanted in s.text]
    told = words.FOUND if found else words.NOTHING
    head = told.label(page.language).format(count=Count(len(found)), wanted=sought)
    show.write(show.tag("p", show.text(head)))
    for book in {b.rulebook.id: b for b, _ in found[:LISTED]}.values():
        link = address.link(PAGE, rules_book=book.rulebook.id)
        items = "".join(
            rules_book.sentence(page, book, s) for b, s in found[:LISTED] if b is book
        )
        show.write(show.tag("h2", show.anchor(link, book.rulebook.title)), items)


def cases(page: Page) -> None:
    """What the documents leave open, one line each: it leads to the case in full."""
    spoken = page.language
    known = undecided()
    told = words.CASES.label(spoken).format(count=Count(len(known)))
    items = "".join(
        show.tag(
            "details",
            show.tag("summary", show.text(headline(case, spoken)))
            + show.tag(
                "div",
                show.blocks(list(reports.blocks(reports.Cases((case,)), spoken))[1:]),
            ),
        )
        for case in known
    )
    show.write(show.tag("p", show.text(told)), items)


def one_case(page: Page, case: Undecided) -> None:
    """A case in full."""
    link = address.link(PAGE, rules_view="open")
    back = show.anchor(link, f"← {words.BACK_CASES.label(page.language)}")
    blocks = reports.blocks(reports.Cases((case,)), page.language)
    show.write(show.tag("p", back), show.blocks(blocks))


draw(frame.page())
