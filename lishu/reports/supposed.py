"""The answer of `whatif`: what was supposed, what it changes, what would mend it."""

from collections.abc import Iterator
from typing import Any

from graphmodel.bodies import Bodies
from graphmodel.vocabulary import VERDICTS
from graphmodel.whatif import Supposition
from graphmodel.whatif.acts import Done
from graphmodel.whatif.mending import Mending
from graphmodel.wording import Words
from lishu import __version__
from lishu.reports import changes, words
from lishu.reports.blocks import Block, Grid, Items, Line, Title
from lishu.reports.checked import SCHEMA_VERSION

#: How many leaders people are shown; JSON has all.
LEADERS = 10
SUPPOSED = Words("假设", "supposed")
FRESH = Words("新设", "set up by this")
MENDING = Words("移交之后", "after a hand-over")


def blocks(supposition: Supposition, language: str) -> Iterator[Block]:
    """The acts as understood, the changes, then what handing over would mend."""
    yield Title(f"lishu {__version__} whatif", 1)
    yield Title(SUPPOSED.label(language))
    yield Items([_line(done, language) for done in supposition.done])
    yield from changes.head(supposition.difference, language)
    yield from changes.body(supposition.difference, language)
    yield from _mending(supposition, language)


def _line(done: Done, language: str) -> str:
    text = f"{done.on}: {done.text.label(language)}"
    return f"{text} ({FRESH.label(language)})" if done.fresh else text


def _mending(supposition: Supposition, language: str) -> Iterator[Block]:
    """Who would lead the organizations that nobody has taken over."""
    mending = supposition.mending
    if not len(mending.positions):
        return
    count = words.counted(len(mending.positions), language)
    led = words.counted(mending.led, language)
    yield Title(MENDING.label(language))
    told = Words(
        f"处于交接空档的 {count}，党建工作移交后有 {led}有领导机构。",
        f"Of {count} between two leaders, {led} would be led once handed over.",
    )
    yield Line(told.label(language))
    outcomes = list(_outcomes(mending))
    rows = [
        (
            outcome["leader_name"] or VERDICTS[outcome["verdict"]].label(language),
            outcome["leader_id"] or outcome["verdict"],
            f"{outcome['organizations']:,}",
        )
        for outcome in outcomes[:LEADERS]
    ]
    yield Grid(("", "", ""), rows, frozenset({2}))
    if len(outcomes) > LEADERS:
        yield Line(words.more(len(outcomes) - LEADERS, language))


def _outcomes(mending: Mending) -> Iterator[dict[str, Any]]:
    bodies: Bodies = mending.after.world.bodies
    for verdict, body, count in mending.outcomes():
        led = body >= 0
        yield {
            "verdict": verdict,
            "leader_id": bodies.id(body) if led else "",
            "leader_name": bodies.name(body, mending.after.as_of) if led else "",
            "organizations": count,
        }


def data(supposition: Supposition, language: str) -> dict[str, Any]:
    """The supposition as data: a difference with the acts and what would mend it."""
    mending = supposition.mending
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "acts": [
            {
                "act": done.act.verb,
                "operands": list(done.act.operands),
                "on": str(done.on),
                "ids": list(done.ids),
                "fresh": list(done.fresh),
                "organizations": done.organizations
                if done.organizations >= 0
                else None,
                "text": done.text.label(language),
            }
            for done in supposition.done
        ],
        **changes.data(supposition.difference, language),
        "mending": {
            "gaps": len(mending.positions),
            "led": mending.led,
            "leaders": list(_outcomes(mending)),
        },
    }
