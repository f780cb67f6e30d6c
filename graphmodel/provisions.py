"""What documents say besides who leads: links, duties, scope, terms.

A rule (`rulebook`) makes one body the leader of an organization. A *link* stands
between two bodies, or between a body and an organization, strong or weak. A *duty*
is checked against the record. A *scope* names who is meant, a *term* what a word
means. What has no effect on the graph is kept as *silent*, with the reason. Frozen
values; `provision_parsing` makes them from TOML and refuses wrong ones (DESIGN §5).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graphmodel.citation import Citation
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.vocabulary import Term, is_strong

Conditions = Mapping[str, tuple[str, ...]]

#: Where the body at one end of a link is found, seen from the other end.
PLACES = {
    "division": ("同一区划的", "of the same division"),
    "above": ("上一级区划的", "of the division above"),
    "seat": ("所在街道乡镇的", "of the township around"),
    "name": ("名称所指的", "that its name says"),
    "registration": ("登记地的", "of the division of registration"),
    "domicile": ("住所地的", "of the domicile"),
}

#: Ends of a link that stand in the record of an organization.
ROLES = {
    "organization": ("该组织", "the organization"),
    "own_party_organization": ("该组织的党组织", "its own Party organization"),
    "own_party_group": ("该组织的党组", "its own Party group"),
    "own_union": ("该组织的工会", "its trade union"),
    "own_youth_league": ("该组织的共青团", "its Youth League"),
    "member_units": ("其会员单位", "its member units"),
    "joint_party_organization": ("联合党组织", "the joint Party organization"),
    "leader": ("党建领导机关", "the leader"),
    "upper_party_organization": (
        "申报的上级党组织",
        "the upper Party organization declared",
    ),
    "supervisor": ("业务主管单位", "the supervisor"),
    "supervisor_party_organization": (
        "业务主管单位党组织",
        "the Party organization of the supervisor",
    ),
    "former_supervisor": ("原业务主管单位", "the former supervisor"),
    "registration_authority": ("登记管理机关", "the registration authority"),
    "approval_authority": ("审批机关", "the approval authority"),
    "industry_authority": ("行业管理部门", "the industry authority"),
    "anyone": ("关系表所记的机构", "a body that the relations table names"),
}

#: What a sentence may leave to others: rules of a locality's or a department's own.
PERMISSIONS = ("local_rules",)


@dataclass(frozen=True)
class End:
    """One end of a link.

    A `role` in a record; or one body by its id (`body`); or a body by `kind` (and
    `name`, where the kind alone does not tell which) at a place, on some levels.
    """

    role: str = ""
    body: str = ""
    kind: str = ""
    name: str = ""
    at: str = ""
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Link:
    """`source` leads or acts on `target`; only a strong relation can lead.

    `standing`: the document describes what already stands, so that the link holds
    whichever rulebook is in force. `recorded`: the document leaves open between whom;
    the link stands only where the relations table has such a row, which then cites it.
    """

    citation: Citation
    relation: str
    source: End
    target: End
    when: Conditions = field(default_factory=dict)
    since: date = ALWAYS
    until: date = FOREVER
    standing: bool = False
    recorded: bool = False
    text: Term | None = None

    @property
    def strong(self) -> bool:
        """Whether the relation can make its source the leader."""
        return is_strong(self.relation)

    @property
    def between_bodies(self) -> bool:
        """Whether neither end stands in the record of an organization."""
        return not self.source.role and not self.target.role

    def in_force(self, on: date) -> bool:
        """Whether it applies on a date; `until` is exclusive."""
        return self.since <= on < self.until


@dataclass(frozen=True, eq=False)
class Duty:
    """What an organization owes, and which facts show that it does not keep it.

    `applies` says whom it binds, `breach` what shows a breach; without `breach` no
    field of the record can show one. `note` is the note that a breach raises.
    `stake_of` names the duty whose breach has this consequence. `share` is the share
    of those it binds that the document wants to keep it, where it sets a target.
    `needs_leader`: nobody can keep it without a body that leads.
    """

    citation: Citation
    text: Term
    applies: Conditions = field(default_factory=dict)
    breach: Conditions = field(default_factory=dict)
    note: str = ""
    stake_of: str = ""
    share: float = 0.0
    needs_leader: bool = False
    since: date = ALWAYS
    until: date = FOREVER
    standing: bool = False

    def in_force(self, on: date) -> bool:
        """Whether it applies on a date; `until` is exclusive."""
        return self.since <= on < self.until

    @property
    def shown_by(self) -> Conditions:
        """Everything that must hold for a breach."""
        return {**self.applies, **self.breach}


@dataclass(frozen=True, eq=False)
class Scope:
    """The categories of organizations that a document means, and those it does not."""

    citation: Citation
    categories: tuple[str, ...]
    outside: tuple[str, ...] = ()
    text: Term | None = None


@dataclass(frozen=True, eq=False)
class Definition:
    """What words of a document mean: names of one kind of body, or a measure.

    `kind`: the words are names of such bodies, the full form first. `means`: a cell
    that holds one of the words says so of a fact. `permits` names what the sentence
    allows others to settle (PERMISSIONS). Words without any of these are a measure
    that the text leaves without a number.
    """

    citation: Citation
    words: tuple[str, ...]
    text: Term
    kind: str = ""
    means: Conditions = field(default_factory=dict)
    permits: str = ""

    @property
    def measure(self) -> bool:
        """Whether it is a measure that the text leaves open."""
        return not (self.kind or self.means or self.permits)


@dataclass(frozen=True, eq=False)
class Silent:
    """A sentence without an effect on the graph, and why."""

    citation: Citation
    reason: Term


@dataclass(frozen=True)
class Provisions:
    """Everything that a document says besides its rules."""

    links: tuple[Link, ...] = ()
    duties: tuple[Duty, ...] = ()
    scopes: tuple[Scope, ...] = ()
    definitions: tuple[Definition, ...] = ()
    silent: tuple[Silent, ...] = ()
