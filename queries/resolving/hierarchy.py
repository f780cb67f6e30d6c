"""The strong links between bodies that documents state, one statement each.

In: the links in force on a date. Out: Cypher that puts a body above each that a link is
about and that nothing stands above yet. The same choice as `graphmodel.ways`.
"""

from collections.abc import Iterator, Mapping, Sequence

from graphmodel.graph_rules import numbered
from graphmodel.provisions import End, Link
from graphmodel.regimes import NATION, Library, Seated
from queries.resolving.filling import fill
from queries.resolving.words import heading, text, texts

#: Kinds of which the documents name no local ones besides those of the divisions.
_NATIONAL_ONLY = ("WORK_COMMITTEE", "PARTY_DEPARTMENT", "PARTY_COMMITTEE")
_PRESENT = "['alive', 'expected', 'followed']"

_COMMITTEE = (
    "CASE {0} WHEN '100000' THEN 'cpc-central' ELSE 'PARTY_COMMITTEE@' + {0} END"
)
_FOLLOWED = f"""
MATCH (said)-[its:STANDS {{resolution: $resolution}}]->(present:Body)
WITH lower, said, its.state AS state,
  CASE WHEN its.state IN {_PRESENT} THEN present ELSE said END AS upper"""

#: How the upper body of a link is found, by the place that it has.
_PLACES: Mapping[str, str] = {
    "division": f"""
MATCH (upper:Body {{dataset: $dataset, id: {_COMMITTEE.format("lower.within")}}})""",
    "SOPWB": """
MATCH (upper:Body {dataset: $dataset, id: 'SOPWB@' + lower.within})""",
    "above": f"""
MATCH (:Division {{dataset: $dataset, code: lower.within}})-[:PART_OF]->(around:Division)
MATCH (upper:Body {{dataset: $dataset, id: {_COMMITTEE.format("around.code")}}})""",
    "seat": f"""
MATCH (upper:Body {{dataset: $dataset, id: CASE
  WHEN lower.origin = 'expected' AND lower.under <> '' THEN lower.under
  ELSE {_COMMITTEE.format("lower.within")}
END}})""",
}
_NAMED = f"""
MATCH (said:Body {{dataset: $dataset, id: lower.under}}){_FOLLOWED}
// Before there are SOPWBs the committee of the division stands there.
OPTIONAL MATCH (committee:Body {{dataset: $dataset, id: CASE
  WHEN upper.id = 'SOPWB@' + upper.division AND /*% young */ AND NOT state IN {_PRESENT}
    THEN {_COMMITTEE.format("upper.within")}
END}})
WITH lower, coalesce(committee, upper) AS upper"""


def links(library: Library, seated: Sequence[Seated], expects: bool) -> list[str]:
    """A statement for each link that hangs bodies; `expects`: there are to be SOPWBs."""
    names = {id(each.item): name for name, each in numbered(library)}
    found = [each.link for each in seated if _hangs(each)]
    own = [link for link in found if link.target.body]
    chosen = [*own, *(link for link in found if link.target.kind)]
    listed = texts(dict.fromkeys(link.target.body for link in own))
    lines: list[str] = []
    for link in chosen:
        lines += [*_statement(link, names[id(link)], listed, expects), ""]
    return lines


def _hangs(seated: Seated) -> bool:
    """Whether a link of the whole country puts one body above others."""
    link = seated.link
    between = link.strong and link.between_bodies and not link.recorded
    return seated.division == NATION and between and not link.target.name


def _statement(link: Link, name: str, own: str, expects: bool) -> Iterator[str]:
    yield f"// {heading(link.citation)}"
    yield from ([f"// {link.text.en}"] if link.text else [])
    which = f"dataset: $dataset, {_which(link.target)}"
    yield f"MATCH (lower:Body {{{which}}})-[:STANDS {{resolution: $resolution}}]->(:Body)"
    yield "WHERE NOT EXISTS { (lower)<-[:LEADS {resolution: $resolution}]-(:Body) }"
    yield from (f"  AND {condition}" for condition in _about(link.target, own))
    yield from _upper(link.source, expects).strip().splitlines()
    yield "WITH lower, upper WHERE upper.kind <> 'PARTY_GROUP'"
    yield "CALL (lower, upper) {"
    yield "  CREATE (upper)-[:LEADS {"
    yield f"    relation: {text(link.relation)}, rule: {text(name)}, resolution: $resolution"
    yield "  }]->(lower)"
    yield "} IN TRANSACTIONS OF 2500 ROWS;"


def _which(end: End) -> str:
    return f"id: {text(end.body)}" if end.body else f"kind: {text(end.kind)}"


def _about(end: End, own: str) -> Iterator[str]:
    """Which bodies of a kind a link is about."""
    if end.body:
        return
    yield "lower.within <> ''"
    if end.levels and "nation" not in end.levels:
        yield "NOT lower.national"
    elif end.levels == ("nation",):
        yield "lower.national"
    if end.kind in _NATIONAL_ONLY:
        yield "(lower.origin = 'national' OR lower.id = lower.kind + '@' + lower.division)"
    yield f"NOT lower.id IN {own}"


def _upper(end: End, expects: bool) -> str:
    """How the body above is found."""
    if end.body:
        found = f"MATCH (said:Body {{dataset: $dataset, id: {text(end.body)}}})"
        return f"{found}{_FOLLOWED}"
    if end.at == "name":
        return "\n".join(fill(_NAMED, {"young": [str(not expects).lower()]}))
    if end.at in _PLACES:
        return _PLACES[end.at if end.kind != "SOPWB" else "SOPWB"]
    return _PLACES["division" if end.kind == "PARTY_COMMITTEE" else "SOPWB"]
