"""What a name says when its division is taken off: the kind of body and its full name.

In: what is left of a name, and the words that the documents declare. Out: `Shape`.
Sources: semantics §4 (Names), §5.
"""

import re
from dataclasses import dataclass

from loaders.linking import words
from loaders.linking.grammar import Grammar


@dataclass(frozen=True)
class Shape:
    """What a name without its division says: kind, full name, owner, party bit."""

    kind: str
    name: str
    owner: str = ""
    party_org: bool = False


def shape_of(rest: str, party: bool, grammar: Grammar) -> Shape:
    """What a name without its division says; a supervisor is one whatever it is."""
    if words.is_known(rest):
        return Shape("SUPERVISOR", words.full(rest))
    if grammar.sopwb.match(rest):
        return Shape("SOPWB", rest)
    if words.COMMITTEE.match(rest) and (party or rest != "委员会"):
        return Shape("PARTY_COMMITTEE", rest)
    for kind, pattern in (
        ("TOWNSHIP_PARTY_ORG", words.TOWNSHIP),
        ("COMMUNITY_PARTY_ORG", grammar.community),
    ):
        if (match := pattern.match(rest)) and (party or match.end(1) < len(rest)):
            return Shape(kind, match[1].removesuffix("办事处"))
    return _party_shape(rest, grammar) if party else _department(rest, grammar)


def _department(rest: str, grammar: Grammar) -> Shape:
    stem = words.PARTY_ORG.match(rest)
    if stem and words.is_body(stem[1]):
        return Shape("SUPERVISOR", words.full(stem[1]), party_org=True)
    return Shape("SUPERVISOR", grammar.offices.get(rest) or words.full(rest))


def _party_shape(rest: str, grammar: Grammar) -> Shape:
    """Party bodies of a division: work committees, departments, sector committees."""
    inner = re.sub(r"^(?:党委|委员会|委)(?!员会)", "", rest)
    if grammar.composite.search(rest):
        return Shape("COMPOSITE_COMMITTEE", _in_full(inner), _owner(inner))
    if grammar.industry.search(rest):
        return Shape("INDUSTRY_PARTY_ORG", _in_full(inner), _owner(inner))
    if words.WORK_COMMITTEE.search(rest):
        name = grammar.offices.get(inner) or words.full_party(inner)
        return Shape("WORK_COMMITTEE", "委" + name)
    if words.PARTY_DEPARTMENT.match(rest):
        return Shape("PARTY_DEPARTMENT", "委" + inner)
    stem = words.PARTY_ORG.match(rest) or words.COMMITTEE_OF.match(rest)
    if stem and words.is_body(stem[1]):
        return Shape("SUPERVISOR", words.full(stem[1]), party_org=True)
    if stem and not words.is_known(rest):
        return Shape("INDUSTRY_PARTY_ORG", words.full_party(rest))
    known = words.is_known(rest) or rest.endswith(("局", "厅", "委员会", "政府", "委"))
    return Shape("SUPERVISOR" if known else "OTHER", words.full(rest))


def _in_full(inner: str) -> str:
    """A committee's name with the department in front in full: 科协… → 科学技术协会…."""
    owner = _owner(inner)
    return words.full(owner) + words.full_party(inner.removeprefix(owner))


def _owner(inner: str) -> str:
    """The department that a sector or composite committee names in front, or ""."""
    for end in range(len(inner) - 1, 1, -1):
        if words.is_known(inner[:end]):
            return inner[:end]
    return ""
