# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""A body in the role of leader, and the words by which names are told apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .bodies import Body

CANONICAL_KINDS = {"SOPWB", "PARTY_COMMITTEE", "TOWNSHIP_PARTY_ORG"}
NATIONAL_MARK = re.compile(r"国家|中国|中华|国务院|中央")
NATIONAL_HEAD = re.compile(r"^(中国|中华|全国|国家|国务院|中央)")
NOT_A_LEVEL = re.compile(r"市场|市政|市容|区块|区域|县域|旗袍|旗舰|州际|盟约")
LOOKS_LIKE_A_BODY = re.compile(
    r"[局厅委会部院校社署处办行]$|公司|中心|集团|大学|法院|总站|馆$|政府$"
)
ZONE_HEAD = r".*?(?:园区|高新区|高新技术产业开发区|开发区|新区|保税区|示范区|自贸区|合作区|风景区)"
ID = re.compile(r"(SOPWB|PARTY_COMMITTEE|TOWNSHIP_PARTY_ORG)@(\d{6,9})")
LEVEL_NAMES = (
    ("自治区", "自治区"),
    ("省", "省"),
    ("市", "市"),
    ("县", "县"),
    ("区", "区"),
    ("州", "州"),
    ("盟", "盟"),
    ("旗", "旗"),
)


@dataclass(frozen=True)
class Leader:
    """A body in the role of leader. `rows`: the bodies of that name, dated; `host`: whose Party organization it is."""

    id: str
    name: str
    kind: str
    division: str
    rows: tuple[Body, ...] = ()
    host: tuple[Body, ...] = ()
    party: bool = True
    qualifier: bool = False
