"""What the documents call things: names of bodies, ways to set up, open measures.

In: a library. Out: the words of its `[[term]]` tables. The documents that a dataset
knows declare words for everybody: a name means the same body wherever it stands, and
whether its document is in force on a day says nothing about the word (semantics §5).
"""

from collections.abc import Mapping

from graphmodel.citation import Citation
from graphmodel.provisions import Definition
from graphmodel.regimes import Library


def definitions(library: Library) -> tuple[Definition, ...]:
    """Every term of the library, in the order of the rulebooks."""
    return tuple(d for book in library.rulebooks for d in book.provisions.definitions)


def names_of(library: Library, kind: str) -> tuple[tuple[str, ...], ...]:
    """The names that the documents use for bodies of a kind, one tuple a term."""
    return tuple(d.words for d in definitions(library) if d.kind == kind)


def meanings_of(library: Library, fact: str) -> Mapping[str, str]:
    """What each word says of a fact; the longest words first."""
    found = {
        word: values[0]
        for d in definitions(library)
        if (values := d.means.get(fact, ()))
        for word in d.words
    }
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def measures_of(library: Library, citation: Citation) -> tuple[Definition, ...]:
    """The words without a number in the sentence that a rule, duty or link cites."""
    return tuple(
        d
        for d in definitions(library)
        if d.measure
        and d.citation.rulebook == citation.rulebook
        and d.citation.rule == citation.rule
    )


def permissions(library: Library, what: str) -> tuple[Definition, ...]:
    """The sentences that leave something to others, e.g. "local_rules"."""
    return tuple(d for d in definitions(library) if d.permits == what)
