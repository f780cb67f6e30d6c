"""Every quote of a bundled rulebook stands, to the character, in its document."""

import pytest

from graphmodel.encodings import encodings
from graphmodel.regimes import Library
from loaders.rulebooks import bundled
from tests.shared_folder import shared

#: The document that each rulebook encodes, by the number its file begins with.
DOCUMENTS = {
    "opinion-2015": "004",
    "shenzhen-2013": "001",
    "industry-first": "002",
    "mca-2019": "003",
}
QUOTED = [
    (encoding.rulebook, encoding.citation)
    for encoded in encodings(Library(bundled())).values()
    for encoding in encoded
    if encoding.citation.quote_status != "background"
]


def document(number):
    """The text of a document, without the line ends that its copy put in."""
    (path,) = shared("seeds").glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("book", "citation"), QUOTED, ids=[f"{b}-{c.rule}" for b, c in QUOTED]
)
def test_a_quote_is_literal(book, citation):
    """A quote from a document that was read is in it; another one names its page."""
    if citation.quote_status == "seen":
        assert citation.quote in document(DOCUMENTS[book])
    else:
        assert citation.page.startswith("http")
        assert book not in DOCUMENTS


def test_there_are_quotes():
    """The documents that were read have rules; a test over nothing would pass."""
    assert {book for book, _ in QUOTED} >= set(DOCUMENTS)
