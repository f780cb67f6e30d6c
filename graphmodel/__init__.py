"""What is true: vocabulary, places, rulebooks, hierarchy, resolution, proofs."""

from graphmodel.resolution import Resolution, resolve
from graphmodel.world import World

__all__ = ["Resolution", "World", "resolve"]
