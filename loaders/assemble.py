"""From a registry to a world: every text becomes a number, once.

In: a registry, the dataset's own tables, reference data. Out: `World`. The steps are
those of DESIGN §3: identify (code), place, link, and the plain fields beside them.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Ints
from graphmodel.facts import DOMAINS
from graphmodel.regimes import Library
from graphmodel.terms import meanings_of
from graphmodel.vocabulary import NOTE_BIT
from graphmodel.world import World
from loaders import (
    codes,
    fields,
    identity,
    joint,
    localities,
    record,
    seated,
    supervision,
)
from loaders.authorities import (
    add_offices,
    approval_facts,
    industry_bodies,
    registrars,
)
from loaders.callings import callings
from loaders.dataset import Dataset
from loaders.geography import Geography, locate
from loaders.linking import columns as linking
from loaders.linking.linker import Linker
from loaders.linking.suspects import Near, near_column
from loaders.reference import industries
from loaders.registry import Registry
from loaders.tables import ties_of
from loaders.undecided import undecided

_UNKNOWN_LEVEL = DOMAINS["level"].index(None)


Columns = dict[str, "npt.NDArray[Any] | pl.Series"]
_FEW = 3


@dataclass(frozen=True)
class _Basis:
    """What several columns rest on: codes, names, places, categories, supervisors."""

    registry: Registry
    linker: Linker
    library: Library
    texts: pl.Series
    names: pl.Series
    code: codes.CodeColumn
    place: Geography
    kind: fields.Codes
    dates: Mapping[str, fields.DateColumn]
    plainly: supervision.Plain
    supervised: supervision.Supervised

    @property
    def division(self) -> Ints:
        """The division number of every organization."""
        return self.place.division


def assemble(
    registry: Registry, linker: Linker, library: Library, dataset: Dataset
) -> World:
    """The world of a registry; `linker` already knows the dataset's own bodies."""
    basis = _basis(registry, linker, library)
    dates = basis.dates
    # what runs beside adds no body: their numbers follow the order of the work here
    with ThreadPoolExecutor(1) as beside:
        who = beside.submit(
            identity.identify, registry, basis.code, basis.texts, basis.names
        )
        what = beside.submit(_plain_columns, basis)
        near = near_column(registry, linker, basis.supervised.mention)
        names = _name_columns(basis)
    identified = who.result()
    columns = what.result() | names | _noted_columns(basis, identified, near)
    community = fields.community(registry)
    locality = localities.locate(registry, linker, basis.division, community)
    ties, body_ties = ties_of(dataset.kept_relations, linker, identified.org_id)
    named = _named(linker, library)
    seats = seated.seats(linker, library, basis.division, columns.get("profession"))
    bodies = linker.book.finish(
        dataset.complete, dataset.attested_only, locality.communities
    )
    columns["community"], columns["locality"] = community, locality.fact
    columns["locality_body"] = locality.bodies(bodies.first_community)
    for name in _MENTIONS:
        columns[name] = _renumber(np.asarray(columns[name]), len(bodies))
    return World(
        organizations=pl.DataFrame(columns),
        bodies=bodies,
        library=library,
        groups=linker.book.all_groups,
        ties=ties,
        body_ties=body_ties,
        named=named,
        seated=seats,
        industries=industries(),
        cases=undecided(),
        near=near.pairs,
        suspected=near.suspected,
        faults=(
            *(fault for column in dates.values() for fault in column.faults),
            *dataset.faults,
            *joint.faults(
                registry,
                linker.book,
                basis.division,
                np.asarray(columns["gone"]),
                joint.led_by_relations(bodies, body_ties),
            ),
        ),
        rejected=dataset.rejected,
        sources=registry.sources,
        offsets=registry.starts,
        kept=registry.kept,
        inputs={s.file: s.table.digest for s in registry.sources},
        notices=dataset.notices,
        synthetic=dataset.synthetic,
    )


_MENTIONS = ("supervisor", "former", "declared", "upper")


def _basis(registry: Registry, linker: Linker, library: Library) -> _Basis:
    with ThreadPoolExecutor(1) as beside:
        linked = beside.submit(supervision.plain_names, registry, linker)
        texts, code = identity.judge(registry, linker.book.divisions)
        place = locate(registry, code, linker.gazetteer)
        name = identity.names(registry)
        days = {n: fields.date_column(registry, c) for n, c in fields.DATES.items()}
    plainly = linked.result()
    return _Basis(
        registry,
        linker,
        library,
        texts,
        name,
        code,
        place,
        fields.category(registry, code),
        days,
        plainly,
        supervision.supervisors(registry, linker, place.division, plainly),
    )


def _plain_columns(basis: _Basis) -> Columns:
    """Where each row stands, where it is registered, and its plain fields."""
    registry, kind = basis.registry, basis.kind
    members = record.formal_members(registry)
    approval, subtype = approval_facts(registry, basis.linker, kind, basis.names)
    columns: Columns = {name: column.days for name, column in basis.dates.items()}
    modes = meanings_of(basis.library, "party_organization")
    columns |= record.record_facts(registry, kind, modes)
    columns |= callings(
        basis.library, basis.linker.book.divisions, basis.division, kind, basis.names
    )
    return columns | {
        "file": np.repeat(np.arange(len(registry.sources)), registry.heights).astype(
            np.uint16
        ),
        "row": registry.rows,
        "name": basis.names,
        "division": basis.division,
        "level": _levels(basis.linker, basis.division),
        "association": fields.association(registry, kind, basis.names),
        "intermediary": fields.intermediaries(kind, basis.names),
        "few_members": ((members >= 0) & (members < _FEW)).astype(np.uint8),
        "approval": approval,
        "subtype": subtype,
        "handover_known": _has_cells(registry, "handed_over_on"),
        "gone": fields.gone(registry, basis.dates["deregistered"].days),
    }


def _name_columns(basis: _Basis) -> Columns:
    """The bodies that each row names: mentions, registrars, industry departments."""
    registry, linker, division = basis.registry, basis.linker, basis.division
    supervisor = basis.supervised.mention
    plainly = basis.plainly
    zone = _zones(linker, basis.place)
    former = supervision.former(registry, linker, division, plainly)
    declared, upper = supervision.declarations(
        registry, linker, division, supervisor, plainly
    )
    columns: Columns = {
        "zone": zone,
        "supervisor_cell": basis.supervised.cell,
        "supervisor": supervisor,
        "former": former,
        "declared": declared,
        "upper": upper,
        "declared_self": supervision.itself(registry, "declared_leader", basis.names),
        "upper_self": supervision.itself(registry, "declared_upper", basis.names),
    }
    for role, named in (("supervisor", supervisor), ("former_supervisor", former)):
        add_offices(linker, basis.library, role, named, division)
    columns |= seated.professions(
        registry, linker, basis.library, division, basis.names
    )
    columns |= industry_bodies(registry, linker, basis.library, division)
    return columns | registrars(registry, linker, basis.library, division)


def _noted_columns(basis: _Basis, identified: identity.Identity, near: Near) -> Columns:
    """Ids, the notes that fields carry, and the cause of each."""
    notes = basis.supervised.notes.copy()
    for name, rows in (
        ("CODE_INVALID", basis.code.fault >= 0),
        ("DUPLICATE", identified.duplicate > 0),
        ("PLACE_DIFFERS", basis.place.differs >= 0),
        ("NEAR_NAME", near.rows >= 0),
    ):
        notes[rows] |= np.uint32(NOTE_BIT[name])
    return {
        "org_id": identified.org_id,
        "notes": notes,
        "code_fault": basis.code.fault,
        "place_pair": basis.place.differs,
        "near": near.rows,
        "duplicate": identified.duplicate,
    }


def _renumber(mention: Ints, size: int) -> Ints:
    """Groups count down from -2 while loading; they stand behind the bodies after."""
    bit = mention & PARTY_ORG
    return np.where(mention <= -2, size - 2 - mention, mention).astype(
        np.int32
    ) | np.where(mention >= 0, bit, 0)


def _levels(linker: Linker, division: Ints) -> npt.NDArray[np.uint8]:
    levels = linker.book.divisions.levels.astype(np.uint8)
    return np.where(division >= 0, levels[division], np.uint8(_UNKNOWN_LEVEL))


def _zones(linker: Linker, place: Geography) -> Ints:
    """The SOPWB of each development zone, a body only where the data attest it."""

    def body(zone: int, division: int) -> int:
        return linker.zone(place.zones[zone], division)

    zone = np.full(len(place.zone), -1, np.int32)
    rows = np.flatnonzero(place.zone >= 0)
    zone[rows] = linking.by_pairs(place.zone[rows], place.division[rows], body)
    return zone


def _has_cells(registry: Registry, name: str) -> npt.NDArray[np.bool_]:
    coded = registry.coded(name)
    if coded is None:
        return np.zeros(registry.height, np.bool_)
    return coded.codes >= 0


def _named(linker: Linker, library: Library) -> dict[str, int]:
    """The bodies that rules name in words, e.g. 深圳市委教育工委."""
    names = {
        rule.leader[1]
        for book in library.rulebooks
        for rule in book.rules
        if rule.leader and rule.leader[0] == "named"
    }
    found = {name: linker.link(name, 0, party=True) for name in sorted(names)}
    for number in found.values():
        linker.book.expect(number)
    return found
