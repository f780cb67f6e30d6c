"""The small tables of a dataset: bodies, relations, changes (formats.md).

In: rows of text with their file and row. Out: additions to the body book, dated ties.
An end that names nobody is refused with the nearest names.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from graphmodel.bodies import PARTY_ORG
from graphmodel.errors import DatasetError
from graphmodel.reading import nearest, nearest_zh
from graphmodel.records import ALWAYS, FOREVER, Attestation, Body, Change, number_of
from graphmodel.vocabulary import KINDS, RELATIONS
from graphmodel.world import BodyTie, Tie
from loaders.dates import day_of
from loaders.linking.book import BodyBook
from loaders.linking.linker import Linker
from loaders.text import clean

_CANONICAL = ("SOPWB", "PARTY_COMMITTEE", "TOWNSHIP_PARTY_ORG")
_ENDS = frozenset({"renamed", "merged", "split", "abolished"})
_BEGINS = frozenset({"renamed", "created"})
CHANGE_KINDS = ("renamed", "merged", "split", "abolished", "created", "transferred")
Row = Mapping[str, str]


def where(row: Row) -> str:
    """file:row of a row, as the loader noted it."""
    return f"{row.get('_file', '')}:{row.get('_row', '')}"


def _day(row: Row, name: str, default: date) -> date:
    text = clean(row.get(name, ""))
    if not text:
        return default
    found = day_of(text)
    if found is None:
        raise DatasetError(
            f"{where(row)}, column {name}: {text!r} is no date; write it like 2016-07-22",
            f"{where(row)}，{name} 列：“{text}”不是日期；请写成 2016-07-22 的样式",
        )
    return found


def add_bodies(linker: Linker, rows: Sequence[Row]) -> None:
    """Record the bodies of a dataset; those of a division attest what is expected."""
    for row in rows:
        kind = row.get("kind", "") or "OTHER"
        if kind not in KINDS:
            raise DatasetError(
                f"{where(row)}: unknown kind {kind!r}{nearest(kind, KINDS)}",
                f"{where(row)}：没有“{kind}”这一类机构{nearest_zh(kind, KINDS)}",
            )
        number = _number(linker, row, kind)
        for name in (row.get("name", ""), *_aliases(row)):
            if name:
                linker.book.call(name, number)
                linker.learn(name, number, party=kind != "SUPERVISOR")
        if body_id := row.get("body_id") or row.get("id"):
            meant = linker.book.by_id.setdefault(body_id, number)
            if meant != number:
                linker.book.taken.append((meant, body_id, where(row)))
    for row in rows:
        _hang(linker, row)


def _aliases(row: Row) -> list[str]:
    return [part for part in row.get("aliases", "").split("|") if part]


def _division(linker: Linker, row: Row) -> tuple[int, str]:
    """The division number of a body's row and its zone."""
    text = clean(row.get("division", ""))
    if text[:6].isdigit() and len(text) == 6:
        return linker.book.divisions.find(text), ""
    place = linker.gazetteer.read(text or clean(row.get("name", "")))
    return place.division, place.zone


def _number(linker: Linker, row: Row, kind: str) -> int:
    table, book = linker.book.divisions, linker.book
    division, zone = _division(linker, row)
    since, until = _day(row, "valid_from", ALWAYS), _day(row, "valid_to", FOREVER)
    name = row.get("name", "")
    if kind in _CANONICAL and not zone:
        number = _canonical(linker, row, kind, division)
        if number >= 0:
            attestation = Attestation(name, since, until, where(row))
            book.attested.setdefault(number, []).append(attestation)
            return number
    body_id = row.get("body_id") or row.get("id") or ""
    if zone and kind == "SOPWB":
        body_id = book.records[linker.zone(zone, division) - book.first].id
        book.records.pop()
        book.by_id.pop(body_id)
    code = table.codes[division] if division >= 0 else ""
    body = Body(
        id=body_id or f"{kind}@{code}:{clean(name)}",
        name=name,
        kind=kind,
        division=division,
        since=since,
        until=until,
        origin="dataset",
        where=where(row),
    )
    return _add(book, body)


def _add(book: BodyBook, body: Body) -> int:
    """The number of a body; days that another row of its id has taken are reported."""
    known = len(book.records)
    number = book.add(body)
    days = {(body.since, body.until)} - {(ALWAYS, FOREVER)}
    if len(book.records) == known and number >= book.first:
        other = book.records[number - book.first]
        if days - {(other.since, other.until)}:
            book.taken.append((number, body.id, body.where))
    return number


def _canonical(linker: Linker, row: Row, kind: str, division: int) -> int:
    size = len(linker.book.divisions)
    if kind == "TOWNSHIP_PARTY_ORG":
        code = clean(row.get("division", ""))
        if code in linker.book.divisions.township_codes:
            return 2 * size + linker.book.divisions.township_codes.index(code)
        body = linker.township_body(clean(row.get("name", "")), division)
        return body if body < linker.book.first_department else -1
    if division < 0:
        return -1
    return division + (size if kind == "PARTY_COMMITTEE" else 0)


def _hang(linker: Linker, row: Row) -> None:
    """A row that is the Party organization of another body."""
    owner = row.get("party_org_of", "")
    if owner:
        number = _end(linker, owner, row, "party_org_of")
        body_id = row.get("body_id") or row.get("id") or row.get("name", "")
        linker.book.party_of[number] = _end(linker, body_id, row, "body_id")


def add_changes(linker: Linker, rows: Iterable[Row]) -> None:
    """Record what became of bodies."""
    for row in rows:
        kind = row.get("kind", "")
        if kind not in CHANGE_KINDS:
            raise DatasetError(
                f"{where(row)}: unknown kind {kind!r}{nearest(kind, CHANGE_KINDS)}",
                f"{where(row)}：没有“{kind}”这一类变动{nearest_zh(kind, CHANGE_KINDS)}",
            )
        giver = row.get("from") or row.get("from_id") or ""
        taker = row.get("to") or row.get("to_id") or ""
        linker.book.changes.append(
            Change(
                on=_day(row, "date", ALWAYS),
                kind=kind,
                giver=_end(linker, giver, row, "from") if giver else -1,
                taker=_end(linker, taker, row, "to") if taker else -1,
                concerns=row.get("concerns", ""),
                where=where(row),
            )
        )
    date_by_changes(linker.book)


def date_by_changes(book: BodyBook) -> None:
    """Give bodies the days that `changes` gives them.

    What was renamed, merged, split or abolished has ended; what a renaming or a
    founding made begins with it. Days in `bodies` go before. A new name of one body
    gives it no day, and a Party organization lives as long as its owner.
    """
    spans: dict[int, tuple[date, date]] = {}
    for change in book.changes:
        if change.giver == change.taker or max(change.giver, change.taker) >= PARTY_ORG:
            continue
        if change.giver >= 0 and change.kind in _ENDS:
            since, until = spans.get(change.giver, (ALWAYS, FOREVER))
            spans[change.giver] = since, min(until, change.on)
        if change.taker >= 0 and change.kind in _BEGINS:
            since, until = spans.get(change.taker, (ALWAYS, FOREVER))
            spans[change.taker] = max(since, change.on), until
    for number, (since, until) in spans.items():
        book.date(number, since, until)


def _end(linker: Linker, text: str, row: Row, column: str) -> int:
    """The body that an end of a row names, by id or name."""
    found = body_number(linker.book, text)
    if found is None:
        mention = linker.link(text, None, party=True)
        found = mention if mention >= 0 else None
    bearers = linker.book.names.get(clean(text), [])
    if found is None and len(bearers) > 1:
        ids = ", ".join(i for i, n in linker.book.by_id.items() if n in bearers)
        raise DatasetError(
            f"{where(row)}, column {column}: {text!r} is the name of several bodies "
            f"({ids}); write the id of the one that is meant",
            f"{where(row)}，{column} 列：“{text}”是几个机构的名称（{ids}）；请写所指机构的编号",
        )
    if found is None:
        raise DatasetError(
            f"{where(row)}, column {column}: {text!r} is neither the id nor the name of "
            f"a body{nearest(text, list(linker.book.by_id))}",
            f"{where(row)}，{column} 列：“{text}”既不是机构的编号，也不是机构的名称"
            f"{nearest_zh(text, list(linker.book.by_id))}",
        )
    return found


def body_number(book: BodyBook, text: str) -> int | None:
    """The number of a body id in any of its forms, None if it is none."""
    if text in book.by_id:
        return book.by_id[text]
    if text.startswith("PARTY_ORG:"):
        owner = body_number(book, text.removeprefix("PARTY_ORG:"))
        return None if owner is None else book.party_of.get(owner, owner | PARTY_ORG)
    kind, _, code = text.partition("@")
    table = book.divisions
    if kind in ("SOPWB", "PARTY_COMMITTEE") and code in table.number:
        return table.number[code] + (len(table) if kind == "PARTY_COMMITTEE" else 0)
    if kind == "TOWNSHIP_PARTY_ORG" and code in table.township_codes:
        return 2 * len(table) + table.township_codes.index(code)
    names = book.names.get(clean(text), [])
    return names[0] if len(names) == 1 else None


def ties_of(
    rows: Iterable[Row], linker: Linker, org_ids: pl.Series
) -> tuple[tuple[Tie, ...], tuple[BodyTie, ...]]:
    """`from` leads or acts, `to` is led, whatever the verb; `until` is exclusive."""
    found = tuple(rows)
    ends = {row.get("to") or row.get("to_id") or "" for row in found}
    hits = (
        org_ids.to_frame("id")
        .with_row_index("n")
        .filter(pl.col("id").is_in(list(ends)))
    )
    position = dict(zip(hits["id"], hits["n"], strict=True)) if found else {}
    ties: list[Tie] = []
    between: list[BodyTie] = []
    for row in found:
        relation = row.get("relation", "")
        known = relation in RELATIONS or relation.startswith("APPROVES_")
        if not known:
            raise DatasetError(
                f"{where(row)}: unknown relation {relation!r}{nearest(relation, RELATIONS)}",
                f"{where(row)}：没有“{relation}”这种关系{nearest_zh(relation, RELATIONS)}",
            )
        start, end = (
            row.get("from") or row.get("from_id") or "",
            row.get("to") or row.get("to_id") or "",
        )
        since = number_of(_day(row, "since", ALWAYS))
        until = number_of(_day(row, "until", FOREVER))
        upper = _end(linker, start, row, "from")
        if end in position:
            ties.append(Tie(position[end], upper, relation, since, until, where(row)))
        else:
            lower = _end(linker, end, row, "to")
            between.append(BodyTie(upper, lower, relation, since, until, where(row)))
    return tuple(ties), tuple(between)
