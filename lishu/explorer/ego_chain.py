"""The chain of a view: from the focus up to the root, whatever is known between.

A chain that breaks, loops or is unknown above still ends at the root, by a broken edge.
A long one is folded: the steps nearest the focus, a node for those between, the top.
"""

import itertools
from collections.abc import Sequence

from graphmodel.relations.around import step_up
from graphmodel.relations.ends import Finder
from lishu.explorer import graph_words
from lishu.explorer.sketch import Sketch
from lishu.explorer.view import Node

#: So many bodies of a chain are drawn next to the focus, and below the root.
NEAR, TOP = 12, 6


def draw_chain(sketch: Sketch, body: int) -> list[str]:
    """Draw a body and all above it up to the root; the ids of the nodes, the root first.

    A body of -1 draws the root alone.
    """
    resolution = sketch.resolution
    root = resolution.world.bodies.root
    above = resolution.hierarchy.chain(body) if body >= 0 else ()
    chain = tuple(dict.fromkeys((body, *above))) if body >= 0 else ()
    rooted = root in chain
    near, fold, top = _folded(chain)
    level = 0 if rooted else 1
    ids = [] if rooted else [sketch.put(sketch.body(root, "chain", 0))]
    for number in reversed(top):
        ids.append(sketch.put(sketch.body(number, "chain", level + len(ids))))
    if fold:
        ids.append(sketch.put(_fold(sketch, fold, len(ids))))
    for number in reversed(near):
        ids.append(sketch.put(sketch.body(number, "chain", len(ids))))
    _tie(sketch, chain, ids)
    if not rooted and chain:
        _to_root(sketch, chain, ids)
    return ids


def _folded(
    chain: Sequence[int],
) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """The bodies near the focus, those folded up, those at the top."""
    if len(chain) <= NEAR + TOP + 1:
        return chain, (), ()
    return chain[:NEAR], chain[NEAR:-TOP], chain[-TOP:]


def _fold(sketch: Sketch, fold: Sequence[int], level: int) -> Node:
    """The node that stands for the middle of a long chain; it leads there."""
    return Node(
        id="more:chain",
        kind="more",
        lane="chain",
        level=level,
        name=graph_words.STEPS.zh,
        says=graph_words.STEPS,
        count=len(fold),
        focus=sketch.resolution.world.bodies.id(fold[0]),
    )


def _tie(sketch: Sketch, chain: Sequence[int], ids: Sequence[str]) -> None:
    """The steps between the bodies that are drawn."""
    resolution = sketch.resolution
    finder = Finder(resolution.world.bodies, resolution.standing)
    numbers = {sketch.body(n, "chain", 0).id: n for n in chain}
    for upper, lower in itertools.pairwise(ids):
        if upper not in numbers or lower not in numbers:
            if "more:chain" in (upper, lower):
                sketch.tie(upper, lower, "LEADS", strong=True)
            continue
        codes = [
            relation
            for relation in step_up(resolution, finder, numbers[lower])
            if relation.source.body == numbers[upper]
        ]
        code = codes[0].code if codes else "LEADS"
        gone = not resolution.standing.present(numbers[upper])
        sketch.tie(upper, lower, code, strong=not gone, broken=gone)


def _to_root(sketch: Sketch, chain: Sequence[int], ids: Sequence[str]) -> None:
    """What stands between the root and a chain that does not reach it."""
    above = sketch.resolution.hierarchy.above(chain[-1])
    if above:  # it comes back to itself
        again = sketch.body(above[0], "chain", 0).id
        last = sketch.body(chain[-1], "chain", 0).id
        sketch.tie(again, last, "LEADS", graph_words.LOOP, broken=True)
    sketch.tie(ids[0], ids[1], "UNKNOWN", graph_words.NOT_KNOWN, broken=True)
