"""What is real and what is made up, which files these are, and which rulebooks apply."""

from app_parts import address, show, words
from app_parts.catalogue import Dataset
from app_parts.navigation import pages
from graphmodel.counting import Count
from graphmodel.wording import Words
from lishu.explorer.answer import Answer
from lishu.reports import words as report


def of_data(dataset: Dataset, language: str) -> str:
    """What kind of data these are in a line; the rest when it is opened."""
    short, long = _what(dataset)
    files = f"{report.FILES.label(language)}: {', '.join(dataset.world.inputs)}"
    lines = (show.tag("p", show.text(line)) for line in (long.label(language), files))
    return _opening(short.label(language), "".join(lines))


def _what(dataset: Dataset) -> tuple[Words, Words]:
    if dataset.world.synthetic:
        return words.SYNTHETIC
    return words.REAL if dataset.is_real else words.OWN


def of_rulebooks(answer: Answer, language: str) -> str:
    """How many rulebooks are in force on the date; their titles when it is opened."""
    resolution = answer.resolution
    books = resolution.library.in_force(resolution.as_of)
    count = Count(len(books))
    head = words.IN_FORCE.label(language).format(date=resolution.as_of, count=count)
    items = "".join(show.tag("li", show.text(f"{b.title} ({b.id})")) for b in books)
    body = show.tag("ul", items)
    if "rules" in pages():
        label = words.PAGES["rules"].label(language)
        body += show.tag("p", show.anchor(address.link("rules"), label))
    return _opening(head, body)


def _opening(head: str, body: str) -> str:
    inner = show.tag("summary", show.text(head)) + show.tag("div", body)
    return show.tag("details", inner)


def strip(*parts: str) -> str:
    """Such lines side by side."""
    return show.tag("div", "".join(parts), "strip")
