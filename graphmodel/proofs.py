"""Proofs: why an organization has its verdict, complete enough to be checked by hand.

In: a resolution and an organization. Out: a `Proof`: verdict, leader, chain, rule with
its quote, the cells it rests on, every earlier rule with the reason it did not apply.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graphmodel.agreement import AGREEMENT_CODES
from graphmodel.bodies import PARTY_ORG
from graphmodel.candidates import candidates_of
from graphmodel.evidence import (
    FactUsed,
    Seen,
    Subject,
    Tried,
    earlier_rules,
    facts_used,
    level_of,
)
from graphmodel.hierarchy import Chain
from graphmodel.leaders import VERDICT_CODES
from graphmodel.reasons import NoteShown, notes_shown, reason_of
from graphmodel.resolution import Resolution
from graphmodel.rulebook import Rule
from graphmodel.search import find_body, find_organization
from graphmodel.whynot import WhyNot, why_not as why_not_body
from graphmodel.wording import Words

#: The Party group that is shown beside the chain of 民政部 (M11; semantics §5).
BESIDE = {"mca-organs-committee": ("mca-party-group", "UNIFIED_LEADS")}


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
    = 1), `line` the physical line.
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
    facts: tuple[FactUsed, ...]
    earlier: tuple[Tried, ...]
    notes: tuple[NoteShown, ...]
    rulebooks: tuple[str, ...]
    why_not: WhyNot | None = None


def explain(
    resolution: Resolution, organization: str | int, why_not: str = ""
) -> Proof:
    """The proof of one organization, by id, name or position.

    `why_not` names a body (id or name): the proof then says why it does not lead.
    Raises UnknownError where the organization or the body is none or several.
    """
    subject = Subject(resolution, find_organization(resolution.world, organization))
    at, outcome = subject.position, subject.outcome
    found, world = resolution.leaders, resolution.world
    body = int(found.body[at])
    top = body if body >= 0 else _would_lead(subject)
    chain = resolution.hierarchy.chain(top) if top >= 0 else ()
    verdict = VERDICT_CODES[found.verdict[at]]
    named = int(found.named[at])
    table = world.organizations
    deciding = outcome.rule if verdict else None
    return Proof(
        as_of=resolution.as_of,
        position=at,
        org_id=table["org_id"][at],
        name=table["name"][at],
        division=world.bodies.divisions.codes[d] if (d := subject.number("division")) >= 0 else "",
        level=level_of(subject),
        file=world.source_of(at)[0].file,
        row=subject.number("row"),
        line=subject.line,
        verdict=verdict,
        reason=reason_of(subject, verdict, chain),
        leader=subject.seen(body),
        relation=_relation(subject) if body >= 0 else "",
        basis=outcome.basis if body >= 0 else "",
        attested=bool(found.attested[at]) if body >= 0 else None,
        chain=tuple(_seen(subject, chain)),
        chain_state=resolution.hierarchy.state(top).name if top >= 0 else "",
        rule=deciding,
        derived=subject.seen(named),
        derived_rule=outcome.derived.rule,
        declared=_declaration(subject),
        agreement=AGREEMENT_CODES[found.agreement[at]],
        missing_field=outcome.derived.missing if verdict == "MISSING_DATA" else "",
        candidates=tuple(_seen(subject, candidates_of(subject, verdict))),
        guides=tuple(_guides(subject, chain)) if body >= 0 else (),
        facts=tuple(facts_used(subject)),
        earlier=tuple(earlier_rules(subject)) if verdict not in ("", "OUT_OF_SCOPE") else (),
        notes=tuple(notes_shown(subject, int(found.notes[at]))),
        rulebooks=tuple(dict.fromkeys(b for r in subject.regimes for b in r.rulebooks)),
        why_not=why_not_body(subject, find_body(resolution, why_not), body, chain)
        if why_not
        else None,
    )


def _would_lead(subject: Subject) -> int:
    """The body whose chain is shown where nobody leads: declared, else named by the rule."""
    if subject.outcome.verdict == "LED" and subject.outcome.basis == "DECLARED":
        return subject.declared_body
    return int(subject.resolution.leaders.named[subject.position])


def _relation(subject: Subject) -> str:
    rule = subject.outcome.rule
    return rule.relation if rule else "LEADS"


def _seen(subject: Subject, bodies: tuple[int, ...]) -> Iterator[Seen]:
    for body in bodies:
        seen = subject.seen(body)
        if seen:
            yield seen


def _declaration(subject: Subject) -> Declaration | None:
    """What is declared, where anything is."""
    at = subject.position
    mentions = [
        int(subject.resolution.situation.declaration.mention[at]),
        subject.number("declared"),
        subject.number("upper"),
    ]
    bodies = tuple(dict.fromkeys(b for m in mentions for b in subject.mentioned(m)))
    state = str(subject.profile["declared"])
    itself = any(
        bool(subject.resolution.world.organizations[f"{column}_self"][at])
        for column in ("declared", "upper")
    )
    if state == "none" and not bodies and not itself:
        return None
    return Declaration(
        "ignored" if state == "none" else state,
        subject.seen(subject.declared_body),
        tuple(_seen(subject, bodies)),
    )


def _guides(subject: Subject, chain: tuple[int, ...]) -> Iterator[Beside]:
    """The weak relations of the rule, for local organizations; the Party group of 民政部."""
    resolution, rule = subject.resolution, subject.outcome.rule
    bodies, division = resolution.world.bodies, subject.number("division")
    for guide in rule.guides if rule else ():
        zone = subject.number("zone")
        body = zone if zone >= 0 else division
        if guide.kind == "SOPWB" and division > 0 and resolution.standing.present(body):
            yield from (Beside(seen, guide.relation) for seen in _seen(subject, (body,)))
    for anchor, (beside, relation) in BESIDE.items():
        if bodies.by_id.get(anchor) in chain:
            party_group = (bodies.by_id[beside],)
            yield from (Beside(seen, relation) for seen in _seen(subject, party_group))


def broken_at(subject: Subject, body: int) -> int:
    """The body at which the chain of `body` breaks, -1 where it does not."""
    hierarchy = subject.resolution.hierarchy
    detached = hierarchy.state(body) == Chain.DETACHED
    return hierarchy.break_of(body) & ~PARTY_ORG if detached else -1
