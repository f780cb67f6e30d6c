"""Proofs: why an organization has its verdict, complete enough to be checked by hand.

In: a resolution and an organization. Out: a `Proof`: verdict, leader, chain, rule with
its quote, the cells it rests on, every earlier rule with the reason it did not apply.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from graphmodel.agreement import AGREEMENT_CODES
from graphmodel.candidates import candidates_at
from graphmodel.citation import Citation
from graphmodel.duties.obligations import Owed, duties_of
from graphmodel.leaders import VERDICT_CODES
from graphmodel.meant import Meant, meant_by, measures_in, permitted_by
from graphmodel.note_words import NoteShown, notes_shown
from graphmodel.open_cases import OpenCase, cases_of
from graphmodel.provisions import Definition
from graphmodel.reasons import reason_of
from graphmodel.relations import Relation, around, beside_chain, guides, record_of
from graphmodel.resolution import Resolution
from graphmodel.rulebook import Rule
from graphmodel.search import body_by_id, find_body, find_organization
from graphmodel.whynot import WhyNot
from graphmodel.whynot import why_not as why_not_body
from graphmodel.witness import (
    FactUsed,
    Seen,
    Tried,
    Witness,
    earlier_rules,
    facts_used,
    level_of,
)
from graphmodel.wording import Words


@dataclass(frozen=True)
class Beside:
    """A body that guides or stands beside the leader, with its relation."""

    body: Seen
    relation: str


@dataclass(frozen=True)
class Declaration:
    """What the charter or the annual report declares."""

    state: str
    body: Seen | None
    candidates: tuple[Seen, ...]


@dataclass(frozen=True)
class Proof:
    """Why one organization has its verdict on a date.

    `leader` is None where nobody leads; `chain` then is that of the body that would.
    `derived` is what the rules alone name. Coordinates: `row` is the record (heading
    = 1), `line` the physical line. `scopes` are the sentences that mean it or leave it
    out, `permitted` those by which an adopted document may decide, `measures` the
    words without a number in the sentences of its rule and relations.
    """

    as_of: date
    position: int
    org_id: str
    name: str
    division: str
    level: str
    file: str
    row: int
    line: int
    verdict: str
    reason: Words
    leader: Seen | None
    relation: str
    basis: str
    attested: bool | None
    chain: tuple[Seen, ...]
    chain_state: str
    rule: Rule | None
    derived: Seen | None
    derived_rule: Rule | None
    declared: Declaration | None
    agreement: str
    missing_field: str
    candidates: tuple[Seen, ...]
    guides: tuple[Beside, ...]
    relations: tuple[Relation, ...]
    duties: tuple[Owed, ...]
    scopes: tuple[Meant, ...]
    permitted: tuple[Definition, ...]
    measures: tuple[Definition, ...]
    facts: tuple[FactUsed, ...]
    earlier: tuple[Tried, ...]
    notes: tuple[NoteShown, ...]
    open_cases: tuple[OpenCase, ...]
    rulebooks: tuple[str, ...]
    why_not: WhyNot | None = None


def explain(
    resolution: Resolution, organization: str | int, why_not: str = ""
) -> Proof:
    """The proof of one organization, by id, name or position.

    `why_not` names a body (id or name): the proof then says why it does not lead.
    Raises UnknownError where the organization or the body is none or several.
    """
    position = find_organization(resolution.world, organization)
    witness = Witness(resolution, position)
    proof = _prove(witness)
    if not why_not:
        return proof
    body = find_body(resolution, why_not, _as_written(witness))
    leader, chain = (
        int(resolution.leaders.body[position]),
        _chain(witness, proof.verdict),
    )
    rivals, relations = _candidates(witness), proof.relations
    asked = why_not_body(witness, body, leader, chain[1:], rivals, relations)
    return replace(proof, why_not=asked)


def _prove(witness: Witness) -> Proof:
    resolution, at, outcome = witness.resolution, witness.position, witness.outcome
    found, world = resolution.leaders, resolution.world
    body, verdict = int(found.body[at]), VERDICT_CODES[found.verdict[at]]
    chain, division = _chain(witness, verdict), witness.number("division")
    judged, relations = verdict not in ("", "OUT_OF_SCOPE"), around(witness)
    notes = tuple(notes_shown(witness, int(found.notes[at])))
    return Proof(
        as_of=resolution.as_of,
        position=at,
        org_id=world.organizations["org_id"][at],
        name=world.organizations["name"][at],
        division=world.bodies.divisions.codes[division] if division >= 0 else "",
        level=level_of(witness),
        file=world.source_of(at)[0].file,
        row=witness.number("row"),
        line=witness.line,
        verdict=verdict,
        reason=reason_of(witness, verdict, chain[1:]),
        leader=witness.seen(body),
        relation=_relation(witness) if body >= 0 else "",
        basis=outcome.basis if body >= 0 else "",
        attested=bool(found.attested[at]) if body >= 0 else None,
        chain=witness.all_seen(chain[1:]),
        chain_state=resolution.hierarchy.state(chain[0]).name if chain else "",
        rule=outcome.rule if judged else None,
        derived=witness.seen(int(found.named[at])) if judged else None,
        derived_rule=outcome.derived.rule if judged else None,
        declared=_declaration(witness),
        agreement=AGREEMENT_CODES[found.agreement[at]],
        missing_field=outcome.derived.missing if verdict == "MISSING_DATA" else "",
        candidates=witness.all_seen(_candidates(witness)),
        guides=tuple(_guides(witness)) if body >= 0 else (),
        relations=relations,
        duties=duties_of(witness),
        scopes=meant_by(witness),
        permitted=permitted_by(witness) if judged else (),
        measures=measures_in(witness, _cited(outcome.derived.rule, relations)),
        facts=tuple(facts_used(witness)),
        earlier=tuple(earlier_rules(witness)) if judged else (),
        notes=notes,
        open_cases=cases_of(witness, verdict, notes),
        rulebooks=tuple(dict.fromkeys(b for r in witness.regimes for b in r.rulebooks)),
    )


def _cited(rule: Rule | None, relations: Iterable[Relation]) -> Iterator[Citation]:
    """The sentences of the rule and of the relations."""
    if rule:
        yield rule.citation
    yield from (relation.citation for relation in relations if relation.citation)


def _chain(witness: Witness, verdict: str) -> tuple[int, ...]:
    """The leader, or the body whose chain is broken, and all that stands above it."""
    top = int(witness.resolution.leaders.body[witness.position])
    if verdict in ("CYCLE", "DETACHED"):
        top = _would_lead(witness)
    return (top, *witness.resolution.hierarchy.chain(top)) if top >= 0 else ()


def _as_written(witness: Witness) -> dict[str, int]:
    """The bodies that its cells name, by the text of the cell."""
    columns = {
        "supervisor": "supervisor",
        "former_supervisor": "former",
        "declared_leader": "declared",
        "declared_upper": "upper",
        "registration_authority": "registrar_body",
    }
    found = {}
    for column, mention in columns.items():
        bodies = witness.mentioned(witness.number(mention))
        if len(bodies) == 1 and witness.text(column):
            found[witness.text(column).strip()] = bodies[0]
    return found


def _would_lead(witness: Witness) -> int:
    """The body that would lead if its chain held: declared, else named by the rule."""
    outcome = witness.outcome
    if outcome.basis == "DECLARED":
        return witness.declared_body
    return int(witness.resolution.leaders.named[witness.position])


def _relation(witness: Witness) -> str:
    rule = witness.outcome.rule
    return rule.relation if rule else "LEADS"


def _candidates(witness: Witness) -> tuple[int, ...]:
    """Who might lead where nobody can be named: the bodies that `resolve` lists."""
    ids = candidates_at(witness.resolution, witness.position)
    return tuple(body_by_id(witness.resolution.world.bodies, i) for i in ids)


def _declaration(witness: Witness) -> Declaration | None:
    """What is declared, where anything is."""
    at = witness.position
    mentions = [
        int(witness.resolution.situation.declaration.mention[at]),
        witness.number("declared"),
        witness.number("upper"),
    ]
    bodies = tuple(dict.fromkeys(b for m in mentions for b in witness.mentioned(m)))
    state = str(witness.profile["declared"])
    itself = any(
        bool(witness.resolution.world.organizations[f"{column}_self"][at])
        for column in ("declared", "upper")
    )
    if state == "none" and not bodies and not itself:
        return None
    return Declaration(
        "ignored" if state == "none" else state,
        witness.seen(witness.declared_body),
        witness.all_seen(bodies),
    )


def _guides(witness: Witness) -> Iterator[Beside]:
    """The weak relations of the rule, and who stands beside the chain (M11)."""
    record = record_of(witness)
    for relation in (*guides(record), *beside_chain(record)):
        yield from (
            Beside(seen, relation.code)
            for seen in witness.all_seen((relation.source.body,))
        )
