"""Mutations of rulebooks, made mechanically from their TOML tables.

A mutation is one small mistake: a rule dropped, written twice, moved, widened,
narrowed, misdated, misplaced or misquoted. Examples are never touched: they are what
a rule is held against.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphmodel.facts import DOMAINS
from graphmodel.vocabulary import RELATIONS

Table = dict[str, Any]
Tables = Mapping[str, Table]
NOWHERE, NOBODY = "X99", "no-such-body"
#: Facts that a narrowed rule asks besides its own, and the value it keeps.
NARROWER = {"level": ["nation", "province", "prefecture"], "association": "no"}


@dataclass(frozen=True)
class Mutation:
    """A changed table of one rulebook; `name` says what was done, and is unique."""

    name: str
    rulebook: str
    table: Table


def mutations(tables: Tables) -> Iterator[Mutation]:
    """Every mutation of every rulebook that has rules."""
    for book, table in tables.items():
        if table.get("rule"):
            for name, changed in (
                *_of_head(table),
                *_of_rules(table),
                *_of_notes(table),
            ):
                yield Mutation(f"{book}: {name}", book, changed)


def _year(day: date, step: int) -> date:
    return day.replace(year=day.year + step)


def _of_head(table: Table) -> Iterator[tuple[str, Table]]:
    """The document misdated by a year either way, its dates exchanged, its seat lost."""
    head = table["rulebook"]
    for field in ("valid_from", "valid_to", "adopt_until"):
        for step in (-1, 1) if field in head else ():
            yield (
                f"{field} {step:+d} year",
                _with(table, "rulebook", None, field, _year(head[field], step)),
            )
    if "valid_from" in head:
        changed = _with(
            table, "rulebook", None, "valid_from", head.get("valid_to", date.max)
        )
        changed["rulebook"]["valid_to"] = head["valid_from"]
        yield "valid_from and valid_to exchanged", changed
    if "amends" in head:
        yield "amends nothing", _with(table, "rulebook", None, "amends", NOWHERE)


def _with(table: Table, kind: str, n: int | None, field: str, value: object) -> Table:
    """A copy with one field of a table changed; None takes it away."""
    changed = copy.deepcopy(table)
    at = changed[kind] if n is None else changed[kind][n]
    if value is None:
        del at[field]
    else:
        at[field] = value
    return changed


def _of_rules(table: Table) -> Iterator[tuple[str, Table]]:
    for n, rule in enumerate(table["rule"]):
        name = rule["id"] + (f" ({rule['part']})" if "part" in rule else "")
        for what, changed in (
            *_places(table, n),
            *_conditions(table, n),
            *_dates(table, n),
            *_texts(table, n),
            *_leaders(table, n),
        ):
            yield f"{name}: {what}", changed


def _places(table: Table, n: int) -> Iterator[tuple[str, Table]]:
    """Dropped, written twice, behind its neighbour, before or after something else."""
    rules, rule = table["rule"], table["rule"][n]
    yield "dropped", {**table, "rule": rules[:n] + rules[n + 1 :]}
    twin = {**rule, "id": rule["id"] + "X"}
    yield "written twice", {**table, "rule": [*rules[: n + 1], twin, *rules[n + 1 :]]}
    yield "under another id", _with(table, "rule", n, "id", rule["id"] + "X")
    if n + 1 < len(rules):
        pair = [rules[n + 1], rule]
        yield (
            "behind its neighbour",
            {**table, "rule": rules[:n] + pair + rules[n + 2 :]},
        )
    if n + 2 < len(rules):
        yield "at the end", {**table, "rule": [*rules[:n], *rules[n + 1 :], rule]}
    for field in ("before", "after", "replaces"):
        if field in rule:
            yield f"{field} nothing", _with(table, "rule", n, field, NOWHERE)
            yield f"{field} dropped", _with(table, "rule", n, field, None)
    if "before" in rule:
        turned = {k: v for k, v in rule.items() if k not in ("before", "after")}
        turned["after"] = rule["before"]
        yield "after instead of before", _replaced(table, n, turned)
        turned = {**turned, "replaces": rule["before"]}
        del turned["after"]
        yield "replaces instead of before", _replaced(table, n, turned)
    if "replaces" in rule:
        turned = {k: v for k, v in rule.items() if k != "replaces"}
        turned["before"] = rule["replaces"]
        yield "before instead of replaces", _replaced(table, n, turned)


def _replaced(table: Table, n: int, rule: Table) -> Table:
    return {**table, "rule": [*table["rule"][:n], rule, *table["rule"][n + 1 :]]}


def _conditions(table: Table, n: int) -> Iterator[tuple[str, Table]]:
    """Wider by a fact or a value, narrower by a value or a fact."""
    when = table["rule"][n].get("when", {})
    for fact, value in when.items():
        allowed = value if isinstance(value, list) else [value]
        less = {f: v for f, v in when.items() if f != fact}
        yield f"wider without {fact}", _with(table, "rule", n, "when", less)
        for more in (v for v in DOMAINS[fact] if v and v not in allowed):
            wider = {**when, fact: [*allowed, more]}
            yield f"wider, {fact} = {more}", _with(table, "rule", n, "when", wider)
        for gone in allowed if len(allowed) > 1 else ():
            rest = {**when, fact: [v for v in allowed if v != gone]}
            yield (
                f"narrower, not {fact} = {gone}",
                _with(table, "rule", n, "when", rest),
            )
    for fact, value in NARROWER.items():
        if fact not in when:
            narrow = {**when, fact: value}
            yield f"narrower, {fact} asked", _with(table, "rule", n, "when", narrow)


def _dates(table: Table, n: int) -> Iterator[tuple[str, Table]]:
    """Begins or ends outside its document's life, a year late, or the wrong way round."""
    head, rule = table["rulebook"], table["rule"][n]
    start, end = head.get("valid_from"), head.get("valid_to")
    if start:
        yield "since too early", _with(table, "rule", n, "since", _year(start, -1))
        yield "since a year late", _with(table, "rule", n, "since", _year(start, 1))
        yield "until before the start", _with(table, "rule", n, "until", start)
        yield "until after a year", _with(table, "rule", n, "until", _year(start, 1))
    if end:
        yield "until too late", _with(table, "rule", n, "until", _year(end, 5))
    for field in ("since", "until"):
        for step in (-1, 1) if field in rule else ():
            moved = _year(rule[field], step)
            yield f"{field} {step:+d} year", _with(table, "rule", n, field, moved)
        if field in rule:
            yield f"{field} dropped", _with(table, "rule", n, field, None)
    changed = _with(table, "rule", n, "since", date(2021, 1, 1))
    changed["rule"][n]["until"] = date(2020, 1, 1)
    yield "since after until", changed


def _texts(table: Table, n: int) -> Iterator[tuple[str, Table]]:
    """Citation, relation, verdict and what stands beside the leader."""
    rule = table["rule"][n]
    for field in ("quote", "article", "page", "part", "guides", "before_declaration"):
        if field in rule:
            yield f"{field} dropped", _with(table, "rule", n, field, None)
    yield "another article", _with(table, "rule", n, "article", rule["article"] + "9")
    if "page" in rule:
        yield "a page that is none", _with(table, "rule", n, "page", "n.n.")
    if "relation" in rule:
        for relation in ("WORK_GUIDES", "LEADS", "MANAGES", "RESPONSIBLE_FOR"):
            if relation != rule["relation"]:
                name = (
                    f"{relation} ({'strong' if RELATIONS[relation].strong else 'weak'})"
                )
                yield name, _with(table, "rule", n, "relation", relation)
        yield "relation dropped", _with(table, "rule", n, "relation", None)
    if "verdict" in rule:
        yield "another verdict", _with(table, "rule", n, "verdict", "NO_RULE")


def _leaders(table: Table, n: int) -> Iterator[tuple[str, Table]]:
    """Another leader, one that is not there, fewer or unknown candidates."""
    rule = table["rule"][n]
    if leader := rule.get("leader"):
        (key, *_) = leader
        yield "no leader", _with(table, "rule", n, "leader", None)
        unknown = {**leader, key: NOBODY}
        yield "an unknown leader", _with(table, "rule", n, "leader", unknown)
        for other in ({"kind": "SOPWB", "at": "registration"}, {"body": "cswd"}):
            if other != leader:
                name = next(iter(other.values()))
                yield f"{name} as leader", _with(table, "rule", n, "leader", other)
    for m, candidate in enumerate(rule.get("candidates", ())):
        rest = [c for c in rule["candidates"] if c != candidate]
        yield f"without candidate {m}", _with(table, "rule", n, "candidates", rest)
        unknown_one = [NOBODY if c == candidate else c for c in rule["candidates"]]
        yield (
            f"candidate {m} unknown",
            _with(table, "rule", n, "candidates", unknown_one),
        )


def _of_notes(table: Table) -> Iterator[tuple[str, Table]]:
    """Notes dropped, misdated, unbound, or for a rule that is not there."""
    for n, note in enumerate(table.get("note", ())):
        name = f"note {n} {note['code']} ({', '.join(note['rules'])})"
        notes = table["note"]
        yield f"{name}: dropped", {**table, "note": notes[:n] + notes[n + 1 :]}
        yield f"{name}: for no rule", _with(table, "note", n, "rules", [NOWHERE])
        yield f"{name}: another code", _with(table, "note", n, "code", "TRANSFERRED")
        if "when" in note:
            yield f"{name}: in every case", _with(table, "note", n, "when", {})
        for field in ("since", "until"):
            for step in (-1, 1) if field in note else ():
                moved = _year(note[field], step)
                yield (
                    f"{name}: {field} {step:+d} year",
                    _with(table, "note", n, field, moved),
                )
