"""Who is meant: the categories of organizations that the documents speak of.

In: a library. Out: the categories that none of its scopes means, or that one of them
puts outside. A category is in or out on every date and under every regime (semantics
§3): a document that is not in force still says what a social organization is.
"""

from graphmodel.provisions import Scope
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.regimes import Library

CATEGORIES = RECORD_FACTS["category"].values


def scopes(library: Library) -> tuple[Scope, ...]:
    """Every scope of the library, in the order of the rulebooks."""
    return tuple(s for book in library.rulebooks for s in book.provisions.scopes)


def outside(library: Library) -> tuple[str, ...]:
    """The categories that are no social organizations; without any scope none is."""
    said = scopes(library)
    meant = {category for scope in said for category in scope.categories}
    left_out = {category for scope in said for category in scope.outside}
    return tuple(
        category
        for category in CATEGORIES
        if category in left_out or (said and category not in meant)
    )


def leaving_out(library: Library, category: str) -> tuple[Scope, ...]:
    """The scopes that do not mean a category; those that say so in words come first."""
    without = [s for s in scopes(library) if category not in s.categories]
    return tuple(sorted(without, key=lambda scope: category not in scope.outside))
