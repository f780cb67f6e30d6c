"""The registry's 23 columns, written from the facts."""

import numpy as np
import polars as pl

from lishu.sample import authorities, cells, codes, days, pieces, words
from lishu.sample.facts import Ints, Kind, Odd, Place, Plan, Relation, Status
from lishu.sample.pieces import literal
from lishu.sample.reference import divisions
from lishu.sample.shares import SECTORS

KIND_TEXTS = {
    Kind.ASSOCIATION: "社会团体",
    Kind.PRIVATE_UNIT: "民办非企业单位",
    Kind.FOUNDATION: "基金会",
    Kind.SERVICE_UNIT: "社会服务机构",
    Kind.ENTERPRISE: "企业",
    Kind.LAW_FIRM: "律师事务所",
}
STATUS_TEXTS = {
    Status.NORMAL: "正常",
    Status.DEREGISTERED: "注销",
    Status.WITHDRAWN: "撤销",
    Status.REVOKED: "吊销",
}
RELATION_TEXTS = {
    Relation.BLANK: None,
    Relation.SUPERVISES: "主管",
    Relation.GUIDES: "指导",
    Relation.ENTRUSTED: "代管",
}


def _pool(
    texts: dict[Kind, str] | dict[Status, str] | dict[Relation, str | None],
) -> pl.Series:
    return pl.Series(list(texts.values()))


def names(plan: Plan) -> pl.Series:
    """社会组织名称: place, the mark of fiction, a word of its own, what it is."""
    tails = words.tails()
    kind = np.array([0, 1, 2, 1, 1, 1])[plan.kind]
    at = (kind, plan.association, plan.sector)
    tail = tails.pool.gather(tails.start[at] + plan.tail % tails.size[at])
    place = pl.Series(["", "中国"]).gather(
        (plan.division == 0) & (plan.place != Place.UNKNOWN)
    )
    local = pieces.place(plan, (plan.division != 0) & (plan.place != Place.UNKNOWN))
    fancy = words.fancy().gather(plan.word)
    mark = pl.Series([words.MARK]).new_from_index(0, len(plan.row))
    head = [place, local, mark, fancy]
    text = pieces.join([*head, tail])
    comma = pieces.join(
        [*head, pl.Series(["，北分会, 南分会"]).new_from_index(0, len(tail)), tail]
    )
    quote = pieces.join(
        [*head, pl.Series(['"之友"']).new_from_index(0, len(tail)), tail]
    )
    formula = pieces.join([pl.Series(["=1+"]).new_from_index(0, len(tail)), text])
    for odd, other in (
        (Odd.NAME_COMMA, comma),
        (Odd.NAME_QUOTE, quote),
        (Odd.NAME_FORMULA, formula),
    ):
        text = other.zip_with(pl.Series(plan.odd == odd), text)
    return text


def code_texts(plan: Plan) -> pl.Series:
    """统一社会信用代码: valid ones, but for the faults that are planted."""
    division = divisions().code[plan.code_division]
    division = np.where(plan.code_digits > 0, plan.code_digits, division)
    matrix = codes.make_codes(
        plan.code_prefix, division, plan.code_serial, plan.modern == 1
    )
    codes.spoil(matrix, plan.odd)
    text = codes.as_text(matrix)
    short = plan.odd == Odd.CODE_LENGTH
    text = text.str.head(17).zip_with(pl.Series(short), text)
    return text.set(pl.Series(plan.odd == Odd.NO_CODE), None)


def _dates(number: Ints) -> pl.Series:
    return days.texts().gather(number)


def _yes_no(value: Ints) -> pl.Series:
    return pl.Series(["否", "是", None]).gather(value)


def _townships(plan: Plan) -> pl.Series:
    """街道乡镇: the table's name, or that of a street which is in no table."""
    number = np.where(
        plan.township >= 0, pieces.towns_from() + plan.township, literal("")
    )
    text = pieces.word(np.where(plan.township == -2, literal("虚构新城街道"), number))
    return text.set(text == "", None)


def _communities(plan: Plan) -> pl.Series:
    pool = pl.concat([pl.Series([None], dtype=pl.String), words.COMMUNITIES])
    return pool.gather(plan.community_name + 1)


def _approval(plan: Plan) -> pl.Series:
    """审批机关: 1 the division's own authority, 2 to 3 Shenzhen's two bureaus."""
    word = np.where(
        plan.sector == 1, authorities.CODE["卫健"], authorities.CODE["教育"]
    )
    tier = np.maximum(divisions().tier[plan.division] - 1, 0)
    own = pieces.DEPARTMENTS + word * authorities.TIERS + tier
    one = plan.approval == 1
    text = pieces.join(
        [pieces.place(plan, one), pieces.word(np.where(one, own, literal("")))]
    )
    city = pl.Series([None, "深圳市教育局", "深圳市卫生和人口计划生育委员会"])
    return city.gather(np.maximum(plan.approval - 1, 0)).zip_with(
        pl.Series(plan.approval > 1), text
    )


def write_columns(plan: Plan) -> pl.DataFrame:
    """The 23 columns of formats.md, all text; blank cells are null."""
    own = names(plan)
    registered = _dates(plan.registered)
    wrong = pl.Series(["2023-02-30"]).new_from_index(0, len(own))
    registered = wrong.zip_with(pl.Series(plan.odd == Odd.DATE_INVALID), registered)
    unsaid = plan.odd == Odd.ASSOCIATION_BLANK
    association = np.where(unsaid, 2, plan.association)
    sectors = pl.Series([sector or None for sector in SECTORS])
    return pl.DataFrame(
        {
            "序号": pl.Series(plan.row + 1).cast(pl.String),
            "社会组织名称": own,
            "统一社会信用代码": code_texts(plan),
            "登记管理机关": cells.registrar(plan),
            "社会组织类型": _pool(KIND_TEXTS).gather(plan.kind),
            "成立登记日期": registered,
            "登记状态": _pool(STATUS_TEXTS).gather(plan.status),
            "是否行业协会商会": _yes_no(association),
            "是否城乡社区社会组织": _yes_no(plan.community),
            "业务主管单位": cells.supervisor(plan),
            "业务主管单位关系": _pool(RELATION_TEXTS).gather(plan.relation),
            "原业务主管单位": cells.former(plan),
            "脱钩日期": _dates(plan.decoupled),
            "党建移交日期": _dates(plan.handed_over),
            "党建领导机关": cells.declared(plan, own),
            "章程日期": _dates(plan.declared_on),
            "街道乡镇": _townships(plan),
            "社区村": _communities(plan),
            "注销日期": _dates(plan.deregistered),
            "行业领域": sectors.gather(plan.sector),
            "审批机关": _approval(plan),
            "党组织成立日期": _dates(plan.party_since),
            "法定代表人": pl.Series(["测试"]).new_from_index(0, len(own)),
        }
    )
