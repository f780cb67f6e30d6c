"""Words of body names: departments, short forms, the shapes of Party bodies.

In: what is left of a name when its division is taken off. Out: its full form, and
what kind of body it names. Names that documents declare: `grammar`. Semantics §4, §5.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data" / "departments.toml"
WORK_COMMITTEE = re.compile(r"(?:党工委|工委|工作委员会)$")
COMMITTEE = re.compile(r"^(?:委|党委|委员会|党委员会|党组织)$")
PARTY_ORG = re.compile(
    r"^(.+?)(?:直属机关党委|直属机关委员会|直属机关工作委员会|机关党委|机关委员会|机关党组织|党组织|党组|党委|党总支|党支部|党委员会)$"
)
COMMITTEE_OF = re.compile(r"^(.+?)委员会$")
PARTY_DEPARTMENT = re.compile(
    r"^(?:委|党委|委员会)(?!员会)(.*(?:部|办公室|办|委员会|委|局|校|中心|研究室|台))$"
)
TOWNSHIP = re.compile(
    r"^(.{1,12}?(?:街道|镇|乡|苏木|街道办事处))"
    r"(?:办事处|人民政府|政府|办|党工委|工委|工作委员会|党委|委员会|党组织|委|政务中心)*$"
)
BARE_LEVEL = re.compile(
    r"^(省|市|区|县|州|旗)(?=委|政|人|直(?:属)?机关|[^区县市直属级省州旗].)"
)
NATIONAL = ("中国", "中华", "全国", "国家", "国务院", "中央", "最高", "中共中央")
#: An alias with one of these links nationally wherever the organization is (§5).
NATIONAL_MARKS = ("国家", "中国", "中华", "国务院", "中央")
_EXEMPT = re.compile(
    r"科学技术协会|科协|工商业联合会|工商联|总商会|总工会|共青团|共产主义青年团|妇女联合会|妇联"
    r"|文学艺术界联合会|文联|作家协会|作协|侨联合会|归国华侨联合会|侨联|残疾人联合会|残联|红十字会"
    r"|国际贸易促进委员会|贸促会|社会科学(?:界)?联合会|社科联|法学会|台湾同胞联谊会|台联"
    r"|计划生育协会|计生协|宋庆龄基金会|供销合作"
)
_UNUSUAL = re.compile(
    r"(?:公司|集团|协会|学会|商会|联合会|促进会|研究会|基金会|联盟|总会|同业公会|联谊会)$"
    r"|行政审批|政务服务|社会团体管理|社会组织管理局|民间组织管理局|社会团体登记"
    r"|民主同盟|民主建国会|民主促进会|农工(?:民主)?党|致公党|九三学社|台盟|民革|民盟|民建|民进"
)
_BODY_ENDING = re.compile(
    r"(?:局|厅|部|署|委员会|办公室|办|院|所|中心|协会|学会|联合会|商会|总会|公司|集团|大学|学院|学校"
    r"|社|站|馆|处|会|队|银行|法院|检察院|政府|团委|联社)$"
)


@dataclass(frozen=True)
class Words:
    """The usual department words and their short forms."""

    known: frozenset[str]
    aliases: dict[str, str]


@cache
def words() -> Words:
    """The bundled department words (`loaders/data/departments.toml`)."""
    with _DATA.open("rb") as file:
        table = tomllib.load(file)
    known = frozenset(table["words"].split())
    return Words(known, dict(table["aliases"]))


@cache
def full(rest: str) -> str:
    """The full form of a department: 卫健委 → 卫生健康委员会.

    >>> full("科协")
    '科学技术协会'
    >>> full("商务委")
    '商务委员会'
    """
    found = words().aliases.get(rest)
    if found:
        return found
    if rest.endswith("委") and len(rest) > 2 and not rest.endswith("常委"):
        return rest + "员会"
    return rest


@cache
def full_party(rest: str) -> str:
    """The full form of a Party body: 教育工委 → 教育工作委员会, 党委 → 委员会."""
    rest = re.sub(r"^直机关", "直属机关", rest)
    rest = re.sub(r"(?:党)?工委$", "工作委员会", rest)
    rest = re.sub(r"党工作委员会$", "工作委员会", rest)
    return re.sub(r"(?:党委|党委员会)$", "委员会", rest)


def is_known(rest: str) -> bool:
    """Whether a department word is one of the usual ones, in any form."""
    return full(rest) in words().known or rest in words().aliases


def is_unusual(name: str) -> bool:
    """Whether a supervisor of this name is unusual (SUPERVISOR_UNUSUAL)."""
    return bool(_UNUSUAL.search(name)) and not _EXEMPT.search(name)


def is_body(rest: str) -> bool:
    """Whether a word ends like the name of a body that has a Party organization."""
    return is_known(rest) or bool(_BODY_ENDING.search(rest))
