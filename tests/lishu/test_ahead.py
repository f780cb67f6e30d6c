"""Importing what comes next while a file is being read."""

import sys

import pytest

from lishu.ahead import importing


def test_modules_are_there_when_the_work_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever the work beside it does, also where it fails."""
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with importing("colorsys"):
        pass
    assert "colorsys" in sys.modules
    monkeypatch.delitem(sys.modules, "colorsys")
    with pytest.raises(ValueError, match="unreadable"), importing("colorsys"):
        raise ValueError("unreadable")
    assert "colorsys" in sys.modules
