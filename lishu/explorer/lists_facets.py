"""What a list can be narrowed by, with how many organizations each choice has.

In: keys and the organizations of a list. Out: `Facets`: options of each filter, the
fullest first, places in their order. Built once an answer and group.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graphmodel import wording
from graphmodel.bodies import PARTY_ORG
from graphmodel.record_words import record_value_words
from graphmodel.rulebook import Rule
from graphmodel.vocabulary import LEVELS as LEVEL_TERMS
from graphmodel.wording import UNKNOWN, Words
from lishu.explorer.lists_keys import CATEGORIES, LEVELS, NONE, Keys

Positions = npt.NDArray[np.int32]
#: So many supervisors are offered; the others are found by narrowing the place first.
SUPERVISORS = 300
NO_SUPERVISOR = Words("（无业务主管单位）", "(no supervisor)")
NO_PLACE = Words("（所在地不明）", "(place unknown)")
DECLARATION = Words("章程的申报", "the charter")
NO_RULE = Words("（无规则）", "(no rule)")


@dataclass(frozen=True)
class Option:
    """One choice: its code in the address, its words, whom it has."""

    code: str
    words: Words
    count: int


@dataclass(frozen=True)
class Facets:
    """The options of each filter."""

    level: tuple[Option, ...]
    place: tuple[Option, ...]
    supervisor: tuple[Option, ...]
    category: tuple[Option, ...]
    rule: tuple[Option, ...]


def facets(keys: Keys, positions: Positions) -> Facets:
    """The options of some organizations."""
    return Facets(
        _fullest(_levels(keys, positions)),
        tuple(_places(keys, positions)),
        _fullest(_supervisors(keys, positions))[:SUPERVISORS],
        _fullest(_categories(keys, positions)),
        _fullest(_rules(keys, positions)),
    )


def _fullest(options: Iterable[Option]) -> tuple[Option, ...]:
    found = (option for option in options if option.count)
    return tuple(sorted(found, key=lambda option: -option.count))


def _levels(keys: Keys, positions: Positions) -> Iterator[Option]:
    counts = np.bincount(keys.column("level")[positions], minlength=len(LEVELS))
    for code, count in zip(LEVELS, counts.tolist(), strict=True):
        term = LEVEL_TERMS.get(code)
        yield Option(code, wording.words(term) if term else UNKNOWN, count)


def _categories(keys: Keys, positions: Positions) -> Iterator[Option]:
    counts = np.bincount(keys.column("category")[positions], minlength=len(CATEGORIES))
    for code, count in zip(CATEGORIES, counts.tolist(), strict=True):
        yield Option(code, record_value_words("category", code), count)


def _places(keys: Keys, positions: Positions) -> Iterator[Option]:
    """Every division with organizations in it, in the order of codes; unknown last."""
    divisions = keys.resolution.world.bodies.divisions
    column = keys.column("division")[positions]
    own = np.bincount(column[column >= 0], minlength=len(divisions))
    counts = np.zeros(len(divisions), np.int64)
    for level in range(1, divisions.ancestors.shape[1]):
        around = divisions.ancestors[:, level]
        known = around >= 0
        np.add.at(counts, around[known], own[known])
    order = sorted(np.flatnonzero(counts).tolist(), key=lambda n: divisions.codes[n])
    for n in order:
        yield Option(divisions.codes[n], place_words(keys, n), int(counts[n]))
    if unknown := int((column < 0).sum()):
        yield Option(NONE, NO_PLACE, unknown)


def place_words(keys: Keys, division: int) -> Words:
    """A division as people tell it from others of its name: with those around it."""
    divisions = keys.resolution.world.bodies.divisions
    around = [divisions.names[n] for n in (*divisions.up(division)[::-1], division)]
    return Words(" ".join(around), " ".join(around))


def _supervisors(keys: Keys, positions: Positions) -> Iterator[Option]:
    """Supervisors by the body that stands for them; each of several counts."""
    world, on = keys.resolution.world, keys.resolution.as_of
    mention = keys.mention[positions]
    own = np.bincount(mention[mention >= 0], minlength=len(keys.stands))
    counts = np.zeros(len(world.bodies), np.int64)
    for n, group in enumerate(world.groups):
        number = len(world.bodies) + n
        if group.several and own[number]:
            members = {int(keys.stands[m & ~PARTY_ORG]) for m in group.members}
            counts[[body for body in members if body >= 0]] += own[number]
            own[number] = 0
    alone = (own > 0) & (keys.stands >= 0)
    np.add.at(counts, keys.stands[alone], own[alone])
    widest = np.argsort(-counts, kind="stable")[:SUPERVISORS]
    for body in widest[counts[widest] > 0].tolist():
        name = world.bodies.name(body, on)
        yield Option(world.bodies.id(body), Words(name, name), int(counts[body]))
    yield Option(NONE, NO_SUPERVISOR, int((mention < 0).sum()))


def _rules(keys: Keys, positions: Positions) -> Iterator[Option]:
    names, number = keys.rules
    profile = keys.resolution.profile[positions]
    counts = np.bincount(number[profile], minlength=len(names))
    told = rule_words(keys)
    for name, count in zip(names, counts.tolist(), strict=True):
        yield Option(name, told(name), count)


def rule_words(keys: Keys) -> Callable[[str], Words]:
    """The words of a rule by its name: id, document and article."""
    rules: dict[str, Rule] = {}
    for outcome in keys.resolution.outcomes:
        if rule := outcome.rule:
            rules.setdefault(f"{rule.rulebook}/{rule.id}", rule)

    def told(name: str) -> Words:
        if name in rules:
            where, code = wording.cited(rules[name].citation), rules[name].id
            return Words(f"{code} {where.zh}", f"{code} {where.en}")
        return DECLARATION if name == "declaration" else NO_RULE

    return told
