"""Why a named body is not the leader of an organization.

In: what is known of the organization, a body. Out: every reason that is true, most
telling first. A body that leads gets one reason that says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphmodel.bodies import PARTY_ORG
from graphmodel.relations import Relation, relation_term
from graphmodel.rulebook import Rule
from graphmodel.search import body_by_id
from graphmodel.standing import State
from graphmodel.vocabulary import RELATIONS
from graphmodel.witness import Seen, Witness, why_not_applied
from graphmodel.wording import Words, leader_words, rule_named
from graphmodel.world import World


@dataclass(frozen=True)
class WhyNot:
    """The answer to "why not this body?"; `leads` where it is the leader after all."""

    body: Seen | None
    leads: bool
    reasons: tuple[Words, ...]


def why_not(
    witness: Witness,
    body: int,
    leader: int,
    chain: tuple[int, ...],
    candidates: tuple[int, ...] = (),
    relations: Iterable[Relation] = (),
) -> WhyNot:
    """Why `body` does not lead.

    `leader` (-1: nobody), its `chain`, the `candidates` and the `relations` of the
    organization are what was found.
    """
    if body == leader:
        same = Words("它就是领导机关", "it is the leader")
        return WhyNot(witness.seen(body), True, (same,))
    found = list(_reasons(witness, body, leader, chain))
    found += _related(body, relations)
    if body in candidates:
        found.append(_ONE_OF_SEVERAL)
    reasons = tuple(dict.fromkeys(found))
    nothing = Words(
        "没有一条适用的规则、也没有申报把该组织指向它",
        "no rule in force and no declaration points from the organization to it",
    )
    return WhyNot(witness.seen(body), False, reasons or (nothing,))


_ONE_OF_SEVERAL = Words(
    "它只是候选之一，没有依据在候选之间选定",
    "it is one of the candidates; nothing decides between them",
)


def _reasons(
    witness: Witness, body: int, leader: int, chain: tuple[int, ...]
) -> Iterator[Words]:
    yield from _not_there(witness, body)
    yield from _declared(witness, body)
    yield from _by_rules(witness, body, leader)
    if body in chain:
        yield Words(
            "它在领导链上位于领导机关之上，不直接领导该组织",
            "it stands above the leader in the chain and does not lead directly",
        )
    yield from _weak(witness, body)
    yield from _elsewhere(witness, body)


def _not_there(witness: Witness, body: int) -> Iterator[Words]:
    """A body that is not there on the date leads nobody."""
    bodies, on = witness.resolution.world.bodies, witness.resolution.as_of
    plain = body & ~PARTY_ORG
    state = State(int(witness.resolution.standing.state[plain]))
    record = bodies.record(plain)
    if state in (State.ENDED, State.FOLLOWED):
        end = f" {record.until}" if record else ""
        yield Words(f"它已于{end} 前撤销", f"it ended before{end or f' {on}'}")
    elif state == State.UNBORN:
        begin = f" {record.since}" if record else ""
        yield Words(
            f"它到{begin} 才成立", f"it begins only on{begin or ' a later day'}"
        )
    elif state == State.MISSING:
        yield Words(f"{on} 没有依据表明它存在", f"nothing shows that it exists on {on}")


def _declared(witness: Witness, body: int) -> Iterator[Words]:
    """A body that the organization declares, without being led by it; and the reverse."""
    if witness.profile["counted"] != "counted":
        yield Words("该组织当日不计入", "the organization is not counted on the date")
    declaration, at = witness.resolution.situation.declaration, witness.position
    named = set(witness.mentioned(int(declaration.mention[at])))
    for column in ("declared", "upper"):
        named |= set(witness.mentioned(witness.number(column)))
    state = witness.profile["declared"]
    if body in named and state == "alive":
        yield Words(
            "它被申报，但当日由别的机构承接，或者另一个申报的机构领导该组织",
            "it is declared, but on the date another body stands for it or leads by declaration",
        )
    elif body in named and state == "conflict":
        yield Words(
            "申报了不在一条线上的多个机构",
            "several bodies on different lines are declared",
        )
    elif body in named and state == "ended":
        yield Words("申报的机构已经撤销", "the body declared has ended")
    elif body in named:
        yield Words(
            "申报在当日尚未生效，或者不算申报",
            "the declaration does not count on the date",
        )
    elif state == "alive":
        yield Words(
            "章程申报了另一个存续的机构，申报先于规则",
            "another living body is declared, and a declaration goes before the rules",
        )


def _by_rules(witness: Witness, body: int, leader: int) -> Iterator[Words]:
    """Every rule of the regime that would name the body, and why it does not."""
    decided = witness.outcome.derived.rule
    passed = False
    for regime in witness.regimes:
        for rule in regime.rules:
            if _names(witness, rule, body):
                yield _why_rule(witness, rule, decided, passed, leader)
            passed = passed or rule == decided


def _why_rule(
    witness: Witness, rule: Rule, decided: Rule | None, passed: bool, leader: int
) -> Words:
    name = rule_named(rule)
    if rule == decided and rule.candidates:
        return Words(
            f"规则 {name.zh} 把它列为可能的领导机关之一，没有写明标准",
            f"rule {name.en} names it as one of several and gives no criterion",
        )
    if rule == decided:
        return Words(
            f"规则 {name.zh} 指向它，但结论由别处决定",
            f"rule {name.en} points to it, but something else decides",
        )
    reason = why_not_applied(witness, rule)
    if reason.zh:
        return Words(f"规则 {name.zh} 会指向它，但不适用：{reason.zh}",
                     f"rule {name.en} would name it but does not apply: {reason.en}")  # fmt: skip
    before = decided.id if decided and passed else ""
    return Words(
        f"规则 {name.zh} 会指向它，但 {before or '另一条规则'} 在先",
        f"rule {name.en} would name it, but {before or 'another rule'} comes first",
    )


def _names(witness: Witness, rule: Rule, body: int) -> bool:
    """Whether the reference of a rule comes to the body for this organization."""
    bodies = witness.resolution.world.bodies
    if rule.candidates:
        return body in {body_by_id(bodies, candidate) for candidate in rule.candidates}
    return rule.leader is not None and body == referred(witness, rule.leader)


def referred(witness: Witness, reference: tuple[str, str]) -> int:
    """The body that a reference names for this organization, -1 where none."""
    world, situation = witness.resolution.world, witness.resolution.situation
    supervisor = int(situation.supervisor[witness.position])
    match reference:
        case ("party_org_of", "supervisor"):
            return _party_org(world, supervisor)
        case ("party_org_of", "industry_authority"):
            return _party_org(world, witness.number("industry_body"))
        case ("party_org_of", _):
            return _party_org(world, witness.seated("department"))
        case ("itself", "supervisor"):
            return supervisor
        case ("itself", "former_supervisor"):
            return int(situation.former[witness.position])
        case ("itself", _):
            return witness.number("registrar_body")
        case ("SOPWB", _):
            zone = witness.number("zone")
            return zone if zone >= 0 else witness.number("division")
        case ("locality", _):
            return witness.number("locality_body")
        case ("industry_authority", _):
            return witness.number("industry_body")
        case ("recorded", _):
            return int(situation.declaration.earlier_body[witness.position])
        case ("composite", _):
            return witness.seated("composite")
        case ("industry_committee", _):
            return witness.seated("committee")
        case ("named", name):
            return world.named.get(name, -1)
        case (_, body_id):
            return world.bodies.by_id.get(body_id, -1)


def _party_org(world: World, body: int) -> int:
    return world.bodies.party_org(body) if body >= 0 else -1


def _weak(witness: Witness, body: int) -> Iterator[Words]:
    """What the body does for the organization without leading it."""
    situation, at = witness.resolution.situation, witness.position
    world = witness.resolution.world
    supervisors = {
        int(situation.supervisor[at]),
        *witness.mentioned(witness.number("supervisor")),
    }
    rule = witness.outcome.derived.rule
    if body in supervisors:
        yield _relation("BUSINESS_SUPERVISES")
    by_former = rule is not None and rule.leader == ("itself", "former_supervisor")
    if body == int(situation.former[at]) and not by_former:
        yield Words(
            "它是原业务主管单位；原业务主管单位不领导",
            "it is the former supervisor, which never leads",
        )
    if body == witness.number("registrar_body"):
        yield _relation("REGISTERS")
    guided = {g.relation for g in rule.guides if g.kind == "SOPWB"} if rule else set()
    if body == witness.number("division"):
        for code in sorted(guided):
            yield _relation(code)
    for tie in world.ties:
        if (
            tie.organization == at
            and tie.body == body
            and not RELATIONS[tie.relation].strong
        ):
            yield _relation(tie.relation)


def _related(body: int, relations: Iterable[Relation]) -> Iterator[Words]:
    """What a document or a row makes the body do for the organization: register it."""
    for relation in relations:
        own = relation.target.role == "organization" and relation.source.body == body
        if own and not relation.strong:
            yield _relation(relation.code)


def _relation(code: str) -> Words:
    term = relation_term(code)
    return Words(
        f"它与该组织的关系是“{term.zh}”（{code}），这种关系不构成领导",
        f"its relation to the organization is {code} ({term.en}), which never leads",
    )


def _elsewhere(witness: Witness, body: int) -> Iterator[Words]:
    """The same kind of body in another division."""
    bodies, division = witness.resolution.world.bodies, witness.number("division")
    rule = witness.outcome.derived.rule
    if bodies.kind(body) != "SOPWB" or division < 0 or body == division:
        return
    where = leader_words(rule).zh if rule and rule.leader else "登记地的机构"
    if bodies.divisions.inside(division, bodies.division(body)):
        yield Words(
            f"应由{where}领导，不上提到上级区划",
            "the body of the division of registration is meant, never lifted to a higher one",
        )
    else:
        yield Words("它属于另一个区划", "it belongs to another division")
