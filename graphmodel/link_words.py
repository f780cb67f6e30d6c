"""Links of documents in the words that people read: ends, relation, when.

In: a `Link`. Out: `Words`. What a link puts around one organization is said by
`relations`; this says what the document says.
"""

from collections.abc import Callable

from graphmodel.provisions import PLACES, ROLES, End
from graphmodel.vocabulary import KINDS, LEVELS
from graphmodel.wording import Words


def end_words(end: End, named: Callable[[str], str] = str) -> Words:
    """One end of a link; `named` gives the name of a body by its id."""
    if end.role:
        return Words(*ROLES[end.role])
    if end.body:
        return Words(named(end.body), named(end.body))
    kind = KINDS[end.kind]
    name = Words(end.name or kind.zh, end.name or kind.en)
    if end.at:
        before, after = PLACES[end.at]
        name = Words(before + name.zh, f"{name.en} {after}")
    return name + _levels(end)


def _levels(end: End) -> Words:
    if not end.levels or end.levels == ("nation",):
        return Words("", "")
    zh = "、".join(LEVELS[level].zh for level in end.levels)
    en = ", ".join(LEVELS[level].en for level in end.levels)
    return Words(f"（{zh}）", f" ({en})")
