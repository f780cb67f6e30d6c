"""Who is said to supervise and to lead: cells of names become mentions.

In: a registry, a linker, the division of each organization. Out: columns of mentions
and the notes that the cells carry. Source: semantics §1 (Supervisor), §4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Ints
from graphmodel.numbering import numbered
from graphmodel.vocabulary import NOTE_BIT
from loaders import cells, fields
from loaders.linking import bulk
from loaders.linking import columns as linking
from loaders.linking.linker import NOWHERE, Linker
from loaders.registry import Coded, Registry

Flags = npt.NDArray[np.bool_]
#: For each column of names the body of each distinct text, or bulk.SLOW.
Plain = Mapping[str, Sequence[int]]
#: Columns that name bodies, and whether they name Party bodies.
_NAMING = {
    "supervisor": False,
    "former_supervisor": False,
    "declared_leader": True,
    "declared_upper": True,
}


@dataclass(frozen=True)
class Supervised:
    """The supervisor's columns."""

    cell: npt.NDArray[np.uint8]
    mention: Ints
    notes: npt.NDArray[np.uint32]


def plain_names(registry: Registry, linker: Linker) -> Plain:
    """What each distinct text of the name columns names, where it is plain.

    It needs no place: it may run beside what finds out where organizations are.
    """
    return {
        column: bulk.link_plain(linker, coded.cleaned if coded else (), party)
        for column, party in _NAMING.items()
        for coded in (registry.coded(column),)
    }


def supervisors(
    registry: Registry, linker: Linker, division: Ints, plainly: Plain
) -> Supervised:
    """Supervisor cells, their mentions and the notes they carry (semantics §1)."""
    direct = fields.yes_no(registry, "direct_registration") == 1
    coded = registry.coded("supervisor")
    guidance = coded is None and registry.has("guidance_unit")
    if coded is None:
        cell = np.full(
            registry.height, cells.NONE if guidance else cells.UNKNOWN, np.uint8
        )
        cell[direct] = cells.NONE
        none = np.full(registry.height, -1, np.int32)
        return Supervised(cell, none, np.zeros(registry.height, np.uint32))
    plain = plainly["supervisor"]
    read = [
        cells.supervisor(text) if number == bulk.SLOW else _PLAIN
        for text, number in zip(coded.cleaned, plain, strict=True)
    ]
    cell = coded.spread([r.state for r in read], cells.UNKNOWN, np.uint8).astype(
        np.uint8
    )
    blank = coded.spread([not r.stated for r in read], False, np.bool_).astype(np.bool_)
    cell[direct & (cell == cells.UNKNOWN)] = cells.NONE
    blank &= ~_named_in(registry.coded("guidance_unit"), registry.height)
    kind = _kind_of_supervision(registry.coded("supervisor_kind"), registry.height)
    named = cell == cells.NAMED
    cell[(kind == _GUIDANCE) & (cell != cells.NONE)] = cells.NONE
    cell[(kind == _ENTRUSTED) & named] = cells.ENTRUSTED
    by_text = dict(zip(coded.cleaned, read, strict=True))
    reader = linking.reader(linker, lambda text: by_text[text].names, party=False)
    mention = linking.link_column(coded, division, reader, plain)
    cell[(cell == cells.NAMED) & (mention == -1)] = cells.UNPLACED
    notes = np.zeros(len(cell), np.uint32)
    notes[blank & ~direct] |= np.uint32(NOTE_BIT["SUPERVISOR_NOT_STATED"])
    notes[_new(linker, mention) & named] |= np.uint32(NOTE_BIT["NEW_BODY"])
    return Supervised(cell, mention, notes)


def _named_in(coded: Coded | None, height: int) -> Flags:
    if coded is None:
        return np.zeros(height, np.bool_)
    named = [bool(cells.supervisor(text).names) for text in coded.cleaned]
    return coded.spread(named, False, np.bool_).astype(np.bool_)


_PLAIN = cells.SupervisorCell(cells.NAMED)
_GUIDANCE, _ENTRUSTED = 1, 2


def _kind_of_supervision(coded: Coded | None, height: int) -> npt.NDArray[np.uint8]:
    if coded is None:
        return np.zeros(height, np.uint8)
    kinds = {"指导": _GUIDANCE, "业务指导": _GUIDANCE, "代管": _ENTRUSTED}
    return coded.map(lambda text: kinds.get(text, 0), 0, np.uint8).astype(np.uint8)


def _new(linker: Linker, mention: Ints) -> Flags:
    """Whether a mention is of a body that only the registry shows."""
    book = linker.book
    flags = np.zeros(book.first + len(book.records) + 1, np.bool_)
    flags[book.first_department : book.first] = True
    flags[list(book.attested)] = False
    flags[book.first : -1] = [
        body.origin == "registry" and body.kind == "SUPERVISOR" for body in book.records
    ]
    groups = [
        any(flags[m & ~PARTY_ORG] for m in group.members if m >= 0)
        for group in book.all_groups
    ]
    of_group = np.array([*groups, False], np.bool_)
    in_group = of_group[np.where(mention <= -2, -2 - mention, -1)]
    plain = np.where(mention >= 0, mention & ~PARTY_ORG, -1)
    return np.asarray(flags[plain] | in_group)


def former(registry: Registry, linker: Linker, division: Ints, plainly: Plain) -> Ints:
    """Mentions of the former supervisors."""
    reader = linking.reader(
        linker, lambda text: cells.supervisor(text).names, party=False
    )
    coded = registry.coded("former_supervisor")
    return linking.link_column(coded, division, reader, plainly["former_supervisor"])


def declarations(
    registry: Registry,
    linker: Linker,
    division: Ints,
    supervisor: Ints,
    plainly: Plain,
) -> tuple[Ints, Ints]:
    """Mentions of declared leaders and of declared upper Party organizations."""
    reader = linking.reader(linker, _declared_names, party=True)
    found = []
    for name in ("declared_leader", "declared_upper"):
        coded = registry.coded(name)
        column = linking.link_column(coded, division, reader, plainly[name])
        if coded is not None:
            same = coded.map(_as_supervisor, False, np.bool_).astype(np.bool_)
            own = same & (supervisor != NOWHERE)
            named, which = numbered(supervisor[own])
            party = [linker.party_org(int(m)) for m in named]
            column[own] = np.array(party, np.int32)[which]
        found.append(column)
    return found[0], found[1]


def _as_supervisor(text: str) -> bool:
    """同业务主管单位（党组或者党委）: the supervisor's own Party organization (§4)."""
    return text.startswith("同业务主管单位")


def _declared_names(text: str) -> Sequence[str]:
    return () if _as_supervisor(text) else cells.supervisor(text).names


def itself(registry: Registry, column: str, names: pl.Series) -> pl.Series:
    """Whether a declaration names the organization's own Party organization (O13)."""
    coded = registry.coded(column)
    if coded is None:
        return pl.Series(column, np.zeros(registry.height, np.bool_))
    texts = pl.Series("text", [*coded.cleaned, ""])
    rows = np.flatnonzero(
        coded.spread([bool(t) for t in coded.cleaned], False, np.bool_)
    )
    found = np.zeros(registry.height, np.bool_)
    stated = texts.gather(coded.codes[rows]).str.replace(r"^(中国共产党|中共)", "")
    own = pl.DataFrame({"text": stated, "name": names.gather(rows)}).select(
        (pl.col("name").str.len_chars() > 0)
        & (pl.col("text").str.starts_with(pl.col("name")))
        | pl.col("text").str.contains(
            r"^(?:本会|本单位|本中心|本协会|本基金会|本机构|本社团|本校)"
        )
    )
    found[rows] = own.to_series().to_numpy()
    return pl.Series(column, found)
