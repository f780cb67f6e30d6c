"""From a registry to a world: every text becomes a number, once.

In: a registry, the dataset's own tables, reference data. Out: `World`. The steps are
those of DESIGN §3: identify (code), place, link, and the plain fields beside them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.divisions import Ints
from graphmodel.facts import DOMAINS
from graphmodel.regimes import Library
from graphmodel.vocabulary import NOTE_BIT
from graphmodel.world import Fault, World
from loaders import cells, codes, fields, identity, localities
from loaders.authorities import approval_facts, industry_bodies, registrars
from loaders.dataset import Dataset
from loaders.geography import Geography, locate
from loaders.linking import bulk
from loaders.linking import columns as linking
from loaders.linking.linker import Linker
from loaders.linking.suspects import near_column
from loaders.places import Gazetteer
from loaders.registry import Coded, Registry

_UNKNOWN_LEVEL = DOMAINS["level"].index(None)


@dataclass(frozen=True)
class _Supervised:
    """The supervisor's columns."""

    cell: np.ndarray  # type: ignore[type-arg]
    mention: Ints
    notes: np.ndarray  # type: ignore[type-arg]


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
    supervised = _supervisor(registry, linker, place.division)
    declared = _declared(registry, linker, place.division, supervised.mention)
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
        "former": _former(registry, linker, place.division),
        "declared": declared[0],
        "upper": declared[1],
        "declared_self": _itself(registry, "declared_leader", names),
        "upper_self": _itself(registry, "declared_upper", names),
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
    return np.where(mention <= -2, size - 2 - mention, mention).astype(np.int32) | np.where(
        mention >= 0, bit, 0
    )


def _levels(linker: Linker, division: Ints) -> np.ndarray:  # type: ignore[type-arg]
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


def _supervisor(registry: Registry, linker: Linker, division: Ints) -> _Supervised:
    """Supervisor cells, their mentions and the notes they carry (semantics §1)."""
    direct = fields.yes_no(registry, "direct_registration") == 1
    coded = registry.coded("supervisor")
    guidance = coded is None and registry.has("guidance_unit")
    if coded is None:
        cell = np.full(registry.height, cells.NONE if guidance else cells.UNKNOWN, np.uint8)
        cell[direct] = cells.NONE
        none = np.full(registry.height, -1, np.int32)
        return _Supervised(cell, none, np.zeros(registry.height, np.uint32))
    plain = bulk.link_plain(linker, coded.cleaned, party=False)
    read = [
        cells.supervisor(text) if number == bulk.SLOW else _PLAIN
        for text, number in zip(coded.cleaned, plain, strict=True)
    ]
    cell = coded.spread([r.state for r in read], cells.UNKNOWN, np.uint8).astype(np.uint8)
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
    notes = np.where(blank & ~direct, NOTE_BIT["SUPERVISOR_NOT_STATED"], 0)
    notes = notes | np.where(_new(linker, mention) & named, NOTE_BIT["NEW_BODY"], 0)
    return _Supervised(cell, mention, notes.astype(np.uint32))


def _named_in(coded: Coded | None, height: int) -> np.ndarray:  # type: ignore[type-arg]
    if coded is None:
        return np.zeros(height, np.bool_)
    return coded.map(lambda text: bool(cells.supervisor(text).names), False, np.bool_)


_PLAIN = cells.SupervisorCell(cells.NAMED)
_GUIDANCE, _ENTRUSTED = 1, 2


def _kind_of_supervision(coded: Coded | None, height: int) -> np.ndarray:  # type: ignore[type-arg]
    if coded is None:
        return np.zeros(height, np.uint8)
    kinds = {"指导": _GUIDANCE, "业务指导": _GUIDANCE, "代管": _ENTRUSTED}
    return coded.map(lambda text: kinds.get(text, 0), 0, np.uint8)


def _new(linker: Linker, mention: Ints) -> np.ndarray:  # type: ignore[type-arg]
    """Whether a mention is of a body that only the registry shows."""
    book = linker.book
    flags = np.zeros(book.first + len(book.records) + 1, np.bool_)
    flags[book.first_department : book.first] = True
    flags[book.first : -1] = [
        body.origin == "registry" and body.kind == "SUPERVISOR" for body in book.records
    ]
    found = flags[np.where(mention >= 0, mention & ~PARTY_ORG, -1)]
    for n, group in enumerate(book.all_groups):
        if any(flags[m & ~PARTY_ORG] for m in group.members if m >= 0):
            found |= mention == -2 - n
    return np.asarray(found)


def _former(registry: Registry, linker: Linker, division: Ints) -> Ints:
    reader = linking.reader(linker, lambda text: cells.supervisor(text).names, party=False)
    coded = registry.coded("former_supervisor")
    plain = bulk.link_plain(linker, coded.cleaned if coded else (), party=False)
    return linking.link_column(coded, division, reader, plain)


def _declared(
    registry: Registry, linker: Linker, division: Ints, supervisor: Ints
) -> tuple[Ints, Ints]:
    """Mentions of declared leaders and of declared upper Party organizations."""
    reader = linking.reader(linker, _declared_names, party=True)
    found = []
    for name in ("declared_leader", "declared_upper"):
        coded = registry.coded(name)
        plain = bulk.link_plain(linker, coded.cleaned if coded else (), party=True)
        column = linking.link_column(coded, division, reader, plain)
        if coded is not None:
            same = coded.map(_as_supervisor, False, np.bool_).astype(np.bool_)
            own = same & (supervisor >= 0)
            column[own] = [linker.party_org(int(m)) for m in supervisor[own]]
        found.append(column)
    return found[0], found[1]


def _as_supervisor(text: str) -> bool:
    """同业务主管单位（党组或者党委）: the supervisor's own Party organization (§4)."""
    return text.startswith("同业务主管单位")


def _declared_names(text: str) -> Sequence[str]:
    blank = cells.NOT_STATED | cells.STATED_NONE
    if text in blank or _as_supervisor(text):
        return []
    return [part for part in cells.split(text) if part not in blank]


def _itself(registry: Registry, column: str, names: pl.Series) -> pl.Series:
    """Whether a declaration names the organization's own Party organization (O13)."""
    coded = registry.coded(column)
    if coded is None:
        return pl.Series(column, np.zeros(registry.height, np.bool_))
    texts = pl.Series("text", list(coded.cleaned) + [""])
    rows = np.flatnonzero(coded.spread([bool(t) for t in coded.cleaned], False, np.bool_))
    found = np.zeros(registry.height, np.bool_)
    stated = texts.gather(coded.codes[rows]).str.replace(r"^(中国共产党|中共)", "")
    own = pl.DataFrame({"text": stated, "name": names.gather(rows)}).select(
        (pl.col("name").str.len_chars() > 0)
        & (pl.col("text").str.starts_with(pl.col("name")))
        | pl.col("text").str.contains(r"^(?:本会|本单位|本中心|本协会|本基金会|本机构|本社团|本校)")
    )
    found[rows] = own.to_series().to_numpy()
    return pl.Series(column, found)


def _has_cells(registry: Registry, name: str) -> np.ndarray:  # type: ignore[type-arg]
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
        if registry.height and not registry.has(name) and not registry.has("guidance_unit")
    )
