"""On which of the undecided cases a verdict, a note or a finding rests.

In: an organization of a resolution, or a cause. Out: the cases. What they say is told by
reports, once for all that rest on them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.cause_keys import PLACE_PAIRS
from graphmodel.causes import Cause
from graphmodel.decision import Outcome
from graphmodel.ground import Ground
from graphmodel.note_words import NoteShown
from graphmodel.undecided import DECLARATION, Asked, Sign, Undecided
from graphmodel.vocabulary import KINDS
from graphmodel.witness import Witness

#: Notes whose bodies are those named in the cell, not the one that leads.
_AS_WRITTEN = frozenset({"STALE_NAME", "TRANSFERRED"})


@dataclass(frozen=True)
class OpenCase:
    """A case on which an organization's verdict or notes rest (`codes`)."""

    case: Undecided
    codes: tuple[str, ...]


def cases_of(
    witness: Witness, verdict: str, notes: Iterable[NoteShown]
) -> tuple[OpenCase, ...]:
    """The cases on which the verdict and the notes of one organization rest."""
    shown = tuple(notes)
    asked = [_asked(witness, code) for code in (verdict, *(n.code for n in shown))]
    found = []
    for case in witness.resolution.world.cases:
        codes = [
            a.code
            for a in asked
            if any(s.stands(a) and _matches(witness, s) for s in case.signs)
        ]
        codes += [note.code for note in shown if note.case == case.id]
        if codes:
            found.append(OpenCase(case, tuple(dict.fromkeys(codes))))
    return tuple(found)


def cases_of_cause(
    ground: Ground, cause: Cause, remarked: Iterable[str] = ()
) -> tuple[Undecided, ...]:
    """The cases on which a finding rests; `remarked` are those that rulebooks name."""
    named = frozenset(remarked)
    asked = _asked_of_cause(ground, cause)
    return tuple(
        case
        for case in ground.resolution.world.cases
        if case.id in named
        or any(sign.stands(asked) for sign in case.signs if not sign.of_a_row)
    )


def rule_of(outcome: Outcome) -> str:
    """The id of the rule that decided; DECLARATION where a charter did."""
    if outcome.basis == "DECLARED":
        return DECLARATION
    return outcome.derived.rule.id if outcome.derived.rule else ""


def _asked(witness: Witness, code: str) -> Asked:
    bodies = tuple(body for body in _bodies_of(witness, code) if body >= 0)
    missing = witness.outcome.derived.missing
    pair = witness.number("place_pair") if code == "PLACE_DIFFERS" else -1
    book = witness.resolution.world.bodies
    return Asked(
        code=code,
        rule=rule_of(witness.outcome),
        on=witness.resolution.as_of,
        profiles=(witness.profile,),
        kinds=frozenset(_kinds(book, bodies)) or _kind_of_reference(witness),
        bodies=frozenset(book.id(body) for body in bodies),
        origins=frozenset(book.origin(body & ~PARTY_ORG) for body in bodies),
        fields=frozenset(PLACE_PAIRS[pair] if pair >= 0 else (missing,)),
    )


def _bodies_of(witness: Witness, code: str) -> Iterator[int]:
    """The bodies that a verdict or a note is about."""
    found, at = witness.resolution.leaders, witness.position
    if code in _AS_WRITTEN:
        declaration = int(witness.resolution.situation.declaration.mention[at])
        declared = witness.outcome.basis == "DECLARED"
        mention = declaration if declared else witness.number("supervisor")
        yield from witness.mentioned(mention)
    elif int(found.body[at]) >= 0:
        yield int(found.body[at])
    elif witness.outcome.basis == "DECLARED":
        yield witness.declared_body
    else:
        yield int(found.named[at])


def _kinds(bodies: Bodies, numbers: Iterable[int]) -> Iterator[str]:
    return (bodies.kind(body) for body in numbers)


def _kind_of_reference(witness: Witness) -> frozenset[str]:
    """The kind of body that a rule asks for, where it names none."""
    reference = witness.outcome.derived.leader
    kinds = {"party_org_of": "PARTY_ORG", "itself": "SUPERVISOR"}
    return frozenset({kinds.get(reference[0], "")} if reference else ())


def _matches(witness: Witness, sign: Sign) -> bool:
    """Whether the row is as a sign asks: its cells, the front of its division's code."""
    division = witness.number("division")
    codes = witness.resolution.world.bodies.divisions.codes
    place = codes[division] if division >= 0 else ""
    return place.startswith(sign.division) and all(
        re.search(pattern, witness.text(column).strip())
        for column, pattern in sign.cells.items()
    )


def _asked_of_cause(ground: Ground, cause: Cause) -> Asked:
    matter, resolution = cause.matter, ground.resolution
    bodies = tuple(b for b in matter.bodies if b >= 0)
    if cause.code in _AS_WRITTEN:
        bodies = bodies[:1]
    words = frozenset(matter.words)
    profiles = {int(resolution.profile[at]) for at in cause.positions}
    decided = ground.outcome(cause.positions[0]) if cause.positions else None
    rule = matter.rule.rpartition("/")[2] or (rule_of(decided) if decided else "")
    return Asked(
        code=cause.code,
        rule=rule,
        on=resolution.as_of,
        profiles=tuple(resolution.profiles[n] for n in sorted(profiles)),
        kinds=frozenset(_kinds(ground.bodies, bodies)) | (words & KINDS.keys()),
        bodies=frozenset(ground.body_id(body) for body in bodies),
        origins=frozenset(ground.bodies.origin(body & ~PARTY_ORG) for body in bodies),
        fields=words | {matter.field},
    )
