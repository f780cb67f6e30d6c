"""Where a sentence stands, as reports say it."""

from typing import Any

from graphmodel import wording
from graphmodel.citation import Citation
from graphmodel.wording import Words

_NOT_SEEN = {
    "excerpt": Words("引文据网页摘录", "quoted from an excerpt"),
    "not seen": Words("未见原文", "the text was not seen"),
    "background": Words("一般常识，没有原文", "general knowledge, no text"),
}


def cited(citation: Citation, language: str) -> str:
    """Title and article; where the text was not read, that and the page."""
    text = wording.cited(citation).label(language)
    if citation.quote_status == "seen":
        return text
    status = _NOT_SEEN[citation.quote_status].label(language)
    return f"{text} ({': '.join(part for part in (status, citation.page) if part)})"


def citation_data(citation: Citation) -> dict[str, Any]:
    """Where a rule stands, as data."""
    return {
        "rulebook": citation.rulebook,
        "rule": citation.rule,
        "title": citation.title,
        "article": citation.article,
        "quote": citation.quote,
        "quote_status": citation.quote_status,
        "page": citation.page,
        "strength": citation.strength,
    }
