"""The graph as tables of DuckDB: one for each label and type of relation.

In: the frames of `graphmodel.graph_tables` and `graph_resolved`. Out: for each table
its parts. A table of a type that ends at several labels is named after both:
`leads_body`, `leads_organization`. `edge` is all relations, `node` all that have names.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from queries.schema import LABELS, RELATIONS, Properties
from queries.schema_resolved import RESOLUTION, RESOLVED

_SQL = {"string": "VARCHAR", "boolean": "BOOLEAN", "int": "BIGINT", "date": "DATE"}
_ADDED: Mapping[tuple[str, str, str], Properties] = {
    each.ends: each.properties for each in RESOLVED
}
#: Columns of `edge`, besides type and ends.
_TOLD = ("resolution", "relation", "since", "until", "told_in")
#: What `edge` shows as the detail of a relation, the first that is there.
_DETAIL = ("relation", "field", "kind", "state", "role")

Ends = tuple[str, str, str]


def _ends() -> Mapping[str, Ends]:
    known = [*RELATIONS, *(ends for ends in _ADDED if ends not in RELATIONS)]
    targets: dict[str, set[str]] = {}
    for kind, _, target in known:
        targets.setdefault(kind, set()).add(target)
    return MappingProxyType(
        {
            f"{kind}_{target}".lower() if len(targets[kind]) > 1 else kind.lower(): (
                kind,
                source,
                target,
            )
            for kind, source, target in known
        }
    )


#: Tables of relations, with type and labels of the ends.
EDGES: Mapping[str, Ends] = _ends()
#: Tables of nodes, with the label.
_LABELS = {**LABELS, RESOLUTION.name: RESOLUTION}
NODES: Mapping[str, str] = {label.lower(): label for label in _LABELS}
#: Relations that `edge` leaves out: they end at no organization, body or division.
_APART = {"judged", "cites"}


def needed(sql: str) -> set[str]:
    """The tables that a text of SQL reads, with those that views are made of."""
    found = set(re.findall(r"\w+", sql)) & {*EDGES, *NODES, *VIEWS}
    if "edge" in found:
        found |= {*EDGES} - _APART
    if "node" in found:
        found |= {"organization", "body", "division"}
    return found


def view(table: str, parts: list[str]) -> str:
    """SQL that makes a table of its parts, with every column that it can have."""
    typed = ", ".join(
        f"CAST(NULL AS {kind}) AS {_quoted(name)}" for name, kind in _columns(table)
    )
    rows = [f"SELECT {typed} WHERE false", *(f"SELECT * FROM {part}" for part in parts)]
    return f"CREATE OR REPLACE VIEW {table} AS {' UNION ALL BY NAME '.join(rows)}"


def edge_view() -> str:
    """SQL that makes `edge`: every relation, with what is told of it."""
    rows = " UNION ALL ".join(_edges())
    return f"CREATE OR REPLACE VIEW edge AS {rows}"


def node_view() -> str:
    """SQL that makes `node`: label, id and name of all that a relation can end at."""
    rows = (
        f"SELECT '{label}' AS label, {key} AS id, name FROM {label.lower()}"
        for label, key in (("Organization", "id"), ("Body", "id"), ("Division", "code"))
    )
    return f"CREATE OR REPLACE VIEW node AS {' UNION ALL '.join(rows)}"


#: What is made of tables, and how.
VIEWS: Mapping[str, Callable[[], str]] = {"edge": edge_view, "node": node_view}


def _edges() -> Iterator[str]:
    for table in sorted({*EDGES} - _APART):
        kind, source, target = EDGES[table]
        there = dict(_columns(table))
        told = ", ".join(
            name if name in there else f"CAST(NULL AS {_TOLD_TYPES[name]}) AS {name}"
            for name in _TOLD
        )
        detail = ", ".join([name for name in _DETAIL if name in there] or ["NULL"])
        yield (
            f"SELECT '{kind}' AS type, '{source}' AS source_label, source, "
            f"'{target}' AS target_label, target, "
            f"CAST(coalesce({detail}) AS VARCHAR) AS detail, {told} FROM {table}"
        )


_TOLD_TYPES = {
    name: "DATE" if name in ("since", "until") else "VARCHAR" for name in _TOLD
}


def _columns(table: str) -> Iterator[tuple[str, str]]:
    """Columns of a table with their types, as far as they are declared."""
    if table in NODES:
        declared = dict(_LABELS[NODES[table]].properties)
    else:
        ends = EDGES[table]
        loaded = RELATIONS[ends].properties if ends in RELATIONS else {}
        plain = {"source": "string", "target": "string"}
        declared = {**plain, **loaded, **_ADDED.get(ends, {})}
    for name, kind in declared.items():
        single = kind.removesuffix("[]")
        yield name, _SQL[single] + ("[]" if single != kind else "")


def _quoted(name: str) -> str:
    return f'"{name}"'
