"""What is true: vocabulary, places, rulebooks, hierarchy, resolution, proofs."""

from graphmodel.findings import findings
from graphmodel.proofs import explain
from graphmodel.resolution import Resolution, resolve
from graphmodel.world import World

__all__ = ["Resolution", "World", "explain", "findings", "resolve"]
