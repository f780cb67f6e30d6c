"""What became of the headings of each file of a world."""

from graphmodel.world import World
from loaders.columns import Headings
from loaders.table_source import TableSource


def ignored_headings(world: World) -> dict[str, Headings]:
    """File → its headings: those ignored, and those of personal data."""
    return {
        source.file: source.headings
        for source in world.sources
        if isinstance(source, TableSource)
    }
