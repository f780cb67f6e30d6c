# ruff: noqa: E501  (a Chinese character counts as two; tables of names stay on one line)
"""Words of body names: abbreviations, usual departments, kinds of Party bodies."""

from __future__ import annotations

import re

from .departments import KNOWN_WORDS, MASS, STEMS, WHOLE

COMPANY = re.compile(r"(公司|集团|企业|厂|银行)$")
SOCIETY = re.compile(
    r"(协会|学会|研究会|商会|联合会|基金会|促进会|联谊会|校友会|同业公会|总会|慈善会|联盟|社团)$"
)
DEMOCRATIC = re.compile(
    r"民革|民盟|民建|民进|农工党|农工民主党|致公党|九三学社|台盟|国民党革命委员会|民主同盟|民主建国会|民主促进会|民主自治同盟"
)
REGISTRAR = re.compile(
    r"(民政[厅局]|行政审批(服务)?(管理)?局|社会组织管理局|社会团体管理局|社团局|社团管理局|民间组织管理局|社会团体管理办公室|社会团体登记处"
    r"|社会事业(发展)?局|社区管理局|市民服务中心|民间组织管理办公室)$"
)
CIVIL_AFFAIRS = re.compile(r"(民政[厅局]|民政部)$")
TOWNSHIP_OFFICE = re.compile(
    r"(街道(办事处|办)?|(?<!街道)(镇|乡|苏木)(人民)?政府|(镇|乡|苏木))$"
)

PARTY_END = r"(党组|党委会|党委|党工委|工委|工作委员会|机关委员会|委员会|党总支部?|党支部|支部委员会|总支部委员会|党组织|党建工作机构)"
SOPWB = re.compile(
    r"(委员会)?(组织部)?((非公有制经济(组织)?(和|与|及)(新)?社会组织|两新组织|两新|新经济(组织)?(和|与)?新社会组织|(省级|市级|县级|区级)?社会组织)"
    r"(党工委|工委|党的工作委员会|工作委员会|党委|委员会|党建工作机构|党建工作委员会)|社会工作部)"
)
COMPOSITE = re.compile(
    r"综合(党委|委员会|党总支)|联合(党委|委员会|党总支)|第[一二三四五六七八九十\d]+(综合|联合)?(党委|委员会)"
)
SECTOR = re.compile(
    r"(社会组织行业|行业协会商会|领域行业协会|领域行业|行业协会|行业|科技社团|社团|所属商会|所属社会组织|所属协会|社会组织|领域)(联合|综合)?$"
)


def expand(rest: str) -> str:
    """The full form of the part of a name that follows its division: 卫健委 -> 卫生健康委员会."""
    if rest in WHOLE:
        return WHOLE[rest]
    rest = re.sub(r"^政府(?=.)", "人民政府", rest)
    if m := re.fullmatch(r"(.+?)(委员会|委|局|厅|工作部)", rest):
        stem = STEMS.get(m[1], m[1])
        if m[1] in ("政法", "教", "交", "农", "民") and m[2] in ("局", "厅"):
            stem = m[1]
        rest = stem + ("委员会" if m[2] == "委" else m[2])
    elif m := re.fullmatch(r"(.{2,})办", rest):
        rest = m[1] + "办公室"
    if m := re.match(r"(?:委员会|委)(?=.)", rest):
        rest = "委" + expand(rest[m.end() :])
    return rest


def expand_party(rest: str) -> str:
    """委教育工委 -> 委员会教育工作委员会; 委组织部 -> 委员会组织部."""
    head = "委员会" if re.match(r"(委员会|委)(?=.)", rest) else ""
    body = re.sub(r"^(委员会|委)(?=.)", "", rest)
    body = re.sub(r"^直机关", "直属机关", body)
    body = re.sub(r"党工委$|党的工作委员会$", "工作委员会", body)
    body = re.sub(r"(?<!党)工委$", "工作委员会", body)
    body = re.sub(r"党委$", "委员会", body)
    for short in ("卫健", "教体", "经信", "工信", "国资"):
        body = re.sub(rf"^{short}(?=委?(系统)?工作委员会$)", STEMS[short], body)
    return head + WHOLE.get(body, body)


__all__ = ["KNOWN_WORDS", "MASS", "STEMS", "WHOLE", "expand", "expand_party"]
