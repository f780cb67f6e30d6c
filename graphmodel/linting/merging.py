"""The same problem in periods that touch is one problem; an order to read them in."""

from collections.abc import Iterable
from dataclasses import replace

from graphmodel.linting.problem import FAULTS, SEVERITIES, Problem


def merged(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems with their periods joined, the gravest first."""
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.identity, []).append(problem)
    found = [joined for group in groups.values() for joined in _joined(group)]
    order = list(FAULTS)
    return tuple(
        sorted(
            found,
            key=lambda p: (
                SEVERITIES.index(p.severity),
                order.index(p.code),
                p.rulebooks,
                p.rules,
                p.since,
            ),
        )
    )


def _joined(group: list[Problem]) -> list[Problem]:
    ordered = sorted(group, key=lambda problem: problem.since)
    found = [ordered[0]]
    for problem in ordered[1:]:
        last = found[-1]
        if problem.since <= last.until:
            regions = (*last.regions, *problem.regions)
            until = max(last.until, problem.until)
            found[-1] = replace(last, until=until, regions=regions)
        else:
            found.append(problem)
    return found
