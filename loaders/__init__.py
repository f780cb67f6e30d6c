"""How data comes in: registry formats, codes, places, names linked to bodies."""

from loaders.loading import load

__all__ = ["load"]
