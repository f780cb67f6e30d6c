"""Planted cases of local registration: who supervises, whom charters declare."""

from datetime import date

import numpy as np

from lishu.sample import days
from lishu.sample.authorities import REGISTRAR
from lishu.sample.facts import Declared, Kind, Place, Relation, Supervisor
from lishu.sample.reference import divisions
from lishu.sample.site import LATER, SHENZHEN, Plant, Site


def _zones(site: Site) -> None:
    table = divisions()
    cities = np.flatnonzero((table.tier == 3) & (table.code // 100 != SHENZHEN))
    at = site.rng.choice(cities, len(site.at))
    zones = ("高新区社会事业局", "经济技术开发区社会事业局", "苏州工业园区社会事业局")
    which = np.arange(len(site.at)) % 3
    at[which == 2] = np.flatnonzero(table.code == 320500)[0]
    offices = np.array([REGISTRAR[word] for word in zones])
    site.bare(at).put(place=Place.ZONE, registrar=offices[which])


def _shared_names(site: Site) -> None:
    """鼓楼区教育局: four districts bear the name, the code tells which."""
    table = divisions()
    shared = np.flatnonzero((table.short != table.name).to_numpy())
    shared = shared[(table.tier[shared] == 4) & (table.code[shared] // 100 != SHENZHEN)]
    site.bare(site.rng.choice(shared, len(site.at))).put(long_form=2).supervised()


SUPERVISION: dict[str, Plant] = {
    "O12": lambda s: s.local().supervised(),
    "O09": lambda s: s.local(),
    "O11_township": lambda s: s.local((4,)).in_township(),
    "O11_community": lambda s: s.local((4,)).in_township().put(community_name=3),
    "O11_unlisted": lambda s: s.local((4,)).put(community=1, township=-2),
    "township_missing": lambda s: s.local((4,)).put(community=1),
    "gap_missing": lambda s: s.local().decoupled(days.BLANK),
    "gap_late": lambda s: s.local().decoupled(LATER),
    "handed_over": lambda s: s.local().decoupled(days.day(date(2018, 1, 9))),
    "two_supervisors": lambda s: (
        s.local()
        .put(supervisor=Supervisor.TWO, supervisor_word=s.word("教育"))
        .put(second_word=s.word("民政"))
    ),
    "two_supervisors_declared": lambda s: (
        s.local()
        .put(supervisor=Supervisor.TWO, supervisor_word=s.word("教育"))
        .put(second_word=s.word("民政"))
        .declares(Declared.SOPWB)
    ),
    "supervisor_twice": lambda s: (
        s.local()
        .put(supervisor=Supervisor.TWICE, supervisor_word=s.word("体育"))
        .put(second_word=s.word("体育"))
    ),
    "placeholder": lambda s: s.local().put(
        supervisor=Supervisor.PLACEHOLDER, supervisor_word=s.word("职能")
    ),
    "placeholder_vague": lambda s: s.local().put(
        supervisor=Supervisor.PLACEHOLDER, supervisor_word=s.word("有关")
    ),
    "not_stated": lambda s: s.local().put(supervisor=Supervisor.BLANK),
    "not_stated_dash": lambda s: s.local().put(supervisor=Supervisor.DASH),
    "guided": lambda s: s.local().supervised("商务").put(relation=Relation.GUIDES),
    "entrusted": lambda s: (
        s.local().supervised("工商联").put(relation=Relation.ENTRUSTED)
    ),
    "unusual_supervisor": lambda s: s.local().supervised("公司"),
    "near_name": lambda s: s.local((3, 4)).supervised("教肓"),
    "near_name_sport": lambda s: s.local((3, 4)).supervised("体肓"),
    "alias": lambda s: s.local().supervised("科协称"),
    "association_open": lambda s: s.local().put(association=2),
    "shared_name": _shared_names,
    "development_zone": _zones,
    "enterprise": lambda s: s.local().put(kind=Kind.ENTERPRISE),
    "law_firm": lambda s: s.local((3, 4)).put(
        kind=Kind.LAW_FIRM, code_prefix=31, modern=0
    ),
    "law_firm_supervised": lambda s: (
        s.local((3, 4))
        .put(kind=Kind.LAW_FIRM, code_prefix=31, modern=0)
        .supervised("司法")
    ),
}


CHARTERS: dict[str, Plant] = {
    "two_leaders": lambda s: s.local().supervised().declares(Declared.TWO_LINES),
    "one_line": lambda s: s.local().declares(Declared.ONE_LINE),
    "declared_same": lambda s: s.local().supervised().declares(Declared.SUPERVISORS),
    "declared_differs": lambda s: s.local().supervised().declares(Declared.SOPWB),
    "declared_department": lambda s: (
        s.local().supervised("财政").declares(Declared.DEPARTMENT)
    ),
    "declared_township": lambda s: (
        s.local((4,)).in_township().declares(Declared.TOWNSHIP)
    ),
    "declared_self": lambda s: s.local().declares(Declared.OWN),
    "declared_not_yet": lambda s: s.local().declares(Declared.SOPWB, LATER),
}
