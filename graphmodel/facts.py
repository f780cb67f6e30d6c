"""The facts that rules may ask, each with its finite domain.

A fact is a column of small integers, the positions of its values in DOMAINS; None
is *unknown* and is tried with each other value (semantics §1). A million
organizations hold only a few hundred distinct combinations: the *profiles*.
"""

from collections.abc import Mapping

Value = str | None
Profile = Mapping[str, Value]

#: What a rule may ask, with every value it can have; None where it may be unknown.
DOMAINS: dict[str, tuple[Value, ...]] = {
    "level": ("nation", "province", "prefecture", "county", None),
    "supervisor": (
        "none",
        "alive",
        "followed",
        "unborn",
        "ended",
        "several",
        "entrusted",
        "unplaced",
        None,
    ),
    "supervisor_is": ("other", "mca", "civil_affairs"),
    "decoupled": ("no", "gap", "handed_over", "not_recorded"),
    "association": ("yes", "no", None),
    "community": ("no", "yes"),
    "locality": ("none", "township", "community", "both"),
    "former_supervisor": ("none", "other", "sasac"),
    "intermediary": ("no", "yes"),
    "sector": ("unknown", "known"),
    "few_members": ("no", "yes"),
    "approval": ("other", "education", "health"),
    "subtype": ("other", "school", "hospital"),
    "earlier_party_org": ("none", "upper", "no_upper"),
    "registrar": ("yes", "no"),
    "channel": ("other", "state", "party"),
    "society": ("no", "yes"),
    "profession": ("none", "law", "accounting", "appraisal"),
}

#: Facts that are worked out only where a rulebook in force asks them (those that are
#: adopted); elsewhere each is the first value of its domain.
ON_REQUEST = ("channel", "society", "profession")

#: Facts of the organization that come before every rule.
STANDING_FACTS: dict[str, tuple[Value, ...]] = {
    "counted": ("counted", "not_counted", "out_of_scope"),
    "declared": ("none", "alive", "ended", "conflict"),
}

#: Where a rule may say that the leader is to be found.
REFERENCES: dict[str, str] = {
    "party_org_of": "the Party organization of the supervisor or of a department",
    "itself": "the supervisor, the former one or the registration authority itself",
    "SOPWB": "the SOPWB of the division of registration",
    "locality": "the Party organization of the community, else of the township",
    "body": "a body by its id",
    "named": "a body by its name",
    "industry_authority": "the department of the sector in the division",
    "recorded": "the upper body that is recorded for its Party organization",
    "composite": "the composite committee of social organizations of the division",
    "industry_committee": "the industry committee of the profession in the division",
}

#: What a reference takes; `body` and `named` take any id or name.
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "party_org_of": ("supervisor", "industry_authority", "profession_authority"),
    "itself": ("supervisor", "former_supervisor", "registration_authority"),
    "SOPWB": ("registration",),
    "locality": ("domicile",),
    "industry_authority": ("sector",),
    "recorded": ("upper",),
    "composite": ("registration",),
    "industry_committee": ("profession",),
}

#: In words, for proofs and messages.
FACT_WORDS: dict[str, tuple[str, str]] = {
    "level": ("登记层级", "level of registration"),
    "supervisor": ("业务主管单位", "supervisor"),
    "supervisor_is": ("业务主管单位是", "the supervisor is"),
    "decoupled": ("脱钩", "decoupled"),
    "association": ("行业协会商会", "industry association"),
    "community": ("城乡社区社会组织", "community organization"),
    "locality": ("街道社区", "township or community"),
    "former_supervisor": ("原业务主管单位", "former supervisor"),
    "intermediary": ("中介组织", "intermediary"),
    "sector": ("行业领域", "sector"),
    "few_members": ("正式党员不足三名", "fewer than three formal members"),
    "approval": ("审批机关", "approval authority"),
    "subtype": ("机构类别", "kind of institution"),
    "earlier_party_org": ("既有党组织", "earlier Party organization"),
    "registrar": ("登记管理机关", "registration authority"),
    "channel": ("原业务主管单位党的关系", "Party channel of the former supervisor"),
    "society": ("社会团体", "social association"),
    "profession": ("行业", "profession"),
}

#: Supervisors that leave open whether a rule that needs one applies, and the field
#: that would settle it: 代管 says nothing about the supervisor, a bare 市教育局 of an
#: organization without a place names no body.
OPEN_SUPERVISORS = {"entrusted": "supervisor", "unplaced": "division"}

#: The column that makes a fact known, for MISSING_DATA.
FIELD_OF = {
    "level": "division",
    "supervisor": "supervisor",
    "association": "is_industry_association",
    "locality": "township",
    "registrar": "registration_authority",
    "sector": "sector",
}
