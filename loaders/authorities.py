"""Bodies that only some rulebooks point to: registrars, industry departments, approvers.

In: a registry and the library. Out: columns of body numbers, filled where a rulebook
that asks for them can apply, and the facts `approval`, `registrar`, `sector`.
"""

import re
from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.divisions import Ints, within
from graphmodel.numbering import distinct
from graphmodel.records import Body
from graphmodel.regimes import Library
from graphmodel.rulebook import Rule
from loaders import fields
from loaders.cells import NOT_STATED, STATED_NONE
from loaders.linking.columns import by_pairs
from loaders.linking.linker import Linker
from loaders.linking.words import full
from loaders.reference import industries
from loaders.registry import Registry

_HEALTH = frozenset(
    {
        "卫生和人口计划生育委员会",
        "卫生人口计划生育委员会",
        "卫生和计划生育委员会",
        "卫生健康委员会",
        "卫生局",
    }
)
_BLANK = NOT_STATED | STATED_NONE
Columns = dict[str, "npt.NDArray[np.integer] | pl.Series"]


def approval_facts(
    registry: Registry, linker: Linker, kind: fields.Codes, names: pl.Series
) -> tuple[fields.Codes, fields.Codes]:
    """The facts `approval` (by a city's education or health bureau) and `subtype`."""
    coded = registry.coded("approval_authority")
    if coded is None:
        return np.zeros(registry.height, np.uint8), np.zeros(registry.height, np.uint8)
    levels = linker.book.divisions.levels

    def read(text: str) -> int:
        place = linker.gazetteer.read(text)
        bare = not place.divisions and text.startswith("市")
        city = bare or (place.division >= 0 and levels[place.division] == 2)
        rest = full(re.sub(r"^市", "", place.rest))
        return (1 if rest == "教育局" else 2 if rest in _HEALTH else 0) if city else 0

    approval = coded.map(read, 0, np.uint8).astype(np.uint8)
    subtype = np.zeros(registry.height, np.uint8)
    rows = np.flatnonzero(approval)
    if len(rows):
        subtype[rows] = fields.subtype(kind[rows], names.gather(rows))
    return approval, subtype


def registrars(
    registry: Registry, linker: Linker, library: Library, division: Ints
) -> Columns:
    """The registration authority as a body, and the fact `registrar`."""
    coded = registry.coded("registration_authority")
    fact = np.ones(registry.height, np.uint8)
    body = np.full(registry.height, -1, np.int32)
    if coded is not None:
        there = coded.spread([t not in _BLANK for t in coded.cleaned], False, np.bool_)
        fact = np.where(there.astype(np.bool_), 0, 1).astype(np.uint8)
        asking = under(library, linker, division, _BY_REGISTRAR)
        rows = np.flatnonzero((fact == 0) & asking)
        body[rows] = by_pairs(
            coded.codes[rows],
            division[rows],
            lambda code, d: _registrar(linker, coded.cleaned[code], d),
        )
    return {"registrar": fact, "registrar_body": body}


def add_offices(
    linker: Linker, library: Library, role: str, named: Ints, division: Ints
) -> None:
    """The offices of townships that supervise where the supervisor itself may lead.

    `named` are those that a row names in a role: supervisor or former_supervisor.
    """
    table, book = linker.book.divisions, linker.book
    first = 2 * len(table)
    rows = np.flatnonzero((named >= first) & (named < book.first_department))
    asked = under(library, linker, division[rows], leads_by(("itself", role)))
    for township in distinct(named[rows[asked]]).tolist():
        name = table.township_names[township - first]
        seat = int(table.township_parents[township - first])
        office = "办事处" if name.endswith("街道") else "人民政府"
        full_name = f"{table.names[seat]}{name}{office}"
        body_id = f"SUPERVISOR@{table.codes[seat]}:{full_name}"
        body = Body(body_id, full_name, "SUPERVISOR", seat)
        book.office_of[township] = book.add(body)


def _registrar(linker: Linker, text: str, division: int) -> int:
    place = linker.gazetteer.read(text)
    seat = place.division if place.division >= 0 else division
    table = linker.book.divisions
    front = table.names[seat] if seat > 0 else ""
    rest = full(place.rest)
    name = rest if front and front in rest else front + rest
    code = table.codes[seat] if seat >= 0 else ""
    kind = "REGISTRATION_AUTHORITY"
    return linker.book.add(Body(f"{kind}@{code}:{name}", name, kind, seat))


def industry_bodies(
    registry: Registry, linker: Linker, library: Library, division: Ints
) -> Columns:
    """The industry authority of the sector in the division, and the fact `sector`."""
    coded = registry.coded("sector")
    fact = np.zeros(registry.height, np.uint8)
    body = np.full(registry.height, -1, np.int32)
    if coded is not None:
        known = [_sector(text) for text in coded.cleaned]
        there = coded.spread([bool(s) for s in known], False, np.bool_)
        fact = there.astype(np.uint8)
        rows = np.flatnonzero(
            (fact == 1) & under(library, linker, division, _BY_INDUSTRY)
        )
        body[rows] = by_pairs(
            coded.codes[rows],
            division[rows],
            lambda code, d: department_of(linker, known[code], d),
        )
    return {"sector": fact, "industry_body": body}


@cache
def _sector(text: str) -> str:
    """The sector of formats.md that a text names, empty if none."""
    if text in industries():
        return text
    return next((s for s in industries() if s in text), "")


def department_of(linker: Linker, sector: str, division: int) -> int:
    """The department of a sector: 厅 at province level, 局 in a 直辖市 and below."""
    word = industries()[sector]
    table = linker.book.divisions
    code = table.codes[division]
    municipality = code[:2] in ("11", "12", "31", "50")
    if table.levels[division] == 1 and not municipality and word.endswith("局"):
        word = word[:-1] + "厅"
    return linker.link(table.names[division] + word, division)


def under(
    library: Library,
    linker: Linker,
    division: Ints,
    asks: Callable[[Rule], bool],
) -> npt.NDArray[np.bool_]:
    """Where a rulebook with a rule that `asks` accepts can apply, on some date."""
    return within(linker.book.divisions, library.where(asks))[division]


def leads_by(*references: tuple[str, str]) -> Callable[[Rule], bool]:
    """Whether a rule finds its leader by one of these references."""
    return lambda rule: rule.leader in references


_BY_REGISTRAR = leads_by(("itself", "registration_authority"))
_BY_INDUSTRY = leads_by(
    ("industry_authority", "sector"), ("party_org_of", "industry_authority")
)
