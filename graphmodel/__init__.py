"""What is true: vocabulary, places, rulebooks, hierarchy, resolution, proofs.

Its functions are imported when they are first asked for: who needs only a message or
the vocabulary, such as the reading of files, does not wait for Polars.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphmodel.finding import findings
    from graphmodel.proofs import explain
    from graphmodel.resolution import Resolution, resolve
    from graphmodel.world import World

__all__ = ["Resolution", "World", "explain", "findings", "resolve"]

_HOMES = {
    "Resolution": "resolution",
    "World": "world",
    "explain": "proofs",
    "findings": "finding",
    "resolve": "resolution",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
