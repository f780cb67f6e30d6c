"""What a person reads where a page fails: words, never the trace, which goes to the terminal."""

import logging

from app_parts import address, show, words
from app_parts.language import language
from graphmodel.errors import LishuError

#: What a page tells in its own words: mistakes in data, files that cannot be opened.
Told = LishuError | OSError
_LOG = logging.getLogger("lishu.app")


def lines(error: Told, spoken: str) -> list[str]:
    """The lines of a message that a person can act on, in a language where it has both."""
    text = error.said(spoken) if isinstance(error, LishuError) else str(error)
    return text.split("\n")


def tell(error: Exception) -> bool:
    """Say that the page failed and where to go on; True, so that nothing else is said."""
    _LOG.error("a page failed", exc_info=error)
    spoken = language()
    start = show.anchor(address.link(address.FIRST), words.OPEN_FIRST.label(spoken))
    show.write(
        show.tag("h2", show.text(words.FAULT.label(spoken))),
        show.tag("p", show.text(words.WHERE_TOLD.label(spoken))),
        show.tag("p", start),
    )
    return True
