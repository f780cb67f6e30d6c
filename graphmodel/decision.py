"""The decision for one profile: the first rule that holds, tried for every unknown.

In: a profile (facts of `facts.py`, None where unknown) and the regimes that may
apply. Out: an `Outcome`. The order of verdicts is that of semantics §6.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from graphmodel.facts import DOMAINS, FIELD_OF, OPEN_SUPERVISORS, Profile, Value
from graphmodel.regimes import Regime
from graphmodel.rulebook import Rule

#: What each way in which a supervisor can fail makes of a rule that points to it.
SUPERVISOR_VERDICTS = {
    "unborn": "MISSING_BODY",
    "ended": "ENDED_BODY",
    "several": "CONFLICT",
}
#: Values of an unknown supervisor that can change who leads.
TRIED = {"supervisor": ("none", "alive")}


@dataclass(frozen=True)
class Derivation:
    """What the rules say: a verdict, the rule that gave it, the field it lacks."""

    verdict: str
    rule: Rule | None = None
    missing: str = ""

    @property
    def leader(self) -> tuple[str, str] | None:
        """The reference to a leader, where the rule names one."""
        return self.rule.leader if self.rule and not self.missing else None


@dataclass(frozen=True)
class Outcome:
    """The verdict of a profile, and what the rules alone would have said."""

    verdict: str
    basis: str
    derived: Derivation
    remarks: tuple[str, ...] = ()

    @property
    def rule(self) -> Rule | None:
        """The rule that decided; none for a declaration."""
        return None if self.basis == "DECLARED" else self.derived.rule


NOTHING = Derivation("")


def decide(profile: Profile, regimes: Sequence[Regime], on: date) -> Outcome:
    """The outcome of one profile; `regimes` are those that may apply to it."""
    if profile["counted"] != "counted":
        verdict = "OUT_OF_SCOPE" if profile["counted"] == "out_of_scope" else ""
        return Outcome(verdict, "", NOTHING)
    derived = derive(profile, regimes, on)
    if derived.rule and derived.rule.before_declaration:
        return Outcome(derived.verdict, derived.rule.basis, derived)
    declared = profile["declared"]
    if declared != "none":
        verdicts = {"conflict": "CONFLICT", "ended": "ENDED_BODY", "alive": "LED"}
        return Outcome(verdicts[str(declared)], "DECLARED", derived)
    remarks = notes_of(derived, profile, regimes, on)
    basis = derived.rule.basis if derived.rule else "DERIVED"
    return Outcome(derived.verdict, basis, derived, remarks)


def derive(profile: Profile, regimes: Sequence[Regime], on: date) -> Derivation:
    """What the rules say of a profile, its unknown facts tried with each value."""
    found = [
        apply(regime, world, on)
        for regime in regimes or (None,)
        for world in worlds(profile)
    ]
    if len({(d.verdict, d.leader, d.missing) for d in found}) == 1:
        return found[0]
    return _missing(profile, regimes, found)


def worlds(profile: Profile) -> Iterator[dict[str, Value]]:
    """The profile once for each way in which its unknown facts could turn out."""
    unknown = [name for name in DOMAINS if profile[name] is None]
    domains = (TRIED.get(n, [v for v in DOMAINS[n] if v]) for n in unknown)
    for values in product(*domains):
        yield {**profile, **dict(zip(unknown, values, strict=True))}


def apply(regime: Regime | None, world: Profile, on: date) -> Derivation:
    """The first rule of a regime that holds in a world without unknown facts."""
    asked: Rule | None = None
    for rule in regime.rules if regime else ():
        if not rule.in_force(on):
            continue
        if rule.holds(world):
            if asked and world["supervisor"] not in rule.when.get("supervisor", ()):
                break
            return _follow(rule, world)
        asked = asked or (rule if _asks_who_supervises(rule, world) else None)
    if asked:
        return Derivation("MISSING_DATA", asked, _open_field(world))
    return Derivation("NO_RULE")


def _asks_who_supervises(rule: Rule, world: Profile) -> bool:
    """Where the supervisor is open, a rule that needs one stays open."""
    if not _open_field(world) or "supervisor" not in rule.when:
        return False
    return rule.holds({**world, "supervisor": rule.when["supervisor"][0]})


def _open_field(profile: Profile) -> str:
    """The field that would settle who supervises; empty where that is settled."""
    return OPEN_SUPERVISORS.get(str(profile["supervisor"]), "")


def _follow(rule: Rule, world: Profile) -> Derivation:
    """The rule's verdict, once the fact that its reference rests on is looked at."""
    match rule.leader:
        case ("party_org_of" | "itself", "supervisor"):
            failed = SUPERVISOR_VERDICTS.get(str(world["supervisor"]))
            return Derivation(failed or rule.verdict, rule)
        case ("locality", _) if world["locality"] == "none":
            return Derivation("MISSING_DATA", rule, FIELD_OF["locality"])
        case ("itself", "registration_authority") if world["registrar"] == "no":
            return Derivation("MISSING_DATA", rule, FIELD_OF["registrar"])
        case ("industry_authority", _) if world["sector"] == "unknown":
            return Derivation("MISSING_DATA", rule, FIELD_OF["sector"])
    return Derivation(rule.verdict, rule)


def _missing(
    profile: Profile, regimes: Sequence[Regime], found: Sequence[Derivation]
) -> Derivation:
    """MISSING_DATA for the first unknown fact, in rule order, that matters."""
    reached = {d.rule for d in found}
    for regime in regimes:
        for rule in regime.rules:
            if rule in reached:
                for name in rule.when:
                    if name == "supervisor" and _open_field(profile):
                        return Derivation("MISSING_DATA", rule, _open_field(profile))
                    if profile[name] is None:
                        return Derivation("MISSING_DATA", rule, FIELD_OF[name])
    first = next((d.rule for d in found if d.rule), None)
    return Derivation("MISSING_DATA", first, FIELD_OF["level"])


def notes_of(
    derived: Derivation, profile: Profile, regimes: Sequence[Regime], on: date
) -> tuple[str, ...]:
    """The codes of the notes that documents attach where a rule leads."""
    rule = derived.rule
    if derived.verdict != "LED" or rule is None:
        return ()
    codes = (
        remark.code
        for regime in regimes
        for remark in regime.remarks
        if remark.applies(rule.id, profile, on)
    )
    return tuple(dict.fromkeys(codes))


@dataclass(frozen=True)
class Step:
    """One rule tried on a profile, and why it did not apply (empty: it did)."""

    rule: Rule
    failed: str


def trace(profile: Profile, regime: Regime, on: date) -> tuple[Step, ...]:
    """Every rule of a regime in order, up to the one that holds, with the reason."""
    steps: list[Step] = []
    for rule in regime.rules:
        failed = "" if rule.in_force(on) else "in_force"
        if not failed:
            unmet = (n for n, ok in rule.when.items() if profile[n] not in ok)
            failed = next(unmet, "")
        steps.append(Step(rule, failed))
        if not failed:
            break
    return tuple(steps)
