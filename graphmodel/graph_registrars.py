"""Who registers whom: the registration authority that each row names, as a body.

In: a world. Out: bodies and relations for the graph. To register is never to lead, so
that no verdict asks for these bodies (the rule that does finds its own, registrar_body);
they are found here, on distinct names, and only where a graph is made.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import polars as pl

from graphmodel.divisions import Divisions
from graphmodel.relations.ends import EndSeen, Finder, normal
from graphmodel.relations.roles import NO_NAME
from graphmodel.standing import standing
from graphmodel.world import World

_COLUMN, _KIND = "registration_authority", "REGISTRATION_AUTHORITY"
_NATION = 0


@dataclass(frozen=True)
class Registrars:
    """The bodies that register, each once, and whom: columns source and target."""

    bodies: tuple[EndSeen, ...]
    edges: pl.DataFrame

    def beside(self, chosen: pl.Series) -> tuple[EndSeen, ...]:
        """The bodies that are not among the chosen ones."""
        numbers = set(chosen.to_list())
        return tuple(end for end in self.bodies if end.body not in numbers)


def registrars(world: World, on: date) -> Registrars:
    """The registration authorities that cells name, as they are known on a day."""
    texts, rows = _cells(world)
    finder = Finder(world.bodies, standing(world.bodies, on))
    pairs = rows.select("text", "division").unique(maintain_order=True)
    ends = [_end(finder, texts[text], place) for text, place in pairs.iter_rows()]
    found = pairs.with_columns(source=pl.Series([e.id for e in ends], dtype=pl.String))
    edges = rows.join(found, on=["text", "division"], maintain_order="left")
    bodies = {end.id: end for end in ends}
    return Registrars(tuple(bodies.values()), edges.select("source", target="org_id"))


def seated(ends: Iterable[EndSeen], divisions: Divisions) -> pl.DataFrame:
    """Each of some bodies and the division of its seat, where one is known."""
    rows = [(end.id, end.division) for end in ends if end.division in divisions.number]
    schema = dict.fromkeys(("source", "target"), pl.String)
    return pl.DataFrame(rows, schema, orient="row")


def _cells(world: World) -> tuple[Sequence[str], pl.DataFrame]:
    """The distinct texts, and a row for each cell that names an authority.

    Columns: org_id, text (its number), division.
    """
    texts: list[str] = []
    parts = []
    for source in world.sources:
        codes, own = source.coded(_COLUMN)
        parts.append(np.where(codes >= 0, codes + len(texts), -1))
        texts += own
    whole = np.concatenate(parts) if parts else np.zeros(0, np.int64)
    kept = whole if world.kept is None else whole[world.kept]
    named = np.array([normal(text) not in NO_NAME for text in texts] + [False])
    rows = world.organizations.select("org_id", "division", "registrar_body")
    rows = rows.with_columns(text=pl.Series(kept), named=pl.Series(named[kept]))
    return texts, rows.filter(pl.col("named") & (pl.col("registrar_body") < 0))


def _end(finder: Finder, text: str, division: int) -> EndSeen:
    """The body of a cell: its department under the full name of its own place."""
    bodies, divisions = finder.bodies, finder.bodies.divisions
    rest, seat = normal(text), division
    around = (division, *divisions.up(division)) if division > _NATION else ()
    for place in reversed(around):
        bare = rest.removeprefix(divisions.names[place])
        if bare and bare != rest:
            rest, seat = bare, place
    front = divisions.names[seat] if seat > _NATION else ""
    found = finder.by_text(front + rest, seat, _KIND, "")
    known = bodies.by_id.get(found.id, -1) if found.body < 0 else found.body
    return replace(found, body=known)
