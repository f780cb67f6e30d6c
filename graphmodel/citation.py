"""Where a sentence stands: document, article, literal quote.

A quote is copied from the text to the character. What was not read says so; `strength`
is how well the whole document is known (vocabulary.STRENGTHS, "" not stated).
"""

from dataclasses import dataclass

#: Literal in a document that was read; literal in an excerpt on a page; text not seen
#: (the page says where it is told); background: general knowledge, no text at all.
QUOTE_STATUSES = ("seen", "excerpt", "not seen", "background")


@dataclass(frozen=True)
class Citation:
    """Where a rule stands: document, article, literal quote."""

    rulebook: str
    rule: str
    article: str
    quote: str
    title: str = ""
    quote_status: str = "seen"
    page: str = ""
    strength: str = ""
