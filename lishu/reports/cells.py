"""Where on its line the cell of a spot stands, in characters."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphmodel.world import World
from loaders.reading.spans import Span, spans
from loaders.table_source import TableSource

if TYPE_CHECKING:
    from lishu.reports.alerts import Spot


def columns_of(world: World, marked: Iterable["Spot"]) -> dict["Spot", Span]:
    """The columns of the cells of these spots, as far as they can be told."""
    by_file = defaultdict[str, list["Spot"]](list)
    for spot in marked:
        if spot.heading:
            by_file[spot.file].append(spot)
    found: dict[Spot, Span] = {}
    for source in world.sources:
        if isinstance(source, TableSource):
            found |= _of_file(source, by_file.pop(source.file, []))
    return found


def _of_file(source: TableSource, marked: list["Spot"]) -> dict["Spot", Span]:
    table = source.table
    cells = {s: (s.line, table.headings.index(s.heading)) for s in marked}
    heading_line = table.places.line(1)
    told = spans(table.file, table.headings, heading_line, set(cells.values()))
    return {spot: told[cell] for spot, cell in cells.items() if cell in told}
