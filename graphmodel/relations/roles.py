"""What stands in the record of an organization: its Party organization, union, upper …

In: a witness and a role (provisions.ROLES). Out: the ends that fill it, none where the
record has no such thing. Nothing here leads; `relations` puts links between them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graphmodel.known import known_facts
from graphmodel.leaders import VERDICT_CODES
from graphmodel.relations.ends import EndSeen, Finder, normal
from graphmodel.witness import Witness

#: Texts that say that there is none, or only that there is one.
NO_NAME = frozenset(
    {"", "/", "-", "--", "——", "无", "否", "暂无", "未建立", "有", "是"}
)
#: How a Party organization may be set up so that it is the organization's own.
_OWN = ("own", "attached", "functional", "industry")
_COVERING = {"joint": "JOINT_PARTY_ORG", "regional": "REGIONAL_PARTY_ORG"}
#: Things of a record that a yes or a number shows: fact, value, prefix of id, words.
_SHOWN: Mapping[str, tuple[str, str, str, str]] = {
    "own_party_group": ("party_group", "yes", "PARTY_GROUP", "党组"),
    "own_union": ("union", "yes", "UNION", "工会"),
    "own_youth_league": ("youth_league", "yes", "YOUTH_LEAGUE", "共青团组织"),
    "member_units": ("member_units", "some", "MEMBER_UNITS", "会员单位"),
}


@dataclass(frozen=True)
class Record:
    """One organization with the bodies and things that its record names."""

    witness: Witness
    finder: Finder

    @cached_property
    def known(self) -> Mapping[str, str]:
        """Its facts."""
        return known_facts(self.witness)

    @property
    def division(self) -> int:
        """The division of registration, -1 if unknown."""
        return self.witness.number("division")

    @cached_property
    def leading(self) -> int:
        """The number of its leader, -1 where nobody leads."""
        return int(self.witness.resolution.leaders.body[self.witness.position])

    @cached_property
    def hangs_on(self) -> int:
        """Its leader, or the body that would lead if its chain held; -1 for nobody."""
        witness, found = self.witness, self.witness.resolution.leaders
        verdict = VERDICT_CODES[int(found.verdict[witness.position])]
        if verdict not in ("CYCLE", "DETACHED"):
            return self.leading
        declared = witness.outcome.basis == "DECLARED"
        return witness.declared_body if declared else int(found.named[witness.position])

    def fill(self, role: str) -> tuple[EndSeen, ...]:
        """The ends that fill a role."""
        if role in _SHOWN:
            return tuple(self._shown(role))
        return tuple(_FILL[role](self))

    @cached_property
    def itself(self) -> EndSeen:
        """The organization."""
        org_id, name = self._id, self._name
        code = ""
        if self.division >= 0:
            code = self.finder.bodies.divisions.codes[self.division]
        return EndSeen(org_id, name, "", code, "organization")

    @property
    def _id(self) -> str:
        table = self.witness.resolution.world.organizations
        return str(table["org_id"][self.witness.position])

    @property
    def _name(self) -> str:
        table = self.witness.resolution.world.organizations
        return str(table["name"][self.witness.position])

    def _thing(self, role: str, prefix: str, name: str, kind: str = "") -> EndSeen:
        return EndSeen(f"{prefix}:{self._id}", name, kind, self.itself.division, role)

    def _shown(self, role: str) -> Iterator[EndSeen]:
        fact, value, prefix, words = _SHOWN[role]
        if self.known.get(fact) == value:
            yield self._thing(role, prefix, self._name + words)

    def own_party_organization(self) -> Iterator[EndSeen]:
        """Its own Party organization, by the name that the record gives."""
        if self.known.get("party_organization") in _OWN:
            text = normal(self.witness.text("party_organization"))
            name = self._name + "党组织" if text in NO_NAME else text
            kind = "INDUSTRY_PARTY_ORG" if self._is("industry") else ""
            yield self._thing("own_party_organization", "PARTY_ORG", name, kind)

    def _is(self, mode: str) -> bool:
        return self.known.get("party_organization") == mode

    def joint_party_organization(self) -> Iterator[EndSeen]:
        """The joint or regional Party organization that covers it."""
        joint = normal(self.witness.text("joint_party_organization"))
        own = normal(self.witness.text("party_organization"))
        mode = self.known.get("party_organization", "")
        name = own if joint in NO_NAME else joint
        if joint in NO_NAME and mode not in _COVERING:
            return
        if name in NO_NAME:
            name = "联合党组织" if mode != "regional" else "区域党组织"
        kind = _COVERING.get(mode, "JOINT_PARTY_ORG")
        yield self._covering(kind, name)

    def _covering(self, kind: str, name: str) -> EndSeen:
        """A body of the dataset by that name, else one that only this record names."""
        role = "joint_party_organization"
        bodies = self.finder.bodies
        for n, row in enumerate(bodies.recorded):
            if row.kind == kind and normal(row.name) == name:
                return self.finder.seen(bodies.first_recorded + n, role)
        code = self.itself.division
        return EndSeen(f"{kind}@{code}:{name}", name, kind, code, role)

    def leader(self) -> Iterator[EndSeen]:
        """The body that leads it."""
        if self.leading >= 0:
            yield self.finder.seen(self.leading, "leader")

    def upper_party_organization(self) -> Iterator[EndSeen]:
        """The upper Party organization that the annual report names."""
        for body in self.witness.mentioned(self.witness.number("upper")):
            if found := self.finder.present(body, "upper_party_organization"):
                yield found

    def _supervisors(self) -> tuple[int, ...]:
        witness = self.witness
        match self.known["supervisor"]:
            case "alive" | "followed":
                return (int(witness.resolution.situation.supervisor[witness.position]),)
            case "several":
                return witness.mentioned(witness.number("supervisor"))
        return ()

    def supervisor(self) -> Iterator[EndSeen]:
        """The supervisor alive on the date; several where the cell names several."""
        for body in self._supervisors():
            if found := self.finder.present(body, "supervisor"):
                yield found

    def supervisor_party_organization(self) -> Iterator[EndSeen]:
        """The Party organization of the supervisor."""
        for body in self._supervisors():
            party = self.finder.bodies.party_org(body) if body >= 0 else -1
            if found := self.finder.present(party, "supervisor_party_organization"):
                yield found

    def former_supervisor(self) -> Iterator[EndSeen]:
        """The supervisor of before decoupling."""
        body = int(self.witness.resolution.situation.former[self.witness.position])
        if found := self.finder.present(body, "former_supervisor"):
            yield found

    def registration_authority(self) -> Iterator[EndSeen]:
        """The registration authority, by its body or by what the cell says."""
        text = self.witness.text("registration_authority")
        role, kind = "registration_authority", "REGISTRATION_AUTHORITY"
        body = self.witness.number("registrar_body")
        if body >= 0:
            yield self.finder.seen(body, role)
        elif normal(text) not in NO_NAME:
            yield self.finder.by_text(text, self.division, kind, role)

    def approval_authority(self) -> Iterator[EndSeen]:
        """The authority that approved it, as the cell says."""
        text = self.witness.text("approval_authority")
        if normal(text) not in NO_NAME:
            role = "approval_authority"
            yield self.finder.by_text(text, self.division, "SUPERVISOR", role)

    def industry_authority(self) -> Iterator[EndSeen]:
        """The department of its sector in the division."""
        body, role = self.witness.number("industry_body"), "industry_authority"
        if body >= 0:
            yield self.finder.seen(body, role)
            return
        word = self._department_of(normal(self.witness.text("sector")))
        if word and self.division > 0:
            found = self.finder.named("SUPERVISOR", word, self.division)
            if found:
                yield replace(found, role=role)

    def _department_of(self, sector: str) -> str:
        industries = self.witness.resolution.world.industries
        near = next((s for s in industries if s in sector), "") if sector else ""
        return industries.get(sector, industries.get(near, ""))


_FILL: Mapping[str, Callable[[Record], Iterator[EndSeen]]] = {
    "organization": lambda record: iter((record.itself,)),
    "own_party_organization": Record.own_party_organization,
    "joint_party_organization": Record.joint_party_organization,
    "leader": Record.leader,
    "upper_party_organization": Record.upper_party_organization,
    "supervisor": Record.supervisor,
    "supervisor_party_organization": Record.supervisor_party_organization,
    "former_supervisor": Record.former_supervisor,
    "registration_authority": Record.registration_authority,
    "approval_authority": Record.approval_authority,
    "industry_authority": Record.industry_authority,
}
