"""Synthetic registries with known verdicts, labelled synthetic wherever one looks."""

from lishu.sample.folder import write_sample_folder
from lishu.sample.writing import write_sample

__all__ = ["write_sample", "write_sample_folder"]
