"""The answer of `accept`: what was added, renewed, removed or listed."""

from collections.abc import Iterator
from typing import Any

from graphmodel.judgement import STALE, STATES
from graphmodel.wording import Words
from lishu import __version__
from lishu.gate.accepting import Edited, Told
from lishu.reports.blocks import Block, Items, Line, Title
from lishu.reports.checked import SCHEMA_VERSION
from lishu.reports.gated import entry_data, entry_line

_ACTIONS = {
    "added": Words("新增接受记录", "accepted"),
    "renewed": Words("更新接受记录", "renewed"),
    "removed": Words("清除接受记录", "removed"),
    "listed": Words("接受记录", "entries"),
}
_NONE = Words("没有可做的：所指的发现都已接受，或没有此类记录", "nothing to do")
_STALE = Words("已无对应的发现", "covers nothing")


def blocks(edited: Edited, language: str) -> Iterator[Block]:
    """The entries, by what was done with them."""
    if not edited.told:
        yield Line(f"{edited.file}: {_NONE.label(language)}")
    for action, label in _ACTIONS.items():
        told = [t for t in edited.told if t.action == action]
        if told:
            yield Title(f"{edited.file}: {label.label(language)} {len(told)}")
            yield Items([_line(t, language) for t in told])


def _line(told: Told, language: str) -> str:
    state = _STALE if told.state == STALE else STATES[told.state]
    return f"[{state.label(language)}] {entry_line(told.entry, language)}"


def data(edited: Edited, language: str) -> dict[str, Any]:
    """The entries as data; `state` is that before, `number` the place in the file."""
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "file": edited.file,
        "today": str(edited.today),
        "entries": [
            {"action": t.action, "state": t.state, **entry_data(t.entry)}
            for t in edited.told
        ],
    }
