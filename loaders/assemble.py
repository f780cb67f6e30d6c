"""From a registry to a world: every text becomes a number, once.

In: a registry, the dataset's own tables, reference data. Out: `World`. The steps are
those of DESIGN §3: identify (code), place, link, and the plain fields beside them.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Ints
from graphmodel.facts import DOMAINS
from graphmodel.regimes import Library
from graphmodel.vocabulary import NOTE_BIT
from graphmodel.world import Fault, World
from loaders import cells, codes, fields, identity, localities, supervision
from loaders.authorities import approval_facts, industry_bodies, registrars
from loaders.dataset import Dataset
from loaders.geography import Geography, locate
from loaders.linking import columns as linking
from loaders.linking.linker import Linker
from loaders.linking.suspects import near_column
from loaders.registry import Registry

_UNKNOWN_LEVEL = DOMAINS["level"].index(None)


def assemble(
    registry: Registry, linker: Linker, library: Library, dataset: Dataset
) -> World:
    """The world of a registry; `linker` already knows the dataset's own bodies."""
    book, gazetteer = linker.book, linker.gazetteer
    texts = identity.code_texts(registry)
    code = codes.read(texts, book.divisions)
    names = identity.names(registry)
    place = locate(registry, code, gazetteer)
    kind = fields.category(registry, code)
    supervised = supervision.supervisors(registry, linker, place.division)
    declared = supervision.declarations(
        registry, linker, place.division, supervised.mention
    )
    dates = {name: fields.date_column(registry, c) for name, c in fields.DATES.items()}
    identified = identity.identify(registry, code, texts, names)
    members = fields.formal_members(registry)
    community = fields.community(registry)
    locality = localities.locate(registry, linker, place.division, community)
    approval, subtype = approval_facts(registry, linker, kind, names)
    near, near_pairs = near_column(registry, linker, supervised.mention)
    notes = supervised.notes | fields.duties(registry, members)
    for code_name, rows in (
        ("CODE_INVALID", code.fault >= 0),
        ("DUPLICATE", identified.duplicate >= 0),
        ("PLACE_DIFFERS", place.differs >= 0),
        ("NEAR_NAME", near >= 0),
    ):
        notes |= np.where(rows, NOTE_BIT[code_name], 0).astype(np.uint32)
    columns = {
        "file": np.repeat(np.arange(len(registry.sources)), registry.heights).astype(np.uint16),
        "row": registry.rows,
        "org_id": identified.org_id,
        "name": names,
        "scope": (kind == cells.ENTERPRISE).astype(np.uint8),
        "category": kind,
        "division": place.division,
        "level": _levels(linker, place.division),
        "zone": _zones(linker, place),
        "supervisor_cell": supervised.cell,
        "supervisor": supervised.mention,
        "former": supervision.former(registry, linker, place.division),
        "declared": declared[0],
        "upper": declared[1],
        "declared_self": supervision.itself(registry, "declared_leader", names),
        "upper_self": supervision.itself(registry, "declared_upper", names),
        "association": fields.association(registry, kind, names),
        "community": community,
        "locality": locality.fact,
        "intermediary": fields.intermediaries(kind, names),
        "few_members": ((members >= 0) & (members < 3)).astype(np.uint8),
        "approval": approval,
        "subtype": subtype,
        "handover_known": _has_cells(registry, "handed_over_on"),
        "gone": fields.gone(registry, dates["deregistered"].days),
        "notes": notes,
        "code_fault": code.fault,
        "place_pair": place.differs,
        "near": near,
        "duplicate": identified.duplicate,
    }  # fmt: skip
    columns |= {name: column.days for name, column in dates.items()}
    columns |= industry_bodies(registry, linker, library, place.division)
    columns |= registrars(registry, linker, library, place.division)
    named = _named(linker, library)
    groups = book.all_groups
    ties, body_ties = dataset.ties(linker, identified.org_id)
    bodies = book.finish(dataset.complete, dataset.attested_only, locality.communities)
    columns["locality_body"] = locality.bodies(bodies.first_community)
    table = pl.DataFrame(columns)
    for column in ("supervisor", "former", "declared", "upper"):
        numbers = _renumber(columns[column], len(bodies))
        table = table.with_columns(pl.Series(column, numbers))
    faults = [f for column in dates.values() for f in column.faults]
    return World(
        organizations=table,
        bodies=bodies,
        library=library,
        groups=groups,
        ties=ties,
        body_ties=body_ties,
        named=named,
        near=near_pairs,
        suspected=bool(linker.unknown),
        faults=tuple(faults) + _absent(registry),
        rejected=dataset.rejected,
        sources=registry.sources,
        offsets=registry.starts,
        kept=registry.kept,
        inputs=dataset.inputs,
        notices=dataset.notices,
        synthetic=dataset.synthetic,
    )


def _renumber(mention: Ints, size: int) -> Ints:
    """Groups count down from -2 while loading; they stand behind the bodies after."""
    bit = mention & PARTY_ORG
    return np.where(mention <= -2, size - 2 - mention, mention).astype(
        np.int32
    ) | np.where(mention >= 0, bit, 0)


def _levels(linker: Linker, division: Ints) -> npt.NDArray[np.uint8]:
    levels = linker.book.divisions.levels.astype(np.uint8)
    return np.where(division >= 0, levels[division], _UNKNOWN_LEVEL).astype(np.uint8)


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


def _absent(registry: Registry) -> tuple[Fault, ...]:
    """A column that rules ask for and no file has."""
    asked: Iterable[str] = ("supervisor",)
    return tuple(
        Fault("COLUMN_MISSING", name, registry.height, (), name)
        for name in asked
        if registry.height
        and not registry.has(name)
        and not registry.has("guidance_unit")
    )
