"""What a resolution shows, in the form in which causes are read from it.

In: a resolution and positions of organizations. Out: columns of bodies and rules for
those organizations only: the body a verdict rests on, the one that stands for it now.
Everything else is worked out once, when it is first asked for.
"""

from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from graphmodel.bodies import PARTY_ORG, Bodies, plain
from graphmodel.candidates import candidate_texts
from graphmodel.decision import Outcome
from graphmodel.divisions import Ints
from graphmodel.facts import DOMAINS
from graphmodel.mentions import Meaning
from graphmodel.references import party_orgs
from graphmodel.resolution import Resolution
from graphmodel.rulebook import Rule
from graphmodel.standing import State

Rows = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
#: Stands in causes for a body that no field names.
UNKNOWN = "unknown"
_FOLLOWED = DOMAINS["supervisor"].index("followed")


class Ground:
    """A resolution, asked about some of its organizations at a time."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.bodies: Bodies = resolution.world.bodies
        self.table = resolution.world.organizations

    def column(self, name: str, rows: Rows) -> Ints:
        """A column of the world for some organizations."""
        return np.asarray(self.table[name].to_numpy()[rows])

    def outcome(self, position: int) -> Outcome:
        """The outcome of one organization's profile."""
        return self.resolution.outcomes[int(self.resolution.profile[position])]

    def body_id(self, body: int) -> str:
        """The stable id of a body; "unknown" where no field names one."""
        return self.bodies.id(body) if body >= 0 else UNKNOWN

    def body_name(self, body: int) -> str:
        """The name of a body on the date of the resolution; "" where there is none."""
        return self.bodies.name(body, self.resolution.as_of) if body >= 0 else ""

    def by_declaration(self, rows: Rows) -> Flags:
        """Whether a declaration decided."""
        return np.asarray(self._declared[self.resolution.profile[rows]])

    @property
    def meaning(self) -> Meaning:
        """What every mention means on the date."""
        return self.resolution.situation.meaning

    @cached_property
    def _declared(self) -> Flags:
        return np.array(
            [o.basis == "DECLARED" for o in self.resolution.outcomes], np.bool_
        )

    @cached_property
    def _by_supervisor(self) -> Flags:
        """Profiles whose rule points to the supervisor or its Party organization."""
        return np.array(
            [
                o.derived.leader
                in (("party_org_of", "supervisor"), ("itself", "supervisor"))
                for o in self.resolution.outcomes
            ],
            np.bool_,
        )

    def rules(
        self, derived: bool = False
    ) -> tuple[tuple[str, ...], npt.NDArray[np.int64]]:
        """Rules by name, and the number of each profile's.

        Sentences of one article count as one rule. `derived` asks for what the rules
        alone say; otherwise "declaration" stands where a charter decided.
        """
        names = [
            rule_name(o.derived.rule)
            if derived
            else "declaration"
            if o.basis == "DECLARED"
            else rule_name(o.rule)
            for o in self.resolution.outcomes
        ]
        distinct = tuple(dict.fromkeys(names))
        numbers = {name: n for n, name in enumerate(distinct)}
        return distinct, np.array([numbers[name] for name in names], np.int64)

    def declared(self, rows: Rows) -> Ints:
        """The body that the declaration names, alive or not; -1 where none counts."""
        mention = self.resolution.situation.declaration.mention[rows]
        first = self.meaning.first[plain(mention)]
        party = (mention & PARTY_ORG) | self.meaning.party[plain(mention)]
        return np.where(first >= 0, first | party, -1).astype(np.int32)

    def named(self, rows: Rows) -> Ints:
        """The body that a rule or a charter names, alive or not; -1 where none."""
        named = self.resolution.leaders.named[rows]
        profile = self.resolution.profile[rows]
        supervisor = self.meaning.first[self.column("supervisor", rows)]
        itself = [
            o.derived.leader == ("itself", "supervisor")
            for o in self.resolution.outcomes
        ]
        party = party_orgs(self.bodies, supervisor)
        written = np.where(np.array(itself, np.bool_)[profile], supervisor, party)
        named = np.where(self._by_supervisor[profile] & (named < 0), written, named)
        return np.where(self.by_declaration(rows), self.declared(rows), named).astype(
            np.int32
        )

    def leader(self, rows: Rows) -> Ints:
        """The body that would lead if its chain held."""
        named = self.resolution.leaders.named[rows]
        standing = self.resolution.standing
        itself = np.where((named >= 0) & (named & PARTY_ORG == 0), named, -1)
        followed = (itself >= 0) & (standing.state[itself] == State.FOLLOWED)
        derived = np.where(followed, standing.target[itself], named)
        declared = self.resolution.situation.declaration.body[rows]
        return np.where(self.by_declaration(rows), declared, derived).astype(np.int32)

    def successions(self, rows: Rows) -> tuple[Rows, Ints, Ints]:
        """Organizations, the body as named and the one that stands for it.

        One that names two bodies by former names, in charter and registry, comes twice.
        """
        facts, leaders = self.resolution.situation, self.resolution.leaders
        mention = self.column("supervisor", rows)
        charter = facts.declaration.stale[rows] & (facts.declaration.body[rows] >= 0)
        registry = self.meaning.stale[mention] & (
            facts.facts["supervisor"][rows] == _FOLLOWED
        )
        other = ~charter & ~registry
        old = (self.declared(rows), self.meaning.first[mention], leaders.named[rows])
        new = (self._stands_for(rows), self.meaning.target[mention], leaders.body[rows])
        parts = [np.flatnonzero(part) for part in (charter, registry, other)]
        found = np.concatenate(parts)
        order = np.argsort(found, kind="stable")
        return (
            rows[found[order]],
            np.concatenate([o[part] for o, part in zip(old, parts, strict=True)])[
                order
            ],
            np.concatenate([n[part] for n, part in zip(new, parts, strict=True)])[
                order
            ],
        )

    def transfer(self, rows: Rows) -> tuple[Ints, Ints]:
        """The body declared, by its present name, and the one it gave its function to."""
        return self._stands_for(rows), self.resolution.situation.declaration.body[rows]

    def _stands_for(self, rows: Rows) -> Ints:
        mention = self.resolution.situation.declaration.mention[rows]
        target = self.meaning.target[plain(mention)]
        return np.where(target >= 0, target, self.declared(rows)).astype(np.int32)

    def candidates(self, rows: Rows) -> pl.Series:
        """The candidates of organizations whose verdict can have them, joined by |."""
        there, texts = self._candidates
        return texts.gather(np.searchsorted(there, rows))

    @cached_property
    def _candidates(self) -> tuple[Rows, pl.Series]:
        return candidate_texts(self.resolution)


def rule_name(rule: Rule | None) -> str:
    """A rule as causes write it: rulebook and id, "none" without one."""
    return f"{rule.rulebook}/{rule.id}" if rule else "none"
