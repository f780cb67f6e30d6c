"""One block a rule: what it asks, what it says, and where it stands.

In: regimes. Out: lines of Cypher; a rule is a map in a list, in the order in which the
rules are tried. `lishu rules show O12 --cypher` prints a block.
"""

from collections.abc import Iterator, Sequence

from graphmodel.facts import REFERENCES
from graphmodel.regimes import Regime
from graphmodel.rulebook import Remark, Rule
from queries.resolving.words import all_of, among, heading, in_force, said, text, texts


def reference(rule: Rule) -> str:
    """Where a rule finds the leader, as the blocks write it."""
    return " ".join(rule.leader) if rule.leader else ""


def block(rule: Rule) -> list[str]:
    """A rule as a map, with its sentence and its condition in words above it."""
    points = f"{reference(rule)} {rule.relation}" if rule.leader else rule.verdict
    pairs = {
        "rule": text(f"{rule.rulebook}/{rule.id}"),
        "verdict": text(rule.verdict),
        "leader": text(reference(rule)) if rule.leader else "null",
        "relation": text(rule.relation),
        "basis": text(rule.basis),
        "before_declaration": str(rule.before_declaration).lower(),
        "candidates": texts(rule.candidates),
        "asks": texts(rule.when),
    }
    return [
        f"// {heading(rule.citation)}",
        f"// {said(rule.when)}: {points}",
        "{",
        f"  holds: {_holds(rule)},",
        f"  with_a_supervisor: {_holds(rule, but='supervisor')},",
        *(f"  {name}: {value}," for name, value in list(pairs.items())[:-1]),
        f"  asks: {pairs['asks']}",
        "}",
    ]


def _holds(rule: Rule, but: str = "") -> str:
    """Its condition; with `but`, all of it except that fact, if it asks that fact."""
    if but and but not in rule.when:
        return "false"
    asked = [among(f"world.{f}", ok) for f, ok in rule.when.items() if f != but]
    return all_of([*in_force(rule.since, rule.until), *asked])


def rules(regimes: Sequence[Regime]) -> list[str]:
    """The rules of each regime, by its number."""
    lines = ["WHEN -1 THEN []"]
    for number, regime in enumerate(regimes):
        books = ", ".join(regime.rulebooks)
        lines += [f"// {regime.jurisdiction}: {books}", f"WHEN {number} THEN ["]
        blocks = [block(rule) for rule in regime.rules]
        for n, each in enumerate(blocks):
            comma = "," if n < len(blocks) - 1 else ""
            lines += [f"  {line}" for line in each[:-1]] + [f"  {each[-1]}{comma}"]
        lines.append("]")
    return lines


def remarks(regimes: Sequence[Regime]) -> list[str]:
    """The notes that documents attach to what a rule decides."""
    return [
        line
        for number, regime in enumerate(regimes)
        for remark in regime.remarks
        for line in _remark(remark, number, regimes)
    ]


def _remark(remark: Remark, number: int, regimes: Sequence[Regime]) -> Iterator[str]:
    named = dict.fromkeys(
        f"{rule.rulebook}/{rule.id}"
        for regime in regimes
        for rule in regime.rules
        if rule.id in remark.rules
    )
    conditions = [f"{number} IN regimes", *in_force(remark.since, remark.until)]
    conditions += [among("derived.rule.rule", named)] if remark.rules else []
    conditions += [
        among(f"coalesce(profile.{fact}, 'unknown')", ok)
        for fact, ok in remark.when.items()
    ]
    yield f"// {' '.join(remark.text.split())}"
    yield f"+ CASE WHEN {all_of(conditions)} THEN [{text(remark.code)}] ELSE [] END"


def references(regimes: Sequence[Regime]) -> tuple[tuple[str, str], ...]:
    """Every reference by which some rule finds its leader, in the order of REFERENCES."""
    order = list(REFERENCES)
    found = {rule.leader for regime in regimes for rule in regime.rules if rule.leader}
    return tuple(sorted(found, key=lambda each: (order.index(each[0]), each[1])))


def called(regimes: Sequence[Regime]) -> tuple[str, ...]:
    """Every body that some rule calls by its id or its name."""
    rules_ = [rule for regime in regimes for rule in regime.rules]
    names = [r.leader[1] for r in rules_ if r.leader and r.leader[0] in _CALLED]
    names += [name for rule in rules_ for name in rule.candidates]
    return tuple(dict.fromkeys(names))


_CALLED = ("body", "named")
