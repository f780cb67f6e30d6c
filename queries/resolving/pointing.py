"""From a reference of a rule to the body: what to match, and which of it is meant.

In: the references of the rules in force. Out: lines of Cypher. Names as in
`lead.cypher`: o is the organization, named its supervisor, sopwb that of its division.
"""

from collections.abc import Iterable, Mapping

from graphmodel.leaders import THERE
from queries.resolving.words import text, texts

Reference = tuple[str, str]

#: A pattern to match, without the relation that may have ended ({}), and the body meant.
_WAYS: Mapping[str, tuple[str, str]] = {
    "party_org_of supervisor": (
        "(named)<-[{}:PARTY_ORG_OF]-(party_of_named:Body)",
        "CASE WHEN named.kind = 'TOWNSHIP_PARTY_ORG' THEN named ELSE party_of_named END",
    ),
    "party_org_of industry_authority": (
        "(o)<-[{}:INDUSTRY_AUTHORITY_OF]-(:Body)<-[:PARTY_ORG_OF]-(party_of_industry:Body)",
        "party_of_industry",
    ),
    "party_org_of profession_authority": (
        "(division)<-[{}:ACTS_FOR {role: profession + ' department'}]-(:Body)"
        "<-[:PARTY_ORG_OF]-(party_of_profession:Body)",
        "party_of_profession",
    ),
    "itself supervisor": (
        "(named)<-[{}:OFFICE_OF]-(office:Body)",
        "coalesce(office, named)",
    ),
    "itself former_supervisor": (
        "(former)<-[{}:OFFICE_OF]-(former_office:Body)",
        "coalesce(former_office, former)",
    ),
    "itself registration_authority": (
        "(o)<-[{}:REGISTERS]-(registering:Body)",
        "registering",
    ),
    "SOPWB registration": (
        "(o)<-[{}:ZONE_SOPWB_OF]-(zone:Body)",
        "coalesce(zone, sopwb)",
    ),
    "locality domicile": (
        "(o)<-[{}:DOMICILE_PARTY_ORG_OF]-(of_locality:Body)",
        "of_locality",
    ),
    "industry_authority sector": (
        "(o)<-[{}:INDUSTRY_AUTHORITY_OF]-(industry:Body)",
        "industry",
    ),
    "recorded upper": ("", "member.earlier"),
    "composite registration": (
        "(division)<-[{}:ACTS_FOR {role: 'composite'}]-(composite:Body)",
        "composite",
    ),
    "industry_committee profession": (
        "(division)<-[{}:ACTS_FOR {role: profession + ' committee'}]-(committee:Body)",
        "committee",
    ),
}
_BY_NAME = ("body", "named")


def pointing(references: Iterable[Reference]) -> list[str]:
    """What is matched for each reference, only where a rule points by it."""
    lines: list[str] = []
    names = [" ".join(each) for each in references if each[0] not in _BY_NAME]
    for n, name in enumerate(names):
        pattern, way = _WAYS[name][0], f"way_{n}"
        if pattern:
            lines.append(f"OPTIONAL MATCH {pattern.replace('{}', way)}")
            rows = " AND way.relation IS NULL" if "REGISTERS" in pattern else ""
            lines.append(
                f"WHERE points_to = {text(name)} AND {way}.absent_since IS NULL"
                f"{rows.replace('way.', f'{way}.')}"
            )
    called = [each[1] for each in references if each[0] in _BY_NAME]
    if called:
        whole = [" ".join(each) for each in references if each[0] in _BY_NAME]
        lines.append("OPTIONAL MATCH (resolution)-[:CALLS {name: CASE points_to")
        lines += [
            f"  WHEN {text(one)} THEN {text(name)}"
            for one, name in zip(whole, called, strict=True)
        ]
        lines.append("END}]->(called:Body)")
    return lines


def pointed(references: Iterable[Reference]) -> list[str]:
    """The body that each reference means."""
    return ["WHEN '' THEN null"] + [
        f"WHEN {text(' '.join(each))} THEN "
        f"{'called' if each[0] in _BY_NAME else _WAYS[' '.join(each)][1]}"
        for each in references
    ]


def there() -> str:
    """References to bodies that are there because the record names them."""
    return texts(sorted(" ".join(each) for each in THERE))
