"""Near misses: a name that differs by one character from a known one (NEAR_NAME).

In: bodies that no table knows and whose department is no usual word. Out: for each
the name that was probably meant. Honest pairs (教育局, 体育局) are both usual words
and never accused; nothing is relinked. Source: semantics §5.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.linking.words import words

#: A name of the same division must be this many times more frequent to be the meant.
_FAR_MORE = 5
_SHORTEST = 3


@dataclass(frozen=True)
class Candidate:
    """A body under suspicion: its number, division, department part, frequency."""

    number: int
    division: int
    name: str
    count: int


def masks(word: str) -> Iterator[str]:
    """The word with each of its characters hidden in turn."""
    return (f"{word[:n]}\0{word[n + 1 :]}" for n in range(len(word)))


def near_names(
    suspects: Iterable[Candidate],
    known: Iterable[str],
    neighbours: Mapping[int, Iterable[Candidate]],
) -> dict[int, str]:
    """Body number → the known or far more frequent name one character away.

    `known` are names of bodies without a division, `neighbours` the other names met
    in a division.
    """
    usual = _index(words().known)
    national = _index(known)
    around = {place: _most_frequent(names) for place, names in neighbours.items()}
    found: dict[int, str] = {}
    for suspect in suspects:
        if len(suspect.name) < _SHORTEST:
            continue
        index = usual if suspect.division else national
        near = _lookup(suspect.name, index) or _frequent(suspect, around)
        if near:
            found[suspect.number] = near
    return found


def _index(names: Iterable[str]) -> dict[str, str]:
    return {mask: name for name in sorted(names, reverse=True) for mask in masks(name)}


def _lookup(name: str, index: Mapping[str, str]) -> str:
    hits = (index[mask] for mask in masks(name) if mask in index)
    return next((hit for hit in hits if hit != name), "")


def _frequent(
    suspect: Candidate, neighbours: Mapping[int, Mapping[str, Candidate]]
) -> str:
    """The most frequent name of the division one character away, if far more so."""
    here = neighbours.get(suspect.division, {})
    hits = [here[mask] for mask in masks(suspect.name) if mask in here]
    best = max(hits, key=lambda hit: hit.count, default=suspect)
    return best.name if best.count >= _FAR_MORE * max(suspect.count, 1) else ""


def _most_frequent(names: Iterable[Candidate]) -> dict[str, Candidate]:
    """For each masked name the most frequent one that it stands for, the first of equals.

    One is enough: were the suspect itself the most frequent, none would be far more so.
    """
    found: dict[str, Candidate] = {}
    for name in names:
        for mask in masks(name.name):
            if mask not in found or found[mask].count < name.count:
                found[mask] = name
    return found
