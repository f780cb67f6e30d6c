"""What a resolution adds to the graph: one node, who leads, how each is judged.

Declared like the rest of the graph (`schema`); every relation bears the name of its
resolution, JUDGED by ending at it. Frames: graphmodel.graph_resolved.
"""

from queries.schema import Label, Relation

_TEXT, _INTEGER, _DATE, _TEXTS = "string", "int", "date", "string[]"

RESOLUTION = Label(
    "Resolution",
    "id",
    dict.fromkeys(("id", "dataset", "state"), _TEXT)
    | dict.fromkeys(("as_of", "loaded_on"), _DATE)
    | {"rulebooks": _TEXTS}
    | dict.fromkeys(
        ("organizations", "led", "orphans", "open", "out_of_scope", "not_counted"),
        _INTEGER,
    ),
)

_LEADS = dict.fromkeys(("resolution", "relation", "rule"), _TEXT)
_JUDGED = (
    "verdict",
    "counted_as",
    "rule",
    "missing_field",
    "cause",
    "relation",
    "basis",
    "agreement",
    "leader",
    "derived",
)
#: Every type of relation that a resolution adds.
RESOLVED: tuple[Relation, ...] = (
    Relation(
        "LEADS",
        "Body",
        "Organization",
        {**_LEADS, "basis": _TEXT, "attested": "boolean"},
        # leaders that nobody has shown to exist, without a look at all relations
        searched=("resolution", "attested"),
    ),
    Relation(
        "LEADS",
        "Body",
        "Body",
        {**_LEADS, "told_in": _TEXT},
        searched=("resolution", "told_in"),
    ),
    Relation(
        "JUDGED",
        "Organization",
        "Resolution",
        dict.fromkeys(_JUDGED, _TEXT) | {"candidates": _TEXTS, "notes": _TEXTS},
    ),
    Relation(
        "STANDS",
        "Body",
        "Body",
        dict.fromkeys(("resolution", "state"), _TEXT),
        searched=("resolution", "state"),
    ),
)


def indexes() -> dict[str, str]:
    """Cypher for what is searched among the relations of a resolution, by name."""
    found = {}
    for relation in RESOLVED:
        if relation.searched:
            name = f"lishu_{relation.type.lower()}_{'_'.join(relation.searched)}"
            of = ", ".join(f"r.{searched}" for searched in relation.searched)
            found[name] = (
                f"CREATE INDEX {name} IF NOT EXISTS "
                f"FOR ()-[r:{relation.type}]-() ON ({of})"
            )
    return found
