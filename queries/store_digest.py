"""One short text for everything that a dataset is in a database, whatever its order.

Two databases that hold the same nodes and relations, with the same properties, have the
same digest; neither the name of the dataset nor Neo4j's own numbering enters.
Resolutions count, the mark of the dataset does not.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import neo4j

from queries.schema import MARK
from queries.server_state import Server
from queries.store import connect
from queries.store_words import in_words

_NODES = f"""
MATCH (n) WHERE n.dataset = $dataset AND NOT n:{MARK}
RETURN labels(n), n {{.*, dataset: null}}
"""
_RELATIONS = f"""
MATCH (a)-[x]->(b) WHERE a.dataset = $dataset AND NOT a:{MARK}
RETURN type(x), labels(a), coalesce(a.id, a.code), labels(b), coalesce(b.id, b.code),
       properties(x)
"""
_BYTES = 16


@dataclass(frozen=True)
class Digest:
    """How many nodes and relations, those that are gone too, and the digest of all."""

    nodes: int
    relations: int
    text: str


def digest(server: Server, dataset: str) -> Digest:
    """The digest of a dataset; reads all of it. Raises ServerError, StoreError."""
    with (
        connect(server) as driver,
        in_words(server),
        driver.session(
            database=server.database, default_access_mode=neo4j.READ_ACCESS
        ) as session,
    ):
        nodes, first = _summed(session.run(_NODES, dataset=dataset))
        relations, second = _summed(session.run(_RELATIONS, dataset=dataset))
    total = (first + second) % (1 << (8 * _BYTES))
    return Digest(nodes, relations, f"{total:0{2 * _BYTES}x}")


def _summed(records: Iterable[neo4j.Record]) -> tuple[int, int]:
    """How many records, and the sum of their hashes: the same in every order."""
    number = total = 0
    for record in records:
        number += 1
        text = json.dumps(record.values(), default=_plain, sort_keys=True)
        hashed = hashlib.blake2b(text.encode(), digest_size=_BYTES).digest()
        total += int.from_bytes(hashed, "big")
    return number, total


def _plain(value: Any) -> str:
    """Dates as 2021-06-01."""
    text: str = value.iso_format()
    return text
