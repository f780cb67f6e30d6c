"""Which organizations are judged in one transaction: some divisions, or part of one.

In: a loaded dataset. Out: batches of about `TOGETHER` organizations, however many there
are in a division. Loops run over divisions.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import neo4j

#: More would need more memory than a transaction may take, fewer more transactions.
TOGETHER = 1_500

#: code (null: place unknown), parts (how many), part (which): o.row % parts = part.
Part = dict[str, str | int | None]

_COUNTS = """
MATCH (division:Division {dataset: $dataset})
CALL (division) {
  MATCH (o:Organization)-[registered:REGISTERED_IN]->(division)
  WHERE o.absent_since IS NULL AND registered.absent_since IS NULL
  RETURN count(o) AS found
}
WITH division.code AS code, found WHERE found > 0
RETURN code, found
UNION ALL
MATCH (o:Organization {dataset: $dataset})
WHERE o.division IS NULL AND o.absent_since IS NULL
WITH count(o) AS found WHERE found > 0
RETURN null AS code, found
"""


def batches(session: neo4j.Session, dataset: str) -> list[list[Part]]:
    """The organizations of a dataset, each in one batch."""
    return packed(session.run(_COUNTS, dataset=dataset).values())


def packed(counts: Iterable[Sequence[Any]]) -> list[list[Part]]:
    """Batches of (code, number of organizations), in their order.

    A batch has at most twice TOGETHER organizations, but for rows numbered unevenly.
    """
    found: list[list[Part]] = []
    room = 0
    for code, number in counts:
        parts = -(-number // TOGETHER)
        for part in range(parts):
            if room <= 0:
                found.append([])
                room = TOGETHER
            found[-1].append({"code": code, "parts": parts, "part": part})
            room -= -(-number // parts)
    return found
