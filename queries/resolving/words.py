"""Values and conditions as Cypher writes them, and as people read them."""

from collections.abc import Iterable, Mapping
from datetime import date

from graphmodel.citation import Citation
from graphmodel.facts import FACT_WORDS
from graphmodel.records import ALWAYS, FOREVER

Conditions = Mapping[str, tuple[str, ...]]
#: How much of a quote a comment shows.
_QUOTED = 40


def text(value: str) -> str:
    """A string literal."""
    escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"'{escaped}'"


def texts(values: Iterable[str]) -> str:
    """A list of string literals."""
    return f"[{', '.join(map(text, values))}]"


def day(value: date) -> str:
    """A date literal."""
    return f"date('{value.isoformat()}')"


def among(value: str, allowed: Iterable[str]) -> str:
    """That a value is one of some words."""
    words = tuple(allowed)
    if len(words) == 1:
        return f"{value} = {text(words[0])}"
    return f"{value} IN {texts(words)}"


def in_force(since: date, until: date) -> list[str]:
    """The conditions of a provision's own days; none where it has none."""
    from_ = [f"{day(since)} <= $as_of"] if since > ALWAYS else []
    return from_ + ([f"$as_of < {day(until)}"] if until < FOREVER else [])


def all_of(conditions: Iterable[str]) -> str:
    """That every condition holds."""
    return " AND ".join(conditions) or "true"


def said(when: Conditions) -> str:
    """Conditions in words."""
    names = {fact: FACT_WORDS[fact][1].removesuffix(" is") for fact in when}
    parts = [f"{names[fact]} is {_or(ok)}" for fact, ok in when.items()]
    return ", ".join(parts) or "always"


def _or(values: tuple[str, ...]) -> str:
    words = [value.replace("_", " ") for value in values]
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def heading(cited: Citation) -> str:
    """Where a sentence stands and how it begins, for a comment."""
    line = " ".join(cited.quote.split())
    short = line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"
    place = f", {cited.article}" if cited.article else ""
    quote = f" “{short}”" if short else ""
    return f"{cited.rule} {cited.rulebook}{place}{quote}"
