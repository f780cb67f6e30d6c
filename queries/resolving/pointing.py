"""From a reference of a rule to the body.

In: the references of the rules in force. Out: lines of Cypher, a case each. Names as in
`lead.cypher`: o is the organization, named its supervisor, sopwb that of its division.
"""

from collections.abc import Iterable, Mapping

from graphmodel.leaders import THERE
from queries.resolving.words import text, texts

Reference = tuple[str, str]


def _at(pattern: str, more: str = "") -> str:
    """The body at the end of a pattern, whose first relation, {}, may have ended."""
    path = pattern.replace("{}", "way").replace("()", "(body:Body)")
    return f"head([{path} WHERE way.absent_since IS NULL{more} | body])"


_PARTY_ORG = _at("(named)<-[{}:PARTY_ORG_OF]-()")
#: The body meant, by reference.
_WAYS: Mapping[str, str] = {
    "party_org_of supervisor": "CASE named.kind WHEN 'TOWNSHIP_PARTY_ORG' THEN named "
    f"ELSE {_PARTY_ORG} END",
    "party_org_of industry_authority": _at(
        "(o)<-[{}:INDUSTRY_AUTHORITY_OF]-(:Body)<-[:PARTY_ORG_OF]-()"
    ),
    "party_org_of profession_authority": _at(
        "(division)<-[{}:ACTS_FOR {role: profile.profession + ' department'}]-(:Body)"
        "<-[:PARTY_ORG_OF]-()"
    ),
    "itself supervisor": f"coalesce({_at('(named)<-[{}:OFFICE_OF]-()')}, named)",
    "itself former_supervisor": (
        f"coalesce({_at('(former)<-[{}:OFFICE_OF]-()')}, former)"
    ),
    "itself registration_authority": _at(
        "(o)<-[{}:REGISTERS]-()", " AND way.relation IS NULL"
    ),
    "SOPWB registration": f"coalesce({_at('(o)<-[{}:ZONE_SOPWB_OF]-()')}, sopwb)",
    "locality domicile": _at("(o)<-[{}:DOMICILE_PARTY_ORG_OF]-()"),
    "industry_authority sector": _at("(o)<-[{}:INDUSTRY_AUTHORITY_OF]-()"),
    "recorded upper": "member.earlier",
    "composite registration": _at("(division)<-[{}:ACTS_FOR {role: 'composite'}]-()"),
    "industry_committee profession": _at(
        "(division)<-[{}:ACTS_FOR {role: profile.profession + ' committee'}]-()"
    ),
}
_BY_NAME = ("body", "named")
_CALLED = """ELSE head([
  (resolution)-[call:CALLS]->(body:Body)
  WHERE points_to IN ['body ' + call.name, 'named ' + call.name] | body
])"""


def pointed(references: Iterable[Reference]) -> list[str]:
    """The body that each reference means; those that rules call by name are last."""
    found = list(references)
    names = [" ".join(each) for each in found if each[0] not in _BY_NAME]
    lines = ["WHEN '' THEN null"]
    lines += [f"WHEN {text(name)} THEN {_WAYS[name]}" for name in names]
    return lines + (_CALLED.splitlines() if len(names) < len(found) else [])


def there() -> str:
    """References to bodies that are there because the record names them."""
    return texts(sorted(" ".join(each) for each in THERE))
