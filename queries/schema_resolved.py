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
    ),
    Relation("LEADS", "Body", "Body", {**_LEADS, "told_in": _TEXT}),
    Relation(
        "JUDGED",
        "Organization",
        "Resolution",
        dict.fromkeys(_JUDGED, _TEXT) | {"candidates": _TEXTS, "notes": _TEXTS},
    ),
    Relation("STANDS", "Body", "Body", dict.fromkeys(("resolution", "state"), _TEXT)),
)
