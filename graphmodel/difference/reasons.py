"""Why a verdict or a leader is another one: which rule, body or fact changed.

In: two outcomes, the profiles and regimes behind them, and what is written alike on
both sides. Out: a `Reason`. Judged once for each distinct combination: plain Python on
profiles. A fact counts as the reason where the verdict hangs on it: with its old value
the rules of today would say something else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from graphmodel.decision import Derivation, Outcome, derive
from graphmodel.facts import DOMAINS, Profile
from graphmodel.leaders import VERDICT_CODES
from graphmodel.requested import asks_civil_affairs
from graphmodel.resolution import Resolution

#: What was written alike on both sides, one bit each, in this order.
WRITTEN = (
    "supervisor",
    "declared",
    "declared_written",
    "upper_written",
    "former_supervisor",
    "level",
    "zone",
    "locality",
    "registrar",
    "sector",
    "would_lead",
    "in_time",
    "untransferred",
)
#: The facts that tell most, before the others in the order of DOMAINS.
_FIRST = ("decoupled", "supervisor", "level", "association", "community")
#: The facts that say something of the supervisor.
_OF_SUPERVISOR = frozenset({"supervisor", "supervisor_is"})
_BROKEN = frozenset({"CYCLE", "DETACHED"})
#: What a reference to a leader is read from, where that is not in its name.
_READ = {
    "SOPWB": ("level", "zone"),
    "composite": ("level",),
    "industry_committee": ("level", "profession"),
    "profession_authority": ("level", "profession"),
    "locality": ("locality",),
    "industry_authority": ("level", "sector"),
    "recorded": ("declared_written", "upper_written"),
    "registration_authority": ("registrar",),
    "supervisor": ("supervisor",),
    "former_supervisor": ("former_supervisor",),
}


@dataclass(frozen=True)
class Reason:
    """`kind`: fact, body, rule, transfer, relation, chain, leader, name or row.

    `subject` is the fact, or what names the body; of a chain its verdict, with the
    side on which it is broken.
    """

    kind: str
    subject: str = ""
    old_side: bool = False


@dataclass(frozen=True)
class Combination:
    """One distinct combination: numbers of profiles and verdicts, and what is alike."""

    old_profile: int
    new_profile: int
    old_verdict: int
    new_verdict: int
    alike: frozenset[str]


@dataclass(frozen=True)
class Reasoner:
    """Tells the reason of each combination of two resolutions."""

    old: Resolution
    new: Resolution

    @cached_property
    def same_rules(self) -> bool:
        """Whether both sides were judged by the same rules on the same date."""
        return self.old.as_of == self.new.as_of and _rules(self.old) == _rules(self.new)

    @cached_property
    def _compared(self) -> frozenset[str]:
        """The facts that both sides looked at; some are only looked at where a rule asks."""
        sides = (self.old, self.new)
        old, new = (side.situation.facts.keys() for side in sides)
        old_asks, new_asks = (asks_civil_affairs(side.regimes) for side in sides)
        unlike = frozenset() if old_asks == new_asks else frozenset({"supervisor_is"})
        return frozenset(old & new & DOMAINS.keys()) - unlike

    def reason(self, found: Combination) -> Reason:
        """The one reason that tells most."""
        before = self.old.outcomes[found.old_profile]
        after = self.new.outcomes[found.new_profile]
        verdicts = [VERDICT_CODES[n] for n in (found.old_verdict, found.new_verdict)]
        if _BROKEN & set(verdicts) and "would_lead" in found.alike:
            old_side = verdicts[0] in _BROKEN and verdicts[1] not in _BROKEN
            return Reason("chain", verdicts[0 if old_side else 1], old_side)
        if set(verdicts) == {"WEAK_ONLY", "MISSING_BODY"}:
            return Reason("relation")
        if "DECLARED" in (before.basis, after.basis):
            reason = self._of_declaration(found)
            if reason:
                return reason
        return self._of_rules(found, before, after)

    def _of_declaration(self, found: Combination) -> Reason | None:
        alike = found.alike
        if "declared" not in alike:
            if not {"declared_written", "upper_written"} <= alike:
                return Reason("fact", "declared")
            if "in_time" in alike:
                return Reason("relation", "declared")
            return Reason("fact", "declared_on")
        if "untransferred" not in alike:
            return Reason("transfer", "transfer")
        profiles = self._profiles(found)
        states = {profile["declared"] for profile in profiles}
        if len(states) > 1 or "would_lead" not in alike:
            return Reason("body", "declared")
        return None

    def _profiles(self, found: Combination) -> tuple[Profile, Profile]:
        return (
            self.old.profiles[found.old_profile],
            self.new.profiles[found.new_profile],
        )

    def _of_rules(self, found: Combination, before: Outcome, after: Outcome) -> Reason:
        said, says = signature(before.derived), signature(after.derived)
        if said != says:
            if self._only_rules(found, says):
                return Reason("rule")
            fact = next(self._mattering(found, says), "")
            if fact:
                return self._fact(fact, found)
        read = after.derived.leader or before.derived.leader
        for fact in _written_for(read):
            if not self._alike(fact, found):
                return Reason("fact", "level" if fact == "zone" else fact)
        if said != says:
            return Reason("rule")
        if read and read[1] == "supervisor":
            return Reason("body", "supervisor")
        return Reason("body", "named") if read else Reason("leader", "leader")

    def _alike(self, fact: str, found: Combination) -> bool:
        """Whether a fact, or what it was read from, is the same on both sides."""
        if fact in WRITTEN:
            return fact in found.alike
        old, new = self._profiles(found)
        return old.get(fact) == new.get(fact)

    def _fact(self, fact: str, found: Combination) -> Reason:
        """The fact itself; the body behind it where what is written has not changed."""
        if fact not in _OF_SUPERVISOR:
            return Reason("fact", fact)
        if len({p["decoupled"] == "no" for p in self._profiles(found)}) > 1:
            return Reason("fact", "decoupled")  # which ends every supervisor
        kind = "body" if "supervisor" in found.alike else "fact"
        return Reason(kind, "supervisor")

    def _only_rules(self, found: Combination, says: tuple[object, ...]) -> bool:
        """Whether the rules of the newer side say of the old facts what they say now."""
        if self.same_rules:
            return False
        old, new = self._profiles(found)
        before = {**new, **{name: old[name] for name in self._compared}}
        return self._would_say(before, new) == says

    def _mattering(self, found: Combination, says: tuple[object, ...]) -> Iterator[str]:
        """The facts that differ: those on which the newer verdict hangs, then the others."""
        old, new = self._profiles(found)
        names = [n for n in DOMAINS if n in self._compared and old[n] != new[n]]
        names.sort(key=lambda n: _FIRST.index(n) if n in _FIRST else len(_FIRST))
        if "level" not in names and old["regime"] != new["regime"]:
            names += ["level"] if "level" not in found.alike else []
        if len(names) > 1:
            for name in names:
                if self._would_say({**new, name: old[name]}, new) != says:
                    yield name
        yield from names

    def _would_say(
        self, profile: Mapping[str, str | None], new: Profile
    ) -> tuple[object, ...]:
        regimes = self.new.regimes_of(new)
        return signature(derive(profile, regimes, self.new.as_of))


def signature(derived: Derivation) -> tuple[object, ...]:
    """What the rules say, comparable between rulebooks that were read apart."""
    rule = derived.rule
    named = (rule.rulebook, rule.id, rule.part) if rule else None
    return derived.verdict, named, derived.leader, derived.missing


def _written_for(read: tuple[str, str] | None) -> tuple[str, ...]:
    """What the body that a reference names was read from; () where the rule names it."""
    if read is None or read[0] in ("body", "named"):
        return ()
    where, what = read
    return _READ.get(what if where in ("party_org_of", "itself") else where, ())


def _rules(resolution: Resolution) -> tuple[object, ...]:
    library = resolution.library
    books = [(b.id, b.digest, b.valid_from, b.valid_to) for b in library.rulebooks]
    return tuple(books), library.adoptions
