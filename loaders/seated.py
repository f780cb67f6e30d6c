"""Bodies that only adopted rulebooks put into a division, and the fact `profession`.

In: a registry, a linker, the library. Out: the composite committee of social
organizations of a division, the industry committees of its lawyers, accountants and
appraisers, and the departments that these professions belong to. Nothing is looked at
where no rulebook that asks for it applies. Sources: policy report §B5, §B6.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Ints
from graphmodel.facts import DOMAINS
from graphmodel.numbering import distinct
from graphmodel.regimes import Library
from graphmodel.rulebook import Rule
from loaders.authorities import department_of, under
from loaders.linking.linker import Linker
from loaders.registry import Registry

Codes = npt.NDArray[np.uint8]
#: What a body is put into a division as (its role), and its number.
Seats = dict[tuple[str, int], int]

#: A name, or else a type, that says that an organization belongs to a profession.
_NAMES = {
    "law": r"律师事务所|律师协会$",
    "accounting": r"会计师事务所|注册会计师协会$",
    "appraisal": r"资产评估",
}
#: One search tells most names that belong to none.
_ANY = "|".join(_NAMES.values())
_TYPES = {"law": "律师", "accounting": "会计师", "appraisal": "资产评估"}
_COMMITTEES = {
    "law": "律师行业党委",
    "accounting": "注册会计师行业党委",
    "appraisal": "资产评估行业党委",
}
_COMPOSITE = "社会组织综合党委"
#: The sector whose department a profession belongs to: justice, finance.
_SECTORS = {"law": "法律", "accounting": "财税", "appraisal": "财税"}
#: Whose committee stands under its department; of appraisers the text leaves it open.
_UNDER_DEPARTMENT = frozenset({"law", "accounting"})


def professions(
    registry: Registry,
    linker: Linker,
    library: Library,
    division: Ints,
    names: pl.Series,
) -> dict[str, Codes]:
    """The column of the fact `profession`; none where no rule can ask it."""
    rows = np.flatnonzero(under(library, linker, division, _asks_profession))
    if not len(rows):
        return {}
    known = DOMAINS["profession"]
    coded = registry.coded("category")
    found = np.zeros(registry.height, np.uint8)
    if coded is not None:
        types = [_of_type(text) for text in coded.cleaned]
        found[rows] = coded.spread(types, 0, np.uint8)[rows]
    named = names if len(rows) == len(names) else names.gather(rows)
    some = named.str.contains(_ANY).arg_true().to_numpy()
    rows, named = rows[some], named.gather(some)
    for profession, pattern in _NAMES.items():
        found[rows[named.str.contains(pattern).to_numpy()]] = known.index(profession)
    return {"profession": found}


def _of_type(text: str) -> int:
    named = (p for p, word in _TYPES.items() if word in text)
    return DOMAINS["profession"].index(next(named, "none"))


def _asks_profession(rule: Rule) -> bool:
    return "profession" in rule.when


def _names_composite(rule: Rule) -> bool:
    return rule.leader is not None and rule.leader[0] == "composite"


def seats(
    linker: Linker,
    library: Library,
    division: Ints,
    profession: npt.NDArray[np.integer] | pl.Series | None,
) -> Seats:
    """The bodies that adopted rulebooks put into the divisions of the registry."""
    found: Seats = {}
    rows = under(library, linker, division, _names_composite)
    for place in distinct(division[rows]).tolist():
        found["composite", place] = _expected(linker, place, _COMPOSITE)
    if profession is not None:
        for name, place in _pairs(np.asarray(profession), division):
            found |= _of_profession(linker, name, place)
    return found


def _pairs(
    profession: npt.NDArray[np.integer], division: Ints
) -> Iterator[tuple[str, int]]:
    """Each profession with each division in which it has an organization."""
    for code, name in enumerate(DOMAINS["profession"]):
        if code:
            places = distinct(division[(profession == code) & (division > 0)])
            yield from ((str(name), place) for place in places.tolist())


def _of_profession(linker: Linker, name: str, place: int) -> Seats:
    department = department_of(linker, _SECTORS[name], place)
    committee = _expected(linker, place, _COMMITTEES[name])
    if name in _UNDER_DEPARTMENT:
        _put_under(linker, committee, department | PARTY_ORG)
    found = {"department": department, "committee": committee}
    return {(f"{name} {role}", place): body for role, body in found.items()}


def _expected(linker: Linker, place: int, word: str) -> int:
    """A committee by its usual name; only a table of bodies can attest it."""
    name = linker.book.divisions.names[place] + word
    number = linker.link(name, place, party=True)
    linker.book.expect(number)
    return number


def _put_under(linker: Linker, number: int, upper: int) -> None:
    """What the rulebook puts above a committee, where the data do not say."""
    position = number - linker.book.first
    if position >= 0 and linker.book.records[position].under < 0:
        body = linker.book.records[position]
        linker.book.records[position] = replace(body, under=upper)
