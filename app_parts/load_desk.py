"""What lies on the desk of a session: dropped files, and what was found in them.

All of it is in the memory of the session and goes with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from lishu.explorer.shelf import Shelf
from loaders.reading import Memory

_DESK = "desk of the load page"


@dataclass(frozen=True)
class Desk:
    """Files that were looked at, by the name that Streamlit gives them, and corrections:
    what some of their headings are to be taken for."""

    shelf: Shelf = field(default_factory=Shelf)
    corrections: dict[str, dict[str, str]] = field(default_factory=dict)
    files: dict[str, Memory] = field(default_factory=dict)

    def take(self, dropped: Iterable[Any]) -> dict[str, Memory]:
        """The files that lie there now; what came of others is forgotten."""
        there = {each.file_id: each for each in dropped}
        for gone in [name for name in self.files if name not in there]:
            del self.files[gone]
            self.corrections.pop(gone, None)
            for work in ("look", "use"):
                self.shelf.keep(f"{work} {gone} ", 0)
        for name, each in there.items():
            if name not in self.files:
                self.files[name] = Memory(each.name, each.getvalue())
        return dict(self.files)


def desk() -> Desk:
    """The desk of this session."""
    if _DESK not in st.session_state:
        st.session_state[_DESK] = Desk()
    found: Desk = st.session_state[_DESK]
    return found
