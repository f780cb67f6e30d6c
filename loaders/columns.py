"""Columns of a registry: what each heading is taken for.

One declaration: canonical name, headings met in real exports (formats.md), how the
text is kept, and the personal headings that never enter. Headings match after NFKC,
without spaces and brackets, in any order; the first heading of a column wins.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from loaders.text import clean


@dataclass(frozen=True)
class Column:
    """A canonical column. `many` says that most rows have a text of their own."""

    name: str
    headings: tuple[str, ...]
    many: bool = False


def _column(name: str, headings: str, many: bool = False) -> Column:
    return Column(name, tuple(headings.split()), many)


COLUMNS = (
    _column(
        "org_id", "统一社会信用代码 社会信用代码 统一信用代码 tyshxydm creditCode", True
    ),
    _column("certificate", "登记证号", True),
    _column(
        "name",
        "社会组织名称 组织机构名称 社团名称 基金会名称 单位名称 机构名称 组织名称 名称 jgmc",
        True,
    ),
    _column("category", "社会组织类型 社会组织类别 组织类型 类型 类别 实体类型 types"),
    _column("is_industry_association", "是否行业协会商会"),
    _column("is_community_organization", "是否城乡社区社会组织"),
    _column(
        "registration_authority",
        "登记管理机关 登记机关 登记管理部门 登记管理部门名称 发证机关 djglbmmc "
        "regInstitute department",
    ),
    _column("division", "行政区划代码 行政区划 所属区划 所属地区"),
    _column("township", "街道乡镇 镇街 所属街道 所在街道(乡镇)"),
    _column("community", "社区村 村居 村(社区)"),
    _column(
        "supervisor",
        "业务主管单位 业务主管部门 主管单位 主管部门 zgdw businessUnit",
    ),
    _column("guidance_unit", "业务指导单位"),
    _column("supervisor_kind", "业务主管单位性质 业务主管单位关系"),
    _column("former_supervisor", "原业务主管单位 脱钩前业务主管单位"),
    _column("decoupled_on", "脱钩日期 脱钩时间 脱钩完成时间"),
    _column("handed_over_on", "党建工作移交日期 党建移交日期 党组织移交时间"),
    _column("direct_registration", "是否直接登记 登记方式 管理体制"),
    _column("approval_authority", "审批机关"),
    _column("sector", "行业领域 所属行业 社会团体行业分类 民非行业分类"),
    _column("status", "登记状态 社会组织状态 状态 regStatus"),
    _column(
        "registered_on",
        "成立登记日期 成立日期 成立时间 登记日期 批准时间 registrationDate establishTime",
    ),
    _column("deregistered_on", "注销日期"),
    _column("domicile", "住所 注册地址 登记地址", True),
    _column(
        "declared_leader",
        "党建领导机关 党建领导机构 党建工作领导机关 党建工作机构 党建归口管理单位",
    ),
    _column("declared_on", "章程核准日期 章程日期"),
    _column("party_organization", "党组织名称", True),
    _column("has_party_organization", "是否建立党组织"),
    _column("declared_upper", "上级党组织 上级党组织名称 隶属党组织"),
    _column("party_organization_kind", "党组织类型 组建方式"),
    _column("party_members", "党员人数"),
    _column("party_organization_since", "党组织成立日期"),
    _column("formal_members", "正式党员数"),
    _column("instructor", "党建指导员"),
    _column("staff_count", "从业人数 从业人员数 专职人数"),
    _column("member_unit_count", "单位会员数 会员单位数"),
    _column("has_party_group", "是否设立党组"),
    _column("joint_party_organization", "联合党组织名称"),
    _column("inspection_result", "年检结论 年报结果"),
    _column("assessment_grade", "评估等级"),
    _column("abnormal_listed", "是否列入活动异常名录 异常活动名录_列入时间"),
    _column("seriously_listed", "是否列入严重违法失信名单 严重违法失信名单_列入时间"),
    _column("has_union", "是否建立工会"),
    _column("has_youth_league", "是否建立共青团组织 是否建立共青团"),
)
BY_NAME = {column.name: column for column in COLUMNS}

#: Headings of personal data (formats.md): dropped at the door, never read.
PERSONAL = re.compile(
    r"法定代表人|负责人|会长|理事长|秘书长|党组织书记|支部书记|联络员|联系人|电话|手机|邮箱|"
    r"证件号|身份证|银行账号|legalPerson|phone|email",
    re.IGNORECASE,
)


def key(heading: str) -> str:
    """The form in which headings are compared.

    >>> key(" 所在街道（乡镇）")
    '所在街道乡镇'
    """
    return re.sub(r"[()\[\]]", "", clean(heading)).casefold()


_KNOWN = {key(h): column.name for column in COLUMNS for h in column.headings}
_KNOWN |= {key(column.name): column.name for column in COLUMNS}
_KNOWN |= {key("id"): "org_id"}
#: Every heading that is known, for suggestions.
KNOWN_HEADINGS = tuple(h for column in COLUMNS for h in column.headings)


def nearest_headings(heading: str) -> list[str]:
    """Known headings that are nearly written like one that is not known."""
    return get_close_matches(heading, KNOWN_HEADINGS, n=2, cutoff=0.7)


@dataclass(frozen=True)
class Headings:
    """What the headings of one file were taken for.

    `columns` gives the position of the heading for each canonical column; `ignored`
    and `personal` are the headings left out, as written.
    """

    columns: Mapping[str, int]
    ignored: tuple[str, ...]
    personal: tuple[str, ...]


def recognize(
    headings: Sequence[str], extra: Mapping[str, str] | None = None
) -> Headings:
    """What each heading is taken for.

    `extra` maps headings that lishu does not know or takes for something else; "" leaves
    one out.
    """
    known = _KNOWN | {key(h): name for h, name in (extra or {}).items()}
    columns: dict[str, int] = {}
    ignored, personal = list[str](), list[str]()
    for position, heading in enumerate(headings):
        name = known.get(key(heading))
        if name is None and PERSONAL.search(clean(heading)):
            personal.append(heading)
        elif not name or name in columns:
            ignored.append(heading)
        else:
            columns[name] = position
    return Headings(columns, tuple(ignored), tuple(personal))
