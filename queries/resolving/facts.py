"""The facts of organizations as Cypher: one expression each.

In: regimes. Out: the facts that their rules and notes ask; others cannot change a
verdict and are left out. Names as in `judge.cypher`: o is the organization.
"""

from collections.abc import Iterable, Mapping, Sequence

from graphmodel.decision import TRIED
from graphmodel.declarations import SHENZHEN_NOTICE
from graphmodel.facts import DOMAINS, FIELD_OF, OPEN_SUPERVISORS
from graphmodel.provisions import Conditions, Duty
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.regimes import NATION, Regime
from graphmodel.requested import CIVIL_AFFAIRS
from queries.resolving.words import all_of, among, day, text, texts

#: Facts that are worked out before any that rules ask.
ALWAYS = ("supervisor", "decoupled")
#: The fact that has statements of its own, where rules ask it.
EARLIER = "earlier_party_org"
_ENDS_CIVIL = " OR ".join(
    f"supervising.name ENDS WITH {text(w)}" for w in CIVIL_AFFAIRS
)

#: Facts that are not a property of the organization as it is.
_WORKED_OUT: Mapping[str, str] = {
    "former_supervisor": "CASE WHEN former IS NULL THEN 'none' "
    "WHEN former.id = 'sasac' THEN 'sasac' ELSE 'other' END",
    "supervisor_is": "CASE WHEN supervising.id = 'mca' THEN 'mca' "
    f"WHEN supervising.kind = 'SUPERVISOR' AND ({_ENDS_CIVIL}) THEN 'civil_affairs' "
    "ELSE 'other' END",
    "channel": "CASE WHEN former.channel <> '' THEN former.channel ELSE 'other' END",
    "society": "CASE WHEN o.category = 'association' THEN 'yes' ELSE 'no' END",
    "profession": "coalesce(o.profession, 'none')",
    EARLIER: EARLIER,
}

#: Facts that only duties ask and that no property holds.
_OF_DUTIES: Mapping[str, str] = {
    "supervisor": "profile.supervisor",
    "decoupled": "profile.decoupled",
    "life": "CASE WHEN $as_of < o.registered THEN 'early' "
    "WHEN profile.counted = 'not_counted' THEN 'ended' ELSE 'live' END",
    "upper_line": "CASE WHEN elsewhere THEN 'elsewhere' END",
    "newly_registered": "CASE WHEN o.registered IS NULL THEN 'unknown' "
    "WHEN o.registered > $as_of - duration({days: 365}) AND o.registered <= $as_of "
    "THEN 'yes' ELSE 'no' END",
    "affiliation": "CASE WHEN profile.declared = 'none' AND profile.supervisor = 'several' "
    "OR profile.declared = 'conflict' THEN 'several' ELSE 'one' END",
}
#: A reference that rests on a fact asks for it as well.
_RESTS_ON = {
    "locality domicile": ("locality", "none"),
    "itself registration_authority": ("registrar", "no"),
    "industry_authority sector": ("sector", "unknown"),
}


def asked(regimes: Sequence[Regime]) -> tuple[str, ...]:
    """The facts that rules and notes in force ask, besides ALWAYS."""
    asking = [rule.when for regime in regimes for rule in regime.rules]
    asking += [remark.when for regime in regimes for remark in regime.remarks]
    found = {fact for when in asking for fact in when}
    pointing = {r.leader for regime in regimes for r in regime.rules if r.leader}
    found |= {_RESTS_ON[" ".join(p)][0] for p in pointing if " ".join(p) in _RESTS_ON}
    return tuple(fact for fact in DOMAINS if fact in found and fact not in ALWAYS)


def expression(fact: str) -> str:
    """How a fact of an organization, o, is found."""
    return _WORKED_OUT.get(fact, f"o.{fact}")


def entries(facts: Iterable[str]) -> list[str]:
    """Each fact as an entry of a map."""
    return [f"{fact}: {expression(fact)}," for fact in facts]


def tried(facts: Iterable[str]) -> list[str]:
    """Those that may be unknown as entries of a map, by the name of the trial."""
    return [", ".join(f"{fact}: each_{fact}" for fact in may_be_unknown(facts))]


def may_be_unknown(facts: Iterable[str]) -> tuple[str, ...]:
    """Those that may be unknown, in the order in which their values are tried."""
    chosen = {*ALWAYS, *facts}
    return tuple(f for f, values in DOMAINS.items() if f in chosen and None in values)


def worlds(facts: Iterable[str]) -> list[str]:
    """One row for each way in which what is unknown could turn out."""
    return [
        f"UNWIND CASE WHEN profile.{fact} IS NULL THEN {texts(_values(fact))} "
        f"ELSE [profile.{fact}] END AS each_{fact}"
        for fact in may_be_unknown(facts)
    ]


def _values(fact: str) -> tuple[str, ...]:
    return TRIED.get(fact, tuple(value for value in DOMAINS[fact] if value))


def lacking(facts: Iterable[str]) -> list[str]:
    """The field without which a rule that holds cannot name the leader."""
    known = set(facts)
    still_open = [
        f"WHEN left_open AND world.supervisor = {text(state)} THEN {text(field)}"
        for state, field in OPEN_SUPERVISORS.items()
    ]
    return still_open + [
        f"WHEN rule.leader = {text(leader)} AND world.{fact} = {text(value)} "
        f"THEN {text(FIELD_OF[fact])}"
        for leader, (fact, value) in _RESTS_ON.items()
        if fact in known
    ]


def fields() -> list[str]:
    """The column that would make each unknown fact known."""
    open_ = " ".join(
        f"WHEN {text(state)} THEN {text(field)}"
        for state, field in OPEN_SUPERVISORS.items()
    )
    plain = FIELD_OF["supervisor"]
    return [
        f"WHEN 'supervisor' THEN CASE profile.supervisor {open_} ELSE {text(plain)} END",
        *(
            f"WHEN {text(fact)} THEN {text(field)}"
            for fact, field in FIELD_OF.items()
            if fact != "supervisor"
        ),
    ]


def notice() -> str:
    """The day from before which an earlier Party organization is."""
    return day(SHENZHEN_NOTICE)


def duties(
    standing: Sequence[Duty], regimes: Sequence[Regime], facts: Iterable[str]
) -> list[str]:
    """The notes that breaches of duties raise."""
    known = set(facts)
    found = [_duty(duty, known, []) for duty in standing if duty.note]
    for number, regime in enumerate(regimes):
        unplaced = " OR regime IS NULL" if regime.jurisdiction == NATION else ""
        bound = f"(regime = {number}{unplaced})"
        found += [_duty(d, known, [bound]) for d in regime.duties if d.note]
    return found


def _duty(duty: Duty, known: set[str], bound: list[str]) -> str:
    conditions = all_of([*bound, *_shown(duty.shown_by, known)])
    return f"+ CASE WHEN {conditions} THEN [{text(duty.note)}] ELSE [] END"


def _shown(when: Conditions, known: set[str]) -> list[str]:
    return [among(_known(fact, known), ok) for fact, ok in when.items()]


def _known(fact: str, known: set[str]) -> str:
    """A fact where duties ask it; what no file tells is unknown."""
    if fact in _OF_DUTIES:
        return _OF_DUTIES[fact]
    if fact in known:
        return f"coalesce(profile.{fact}, 'unknown')"
    if fact in RECORD_FACTS or fact not in _WORKED_OUT:
        return f"coalesce(o.{fact}, 'unknown')"
    return f"({_WORKED_OUT[fact].replace('supervising', 'member.supervising')})"
