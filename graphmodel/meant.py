"""Which documents mean an organization, and which let a locality have its own rules.

In: a witness. Out: the scopes that a proof shows: those that leave its category out
where it is no social organization, else those of the documents in force for it; and
the sentences (O14, O38) under which an adopted rulebook may decide. Semantics §2, §3.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel.citation import Citation
from graphmodel.leaders import VERDICT_CODES
from graphmodel.provisions import Definition, Scope
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.scopes import leaving_out, scopes
from graphmodel.terms import measures_of, permissions
from graphmodel.witness import Witness

COMMUNITY = "community"


@dataclass(frozen=True)
class Meant:
    """A scope and whether it means the organization; `lacking` is what it does not list:
    the category, or "community" where it lists no community organizations."""

    scope: Scope
    lacking: str = ""


def category_of(witness: Witness) -> str:
    """The category of an organization (record_facts)."""
    number = witness.number("category")
    return RECORD_FACTS["category"].values[number]


def meant_by(witness: Witness) -> tuple[Meant, ...]:
    """The scopes that a proof shows for an organization."""
    library, category = witness.resolution.library, category_of(witness)
    verdict = VERDICT_CODES[int(witness.resolution.leaders.verdict[witness.position])]
    if verdict == "OUT_OF_SCOPE":
        return tuple(Meant(s, category) for s in leaving_out(library, category))
    books = {book for regime in witness.regimes for book in regime.rulebooks}
    return tuple(
        Meant(scope, _lacking(witness, scope, category))
        for scope in scopes(library)
        if verdict and scope.citation.rulebook in books
    )


def _lacking(witness: Witness, scope: Scope, category: str) -> str:
    if category not in scope.categories:
        return category
    community = witness.profile["community"] == "yes"
    return COMMUNITY if community and "other" not in scope.categories else ""


def permitted_by(witness: Witness) -> tuple[Definition, ...]:
    """The sentences by which an adopted document decides; none where none does."""
    resolution, rule = witness.resolution, witness.outcome.derived.rule
    library, on = resolution.library, resolution.as_of
    by_right = {book.id for book in library.by_right(on)}
    if rule is None or rule.rulebook in by_right:
        return ()
    found = permissions(library, "local_rules")
    return tuple(d for d in found if d.citation.rulebook in by_right)


def measures_in(
    witness: Witness, citations: Iterable[Citation]
) -> tuple[Definition, ...]:
    """The words that sentences leave without a number, each once."""
    library = witness.resolution.library
    found = (term for c in dict.fromkeys(citations) for term in measures_of(library, c))
    return tuple(dict.fromkeys(found))
