"""What a table of a rulebook says, one thing after the other, for `rules show`."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphmodel.provisions import Conditions
from graphmodel.record_words import said
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.vocabulary import Term
from graphmodel.wording import Words


@dataclass(frozen=True)
class Said:
    """One thing that a table says: a key for data, a label, a text."""

    key: str
    label: Words
    text: Words


def when_of(when: Conditions, key: str = "when") -> Iterator[Said]:
    """The conditions, all of which must hold."""
    found = said(when)
    if found:
        text = Words("；".join(w.zh for w in found), "; ".join(w.en for w in found))
        yield Said(key, Words("适用于", "when"), text)


def in_force(since: Any, until: Any) -> Iterator[Said]:
    """When it applies, where that is limited."""
    if (since, until) != (ALWAYS, FOREVER):
        first = "…" if since == ALWAYS else str(since)
        last = "…" if until == FOREVER else str(until)
        bounds = f"{first} – {last}"
        yield Said("in_force", Words("适用期", "in force"), Words(bounds, bounds))


def text_of(text: Term | None) -> Iterator[Said]:
    """What the sentence means, in words."""
    if text is not None:
        yield Said("text", Words("说明", "means"), Words(text.zh, text.en))
