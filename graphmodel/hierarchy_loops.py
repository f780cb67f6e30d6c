"""Loops among steps from body to body: who succeeds whom, who leads whom."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def loops(steps: Mapping[int, Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    """Each group of bodies that lead back to themselves, its members sorted.

    Most graphs have none, which is found without the library that tells loops apart.
    """
    try:
        TopologicalSorter(steps).prepare()
    except CycleError:
        return _apart(steps)
    return ()


def _apart(steps: Mapping[int, Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    import networkx as nx  # a tenth of a second that graphs without loops need not pay

    graph = nx.DiGraph([(a, b) for a, found in steps.items() for b in found])
    return tuple(
        sorted(
            tuple(sorted(group))
            for group in nx.strongly_connected_components(graph)
            if len(group) > 1 or any(graph.has_edge(n, n) for n in group)
        )
    )
