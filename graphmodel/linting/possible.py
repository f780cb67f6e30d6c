"""Combinations of facts that no organization can show, so that nobody need rule them.

In pairs of conditions that exclude each other, as `situation` works the facts out.
"""

from graphmodel.facts import DOMAINS
from graphmodel.rulebook import Conditions

_NAMED = ("alive", "followed", "unborn", "ended", "several")
_UNSETTLED = ("none", "unborn", "ended", "several", "entrusted", "unplaced")
_KNOWN = tuple(v for v in DOMAINS["supervisor_is"] if v and v != "other")

#: Decoupling ends every supervisor (semantics §1). A body that is known is alive or
#: followed by one that is.
CANNOT_BE: tuple[tuple[Conditions, Conditions], ...] = (
    (
        {"decoupled": ("gap", "handed_over", "not_recorded")},
        {"supervisor": (*_NAMED, "entrusted", "unplaced")},
    ),
    ({"supervisor_is": _KNOWN}, {"supervisor": _UNSETTLED}),
)
