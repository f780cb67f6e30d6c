"""Authorities that supervise and register, in the form they have at each tier."""

from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lishu.sample.shares import SECTORS

# Forms at the tiers province, municipality under the centre, prefecture, county.
# Without a hyphen the word is the same everywhere; "X厅局" is 厅 in a province.
_FORMS = {
    "教育": "教育厅局", "科技": "科学技术厅局", "工信": "工业和信息化厅局",
    "民政": "民政厅局", "司法": "司法厅局", "财政": "财政厅局", "公安": "公安厅局",
    "人社": "人力资源和社会保障厅局", "资源": "自然资源厅局", "环境": "生态环境厅局",
    "住建": "住房和城乡建设厅局", "交通": "交通运输厅局", "水利": "水利厅局",
    "农业": "农业农村厅局", "商务": "商务厅局", "文旅": "文化和旅游厅局",
    "退役": "退役军人事务厅局", "应急": "应急管理厅局", "审计": "审计厅局",
    "体育": "体育局", "林业": "林业局", "市监": "市场监督管理局", "医保": "医疗保障局",
    "广电": "广播电视局", "统计": "统计局",
    "卫健": "卫生健康委员会 卫生健康委员会 卫生健康委员会 卫生健康局",
    "发改": "发展和改革委员会 发展和改革委员会 发展和改革委员会 发展和改革局",
    "民宗": "民族宗教事务委员会 民族宗教事务局 民族宗教事务局 民族宗教事务局",
    "科协": "科学技术协会", "工商联": "工商业联合会", "残联": "残疾人联合会",
    "妇联": "妇女联合会", "工会": "总工会", "文联": "文学艺术界联合会",
    "社科联": "社会科学界联合会", "红会": "红十字会", "法学会": "法学会",
    "供销": "供销合作社联合社", "侨联": "归国华侨联合会",
    # Never drawn by sector: what planted cases need.
    "教肓": "教肓局", "体肓": "体肓局", "公司": "虚构投资集团有限公司",
    "职能": "人民政府相关职能部门", "有关": "人民政府有关部门",
}  # fmt: skip

# Other ways to write the same body (the text differs, the body does not).
_ALIASES = {
    "科协称": ("科协", "科协"), "工商联称": ("工商联", "工商联"),
    "残联称": ("残联", "残联"), "文联称": ("文联", "文联"),
}  # fmt: skip

# Who supervises organizations of a sector, with weights.
_BY_SECTOR = {
    "教育": "教育 85 人社 9 科协 3 体育 3",
    "卫生": "卫健 80 科协 8 医保 4 残联 4 红会 4",
    "体育": "体育 82 教育 10 文旅 8",
    "文化": "文旅 62 文联 24 社科联 6 广电 6 文联称 2",
    "科技": "科协 56 科技 32 工信 8 科协称 4",
    "社会服务": "民政 72 残联 8 妇联 6 退役 4 红会 4 工会 2 应急 2 残联称 2",
    "农业": "农业 64 科协 12 林业 9 水利 8 供销 7",
    "建设": "住建 82 资源 18",
    "交通": "交通 92 公安 8",
    "法律": "司法 82 法学会 10 公安 8",
    "工商业": "工商联 44 商务 20 市监 15 工信 13 发改 6 工商联称 2",
    "环境": "环境 84 林业 16",
    "宗教": "民宗 100",
    "财税": "财政 70 审计 20 统计 10",
    "职业及从业者": "人社 62 工商联 20 工会 10 妇联 8",
    "": "发改 25 民政 30 教育 10 文旅 10 社科联 10 侨联 10 市监 5",
}  # fmt: skip

TIERS = 4
KEYS = (*_FORMS, *_ALIASES)
CODE = {key: at for at, key in enumerate(KEYS)}


def _forms(key: str) -> list[str]:
    text = _FORMS[key]
    if text.endswith("厅局"):
        stem = text.removesuffix("厅局")
        return [stem + "厅", stem + "局", stem + "局", stem + "局"]
    words = text.split()
    return words * TIERS if len(words) == 1 else words


@cache
def written() -> pl.Series:
    """Words as a registry has them; the element of a department is key × 4 + tier."""
    plain = [form for key in _FORMS for form in _forms(key)]
    return pl.Series(plain + [text for text, _ in _ALIASES.values() for _ in range(4)])


@cache
def full() -> pl.Series:
    """The full word of each element of `written`: 科协 is 科学技术协会."""
    plain = [form for key in _FORMS for form in _forms(key)]
    return pl.Series(plain + [f for _, key in _ALIASES.values() for f in _forms(key)])


@cache
def cumulative() -> NDArray[np.float64]:
    """Shape (16 sectors, departments): cumulative shares of the departments."""
    table = np.zeros((len(SECTORS), len(KEYS)))
    for at, sector in enumerate(SECTORS):
        words = _BY_SECTOR[sector].split()
        for key, weight in zip(words[::2], words[1::2], strict=True):
            table[at, CODE[key]] = float(weight)
    total: NDArray[np.float64] = np.cumsum(table, axis=1)
    return total / total[:, -1:]


# Registrars by tier: nation, province, municipality, prefecture, county.
REGISTRARS = (
    "民政部", "中华人民共和国民政部", "民政厅", "民政局", "行政审批局",
    "行政审批服务局", "社会团体管理局", "社会组织管理局", "民间组织管理局",
    "高新区社会事业局", "经济技术开发区社会事业局", "苏州工业园区社会事业局", "",
)  # fmt: skip
WITHOUT_PLACE = ("民政部", "中华人民共和国民政部", "苏州工业园区社会事业局", "")
"""Registrars that stand without a division's name in front."""
REGISTRAR = {word: at for at, word in enumerate(REGISTRARS)}
