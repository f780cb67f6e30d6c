"""Planted cases of national registration."""

from datetime import date

import numpy as np

from lishu.sample import days, national_names
from lishu.sample.facts import Declared, Odd, Relation, Supervisor
from lishu.sample.national_names import LEADER, NUMBER, SASAC
from lishu.sample.site import Plant, Site


def _bare(site: Site) -> Site:
    return site.bare(np.zeros(len(site.at), dtype=np.int64))


def _supervised(site: Site, *names: str) -> Site:
    """National organizations under those supervisors, in turn."""
    numbers = np.array([NUMBER[name] for name in names])
    word = np.resize(numbers, len(site.at))
    return _bare(site).put(supervisor=Supervisor.NATIONAL, supervisor_word=word)


def _under(*names: str) -> Plant:
    def plant(site: Site) -> None:
        _supervised(site, *names)

    return plant


def _declaring(*names: str, on: date | None = None, association: int = 0) -> Plant:
    def plant(site: Site) -> None:
        words = np.resize(np.array([LEADER[name] for name in names]), len(site.at))
        when = days.BLANK if on is None else days.day(on)
        _bare(site).put(association=association, declared=Declared.NATIONAL)
        site.put(declared_word=words, declared_on=when)

    return plant


def _entrusted(association: int) -> Plant:
    def plant(site: Site) -> None:
        _supervised(site, *national_names.ENTRUSTED)
        site.put(relation=Relation.ENTRUSTED, association=association)

    return plant


def _association(value: int) -> Plant:
    def plant(site: Site) -> None:
        _bare(site).put(association=value)

    return plant


def _inferred(site: Site) -> None:
    """The column is blank, but the name ends 行业协会, 商会 or 同业公会."""
    _bare(site).put(association=1, odd=Odd.ASSOCIATION_BLANK)


def _formerly(association: int, handed_over: date | None) -> Plant:
    """Decoupled from the commission for state assets, in 2016."""

    def plant(site: Site) -> None:
        when = days.day(handed_over) if handed_over else days.BLANK
        _bare(site).put(supervisor=Supervisor.BLANK, association=association)
        site.put(former=Supervisor.NATIONAL, former_word=NUMBER[SASAC])
        site.put(decoupled=days.day(date(2016, 6, 1)), handed_over=when)

    return plant


NATIONAL: dict[str, Plant] = {
    "R23": _association(1),
    "undecided": _association(0),
    "association_unknown": _association(2),
    "association_inferred": _inferred,
    "O08_sasac": _formerly(0, date(2016, 9, 1)),
    "gap_national": _formerly(1, None),
    "M17": _under("民政部"),
    "sasac_supervisor": _under(SASAC),
    "renamed_supervisor": _under(*national_names.RENAMED),
    "ended_supervisor": _under(*national_names.ENDED),
    "plate": _under(*national_names.PLATES),
    "two_national_supervisors": _under(*national_names.PAIRS),
    "one_living_supervisor": _under(*national_names.ONE_LIVE),
    "entrusted_association": _entrusted(1),
    "entrusted_national": _entrusted(0),
    "declared_transferred": _declaring(
        "国务院国资委党委", "中央和国家机关工委", on=date(2019, 4, 1), association=1
    ),
    "declared_after_transfer": _declaring(
        "国务院国资委党委", on=date(2023, 9, 1), association=1
    ),
    "declared_stale": _declaring(
        "中央国家机关工委", "中央直属机关工作委员会", on=date(2017, 2, 1)
    ),
    "declared_stale_transferred": _declaring("中央国家机关工委", association=1),
    "declared_ended": _declaring("铁道部党组", "国家新闻出版广电总局党组"),
}
