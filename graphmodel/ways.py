"""The ways up: which strong link of the documents puts a body under which.

In: the links in force and the bodies of a world. Out: `Ways`, asked for one body at
a time; `hierarchy` climbs them. A relation of the data itself goes before (semantics
§5, "Strong links between bodies").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from graphmodel.bodies import Bodies
from graphmodel.provisions import End, Link
from graphmodel.regimes import NATION, Seated
from graphmodel.standing import Standing, State

#: A kind of body, and whether those of the nation are meant.
_Kind = tuple[str, bool]
#: Blocks whose members are put under the Party committee of their division.
_UNDER_COMMITTEE = End(kind="PARTY_COMMITTEE", at="division")
_ABOVE = End(kind="PARTY_COMMITTEE", at="above")
_SEAT = End(kind="TOWNSHIP_PARTY_ORG", at="seat")
_USUAL: Mapping[str, End] = {
    "SOPWB": _UNDER_COMMITTEE,
    "PARTY_ORG": _UNDER_COMMITTEE,
    "TOWNSHIP_PARTY_ORG": _UNDER_COMMITTEE,
    "COMMUNITY_PARTY_ORG": _SEAT,
    "PARTY_COMMITTEE": _ABOVE,
}


@dataclass(frozen=True)
class Ways:
    """The strong links between bodies, by what they hang."""

    bodies: Bodies
    of_body: Mapping[int, Link] = field(default_factory=dict)
    of_kind: Mapping[_Kind, Link] = field(default_factory=dict)

    def link_of(self, body: int) -> Link | None:
        """The link that puts something above a body, None where no document does."""
        if body in self.of_body:
            return self.of_body[body]
        division = self.bodies.division(body)
        record = self.bodies.record(body)
        named = record is not None and record.origin != "national"
        kind = self.bodies.kind(body)
        if named and kind in ("WORK_COMMITTEE", "PARTY_DEPARTMENT", "PARTY_COMMITTEE"):
            return None  # the documents name no local ones, nor others of the centre
        return self.of_kind.get((kind, division == 0)) if division >= 0 else None

    def above(self, standing: Standing, body: int) -> int:
        """The body that the documents put above `body` on the date, -1 if none."""
        if body == self.bodies.root:
            return -1
        known = self._usual_above
        if body < len(known) and (upper := known[body]) >= 0:
            return upper
        link = self.link_of(body)
        return self._find(link.source, standing, body) if link else -1

    @cached_property
    def _usual_above(self) -> list[int]:
        """For the blocks of SOPWBs, committees and townships: who stands above.

        Looked up, since chains pass there thousands of times; -1 where no block's link
        is the usual one.
        """
        bodies, divisions = self.bodies, self.bodies.divisions
        size, root = len(divisions), bodies.root
        table = np.full(bodies.first_department, -1, np.int32)
        for kind, block, division in (
            ("SOPWB", slice(0, size), np.arange(size)),
            ("PARTY_COMMITTEE", slice(size, 2 * size), divisions.parents),
            ("TOWNSHIP_PARTY_ORG", slice(2 * size, None), divisions.township_parents),
        ):
            if self.usual(kind):
                table[block] = root + division
        table[[0, root]] = -1
        table[[b for b in self.of_body if b < len(table)]] = -1
        above: list[int] = table.tolist()
        return above

    def _find(self, end: End, standing: Standing, body: int) -> int:
        bodies = self.bodies
        if end.body:
            return _follow(standing, bodies.by_id.get(end.body, -1))
        division = bodies.division(body)
        match end.at:
            case "above":
                return bodies.root + int(bodies.divisions.parents[division])
            case "seat":
                community = bodies.community(body)
                seat = community[0] if community else -1 - division
                return seat if seat > 0 else bodies.root - 1 - seat
            case "name":
                return self._named(standing, body)
        committee = end.kind == "PARTY_COMMITTEE"
        return division + (bodies.root if committee else 0)

    def _named(self, standing: Standing, body: int) -> int:
        """The body that its name says; before there are SOPWBs, their committee."""
        record = self.bodies.record(body)
        under = _follow(standing, record.under if record else -1)
        sopwb = 0 <= under < self.bodies.root
        young = (
            sopwb and "SOPWB" not in standing.expects and not standing.present(under)
        )
        return under + self.bodies.root if young else under

    def usual(self, kind: str) -> bool:
        """Whether a block of bodies hangs as it does in the bundled documents."""
        link = self.of_kind.get((kind, False))
        return link is not None and link.source == _USUAL[kind]


def ways(bodies: Bodies, links: Iterable[Seated]) -> Ways:
    """The ways up on a date, from the strong links in force in the whole country."""
    of_body: dict[int, Link] = {}
    of_kind: dict[_Kind, Link] = {}
    for seated in links:
        link = seated.link
        if seated.division != NATION or not (link.strong and link.between_bodies):
            continue
        target = link.target
        if target.name or link.recorded or beside(bodies, link.source):
            continue
        if target.body in bodies.by_id:
            of_body.setdefault(bodies.by_id[target.body], link)
        for national in (False, True):
            if target.kind and _meant(target, national):
                of_kind.setdefault((target.kind, national), link)
    return Ways(bodies, of_body, of_kind)


def beside(bodies: Bodies, end: End) -> bool:
    """Whether a body stands beside the chain: a Party group leads no body (U14, M11)."""
    number = bodies.by_id.get(end.body, -1)
    return number >= 0 and bodies.kind(number) == "PARTY_GROUP"


def _meant(end: End, national: bool) -> bool:
    levels = end.levels
    return not levels or (
        "nation" in levels if national else set(levels) - {"nation"} != set()
    )


def _follow(standing: Standing, body: int) -> int:
    """The body that stands for another on the date; itself where nobody does."""
    plain = 0 <= body < len(standing.state)
    if not plain or standing.state[body] > State.FOLLOWED:
        return body
    return int(standing.target[body])
