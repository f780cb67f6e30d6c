"""Remove one dataset from a database, with its history and resolutions."""

from datetime import date

import neo4j

from queries import store_state
from queries.schema import MARK

_ROWS = 10_000
_RELATIONS = f"""
MATCH (n)-[x]->() WHERE n.dataset = $dataset
CALL (x) {{ DELETE x }} IN TRANSACTIONS OF {_ROWS} ROWS
"""
_NODES = f"""
MATCH (n) WHERE n.dataset = $dataset AND NOT n:{MARK}
CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF {_ROWS} ROWS
"""
_MARK = f"MATCH (g:{MARK} {{dataset: $dataset}}) DELETE g"


def remove(session: neo4j.Session, dataset: str, on: date) -> None:
    """Remove everything of `dataset`; broken off, the next load or removal completes it."""
    store_state.claim(session, dataset, on, store_state.REMOVING)
    for statement in (_RELATIONS, _NODES, _MARK):
        session.run(statement, dataset=dataset).consume()
