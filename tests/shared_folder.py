"""The folder `shared` beside the checkout: the originals that bundled data is compared with."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def shared(*parts: str) -> Path:
    """A path below `../shared`; without it the test fails in CI and is skipped elsewhere."""
    folder = ROOT.parent / "shared"
    if folder.is_dir():
        return folder.joinpath(*parts)
    missing = "no folder `shared` beside this checkout: nothing to compare with"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)
