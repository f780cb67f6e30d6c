"""The table beside the graph says what the graph says."""

import pytest

from lishu.explorer import view_rows
from lishu.explorer.ego import ego
from lishu.explorer.focus import locate
from lishu.explorer.followers import Followers
from tests.lishu.explorer import worlds


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "focus", ["cpc-central", "PARTY_ORG:cast", "N-42c71faa98014198"]
)
def test_every_node_and_every_relation_is_in_the_table(language, focus):
    """One row a node; each edge with words is told once."""
    resolution = worlds.real()
    view = ego(Followers(resolution), locate(resolution, focus))
    rows = view_rows.rows(view, language)
    assert [row["id"] for row in rows] == [node.focus for node in view.nodes]
    named = {
        node.id: row["relation"] for node, row in zip(view.nodes, rows, strict=True)
    }
    for edge in view.edges:
        if edge.says.zh:
            end, other = edge.source, edge.target
            if end == view.focus:
                end, other = other, end
            assert edge.says.label(language) in named[end]
            assert view.by_id[other].name in named[end]
