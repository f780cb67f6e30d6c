"""Values of Neo4j as values that JSON can hold, long ones cut."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point

from queries.console_answer import Limits, Value

_DEPTH = 50
_CUT = "…"


def plain(value: Any, limits: Limits, depth: int = 0) -> tuple[Value, bool]:
    """A value, and whether something was cut from it."""
    if value is None or isinstance(value, bool | int):
        return value, False
    if isinstance(value, float):
        return (value if math.isfinite(value) else str(value)), False
    if isinstance(value, str):
        long = len(value) > limits.characters
        return (value[: limits.characters] + _CUT if long else value), long
    if depth > _DEPTH:
        return _CUT, True
    inner = _inner(value)
    if isinstance(inner, Mapping):
        pairs = {str(k): plain(v, limits, depth + 1) for k, v in inner.items()}
        cut = any(each for _, each in pairs.values())
        return {key: item for key, (item, _) in pairs.items()}, cut
    if isinstance(inner, str):
        return plain(inner, limits, depth)
    long = len(inner) > limits.items
    items = [plain(each, limits, depth + 1) for each in inner[: limits.items]]
    shown = [item for item, _ in items] + ([_CUT] if long else [])
    return shown, long or any(each for _, each in items)


def _inner(value: Any) -> Mapping[str, Any] | Sequence[Any] | str:
    """What a value of the driver is made of."""
    if isinstance(value, Node):
        return {
            "id": value.element_id,
            "labels": sorted(value.labels),
            "properties": dict(value.items()),
        }
    if isinstance(value, Relationship):
        ends = [each.element_id if each else None for each in value.nodes]
        return {
            "id": value.element_id,
            "type": value.type,
            "start": ends[0],
            "end": ends[1],
            "properties": dict(value.items()),
        }
    if isinstance(value, Path):
        nodes, steps = list(value.nodes), list(value.relationships)
        return {"nodes": nodes, "relationships": steps}
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, Mapping | list):
        return value
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
