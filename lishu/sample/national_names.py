"""National names that samples use, and what each cell means on a date."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from lishu.sample.national import meaning

# Supervisors of national organizations, with weights (CAST has by far the most).
_SUPERVISORS = (
    "中国科学技术协会 190 中国科协 10 文化和旅游部 60 教育部 60 民政部 70 "
    "国家卫生健康委员会 50 工业和信息化部 50 国家体育总局 50 农业农村部 40 司法部 15 "
    "住房和城乡建设部 20 交通运输部 20 财政部 20 商务部 20 科学技术部 20 水利部 12 "
    "中国社会科学院 30 中国文学艺术界联合会 15 中华全国工商业联合会 15 公安部 8 "
    "中华全国妇女联合会 8 共青团中央 10 中华全国总工会 6 中国残疾人联合会 8 "
    "国家发展和改革委员会 12 应急管理部 10 自然资源部 15 生态环境部 12 中国气象局 4 "
    "人力资源和社会保障部 12 国家市场监督管理总局 15 国家税务总局 4 国家邮政局 4 "
    "国务院国有资产监督管理委员会 10 国务院国资委 4 国家民族事务委员会 8 国家能源局 5 "
    "中国人民银行 10 国家烟草专卖局 2 中国地震局 3 国家中医药管理局 10 国家文物局 8 "
    "国家知识产权局 5 国家铁路局 4 国家林业和草原局 12 国家广播电视总局 10 国家统计局 3 "
    "审计署 3 退役军人事务部 4 外交部 8 新华通讯社 2 中华人民共和国教育部 5"
)  # fmt: skip
_FORMER = (
    "国务院国有资产监督管理委员会 35 工业和信息化部 14 商务部 10 农业农村部 6 财政部 3 "
    "住房和城乡建设部 8 交通运输部 6 民政部 5 国家发展和改革委员会 5 国家体育总局 4 "
    "文化和旅游部 4"
)  # fmt: skip
RENAMED = (
    "国家林业局", "农业部", "文化部", "环境保护部", "国家卫生和计划生育委员会", "国家旅游局",
    "卫生部", "建设部", "交通部", "国土资源部", "国家工商行政管理总局",
    "国务院扶贫开发领导小组办公室", "国家测绘局",
)  # fmt: skip
ENDED = ("铁道部", "国家新闻出版广电总局", "国家食品药品监督管理总局", "国家电力公司")
PLATES = ("国家海洋局", "国家宗教事务局", "国家标准化管理委员会")
SASAC = "国务院国有资产监督管理委员会"
PAIRS = ("教育部、科学技术部", "中国科学技术协会、民政部", "财政部，审计署")
ONE_LIVE = ("铁道部、交通运输部",)
ENTRUSTED = ("中国虚构工业联合会",)
_PLANTED = (*RENAMED, *ENDED, *PLATES, *PAIRS, *ONE_LIVE, *ENTRUSTED)

CENTRAL = {
    "中央社会工作部": "中央社会工作部",
    "中共中央社会工作部": "中央社会工作部",
    "中央和国家机关工委": "中央和国家机关工委",
    "中央和国家机关工作委员会": "中央和国家机关工作委员会",
    "中央国家机关工委": "中央国家机关工委",
    "中央直属机关工作委员会": "中央直属机关工作委员会",
    "国务院国资委党委": "国务院国资委党委",
}
"""Declared leaders that are rows of the table, as written and as named there."""


def _weighted(text: str) -> dict[str, int]:
    words = text.split()
    return {n: int(w) for n, w in zip(words[::2], words[1::2], strict=True)}


SUPERVISOR_WEIGHTS = _weighted(_SUPERVISORS)
FORMER_WEIGHTS = _weighted(_FORMER)
NAMES = tuple(dict.fromkeys([*SUPERVISOR_WEIGHTS, *FORMER_WEIGHTS, *_PLANTED]))
"""Every text that may stand in the supervisor column of a national organization."""
NUMBER = {name: at for at, name in enumerate(NAMES)}
LEADERS = (*CENTRAL, *(name + "党组" for name in NAMES))
"""Every national text that may stand in the declared column."""
LEADER = {name: at for at, name in enumerate(LEADERS)}
STATES = ("none", "alive", "followed", "ended", "unborn", "several", "unknown")
STATE = {name: at for at, name in enumerate(STATES)}


@dataclass(frozen=True)
class Meanings:
    """By element of NAMES or LEADERS: the state (of STATES) and the living body's id."""

    state: NDArray[np.int64]
    id: tuple[str, ...]


def _one(cell: str, on: date) -> tuple[str, str]:
    if cell in ENTRUSTED:
        return "alive", ""
    names = cell.replace("，", "、").split("、")
    found = [meaning(name, on) for name in names]
    if len(found) > 1:
        found = [each for each in found if each.state == "alive"] or found
    if len(found) > 1:
        return "several", ""
    return found[0].state, found[0].id


@cache
def supervisors(on: date) -> Meanings:
    """What each of NAMES means on the date."""
    pairs = [_one(cell, on) for cell in NAMES]
    return Meanings(np.array([STATE[s] for s, _ in pairs]), tuple(i for _, i in pairs))


@cache
def leaders(on: date) -> Meanings:
    """What each of LEADERS means on the date: a body, or a supervisor's Party one."""
    own = [meaning(name, on) for name in CENTRAL.values()]
    party = supervisors(on)
    ids = tuple(each.id for each in own) + tuple(
        f"PARTY_ORG:{name}" if name else "" for name in party.id
    )
    states = [STATE[each.state] for each in own]
    return Meanings(np.array([*states, *party.state]), ids)
