"""Views for tests of the drawing: of the real example, and of hostile names."""

from functools import lru_cache
from pathlib import Path

from lishu.explorer.ego import ego
from lishu.explorer.focus import Focus, locate
from lishu.explorer.folding import opened
from lishu.explorer.followers import Followers
from lishu.explorer.view import View
from tests.lishu.explorer import worlds

#: An organization that is led, one that is not, bodies with much around them.
REAL = (
    ("N-8b38f5985fc6e6b4", ""),
    ("N-8b38f5985fc6e6b4", "led@40"),
    ("N-42c71faa98014198", ""),
    ("N-cec9101344584351", ""),
    ("cpc-central", ""),
    ("PARTY_ORG:cast", "led@0"),
    ("SOPWB@440000", ""),
)


@lru_cache(maxsize=16)
def view(focus: str, open_: str = "") -> View:
    """The view of an id in the real example."""
    found = locate(worlds.real(), focus)
    assert found is not None
    return ego(Followers(worlds.real()), found, opened(open_))


def hostile(folder: Path) -> list[View]:
    """The views of every organization of the hostile registry."""
    resolution = worlds.attacked(folder)
    followers = Followers(resolution)
    return [ego(followers, Focus(organization=n)) for n in range(len(resolution))]
