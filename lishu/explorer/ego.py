"""The ego graph: what stands around one organization or body, at most CAP nodes.

In: a resolution, who is under whom, a focus, what somebody opened. Out: a `View`. The
chain from the focus to the root is always in it; a long one is folded in the middle.
"""

from lishu.explorer.ego_body import around_body
from lishu.explorer.ego_organization import around_organization
from lishu.explorer.focus import Focus
from lishu.explorer.folding import Opened
from lishu.explorer.followers import Followers
from lishu.explorer.view import View

__all__ = ["ego"]

_NOTHING_OPENED = Opened()


def ego(followers: Followers, focus: Focus, open_: Opened = _NOTHING_OPENED) -> View:
    """What stands around a focus; `open_` is the group that somebody opened."""
    if focus.organization >= 0:
        return around_organization(followers, focus.organization, open_)
    return around_body(followers, focus.body, open_)
