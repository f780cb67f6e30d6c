"""The graph as it stands in Neo4j: labels, keys, types of relation, properties.

The one declaration; the loader, the offline importer, the digest and the questions read
it, and no other label, type or property is ever written. DESIGN §6 has the picture.

Every node carries `dataset`, so that several datasets live side by side; a key is unique
within its dataset, so nodes are looked up by both: `{dataset: $dataset, id: $id}`.
Every relation joins nodes of one dataset.

History: what the latest load no longer found has `absent_since`, the date of that load;
`absent_since IS NULL` is what stands now. Organizations, and relations that no table
dates (those without `relation`), have `since`, the first load that found them, and
`until`, where they are gone. Bodies and rows of the relations table, which do have
`relation`, have the `since` and `until` of the data. Relations with `resolution` are
worked out (LEADS, JUDGED …): a load neither reads nor deletes them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graphmodel.facts import DOMAINS
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.vocabulary import RELATIONS as CODES
from graphmodel.vocabulary import is_strong

#: Raised by one whenever what is written changes; another version is refused.
SCHEMA_VERSION = 1
#: The label of the node that says what a database holds: one for each dataset.
MARK = "Lishu"

_TEXT, _FLAG, _INTEGER, _DATE = "string", "boolean", "int", "date"
_TEXTS, _DATES = "string[]", "date[]"
Properties = Mapping[str, str]


def _of(kind: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), kind)


@dataclass(frozen=True)
class Label:
    """Nodes of one kind: the key, unique in its dataset, and every property's type.

    `recorded`: since and until are those of the loads that found it. `searched`: the
    properties that have an index of their own.
    """

    name: str
    key: str
    properties: Properties
    recorded: bool = False
    searched: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relation:
    """Relations of one type between two labels; the properties that its rows bring.

    `searched`: properties that have an index together.
    """

    type: str
    source: str
    target: str
    properties: Properties = field(default_factory=dict)
    searched: tuple[str, ...] = ()

    @property
    def ends(self) -> tuple[str, str, str]:
        """Type and the labels of both ends, by which it is found."""
        return self.type, self.source, self.target


_FACTS = (DOMAINS.keys() | RECORD_FACTS.keys()) - {"supervisor"}

LABELS: Mapping[str, Label] = {
    label.name: label
    for label in (
        Label(
            "Division",
            "code",
            _of(_TEXT, "code name level") | _of(_FLAG, "expects_bodies"),
        ),
        Label(
            "Body",
            "id",
            _of(_TEXT, "id name kind division within origin expectation channel")
            | _of(_TEXT, "under plate_of")
            | _of(_FLAG, "party_org unusual not_party national")
            | _of(_DATE, "since until")
            | _of(_DATES, "attested_since attested_until")
            | _of(_TEXTS, "attested_name called")
            | _of(_INTEGER, "number"),
            searched=("name",),
        ),
        Label(
            "Organization",
            "id",
            _of(_TEXT, "id name level division supervisor_cell file")
            | dict.fromkeys(sorted(_FACTS), _TEXT)
            | _of(_DATE, "registered deregistered decoupled handed_over")
            | _of(_DATE, "declared_on party_since")
            | _of(_FLAG, "gone handover_known declared_self upper_self tangled")
            | _of(_TEXTS, "field_notes")
            | _of(_INTEGER, "row"),
            recorded=True,
            searched=("name",),
        ),
        Label(
            "Rulebook",
            "id",
            _of(_TEXT, "id title jurisdiction amends source digest")
            | _of(_DATE, "valid_from valid_to")
            | _of(_TEXTS, "adopted"),
        ),
        Label(
            "Rule",
            "id",
            _of(_TEXT, "id mechanism rulebook table article quote quote_status page")
            | _of(_TEXT, "verdict relation guides"),
        ),
        Label("Source", "id", _of(_TEXT, "id title source")),
    )
}

_NAMED = _of(_TEXT, "field mode") | _of(_INTEGER, "position")
_DATED = _of(_TEXT, "relation told_in") | _of(_DATE, "since until")
_CHANGED = _of(_TEXT, "kind concerns told_in") | _of(_DATE, "date")
_CODES = ("LEADS", *(code for code in CODES if not is_strong(code)))


def _relations() -> Mapping[tuple[str, str, str], Relation]:
    plain = (
        Relation("PART_OF", "Division", "Division"),
        Relation("SEATED_IN", "Body", "Division"),
        Relation("ACTS_FOR", "Body", "Division", _of(_TEXT, "role")),
        Relation("PARTY_ORG_OF", "Body", "Body"),
        Relation("OFFICE_OF", "Body", "Body"),
        Relation("SUCCEEDED_BY", "Body", "Body", _CHANGED),
        Relation("REGISTERED_IN", "Organization", "Division"),
        Relation("SUPERVISED_BEFORE", "Body", "Organization", _NAMED),
        Relation("DECLARES", "Organization", "Body", _NAMED),
        Relation("DOMICILE_PARTY_ORG_OF", "Body", "Organization"),
        Relation("INDUSTRY_AUTHORITY_OF", "Body", "Organization"),
        Relation("ZONE_SOPWB_OF", "Body", "Organization"),
        Relation("CITES", "Rule", "Source"),
    )
    named = {"BUSINESS_SUPERVISES": _NAMED}
    coded = (
        Relation(code, "Body", label, {**_DATED, **more})
        for code in _CODES
        for label in ("Body", "Organization")
        for more in [named.get(code, {}) if label == "Organization" else {}]
    )
    return MappingProxyType({each.ends: each for each in (*plain, *coded)})


#: Every type of relation that a load writes, by type and the labels of its ends.
RELATIONS: Mapping[tuple[str, str, str], Relation] = _relations()

#: What a resolution adds (DESIGN §6); its labels have keys too.
RESOLVED_LABELS: Mapping[str, str] = {"Resolution": "id"}


def constraints() -> dict[str, str]:
    """Cypher that makes every key unique in its dataset, by name; safe to repeat."""
    loaded = {label.name: label.key for label in LABELS.values()}
    unique = {MARK: "n.dataset"}
    for name, key in {**loaded, **RESOLVED_LABELS}.items():
        unique[name] = f"(n.dataset, n.{key})"
    return {
        f"lishu_{name.lower()}": f"CREATE CONSTRAINT lishu_{name.lower()} IF NOT EXISTS "
        f"FOR (n:{name}) REQUIRE {properties} IS UNIQUE"
        for name, properties in unique.items()
    }


def indexes() -> dict[str, str]:
    """Cypher for what is searched by its text, or by part of it, by name."""
    found = {}
    for label in LABELS.values():
        for searched in label.searched:
            name = f"lishu_{label.name.lower()}_{searched}"
            found[name] = (
                f"CREATE TEXT INDEX {name} IF NOT EXISTS "
                f"FOR (n:{label.name}) ON (n.{searched})"
            )
    return found
