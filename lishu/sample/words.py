"""Words that names of fictional organizations are made of."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lishu.sample.shares import SECTORS

MARK = "虚构"
"""Stands in every organization's name: nobody should take it for a real one."""

FANCY = (
    "安邦宝博昌畅晨诚澄春达大丹德笛鼎东恩尔帆芳飞枫峰福光桂国海涵翰航皓和荷弘宏鸿华"
    "煌辉惠慧吉佳嘉坚建江捷锦京晶景静九久菊君钧俊凯康科可坤兰朗乐蕾立利莲良林凌领隆"
    "露路律绿伦麦曼茂美梦苗民敏名明铭慕南宁诺沛鹏平普其琪启千谦芊青清晴秋泉然仁荣融"
    "茹瑞润若森山善尚韶深升圣盛诗时世舒双思松苏泰棠涛腾天田亭童婉万望威维文闻武希溪"
    "熙夏先贤翔想小晓心欣新馨兴星轩学雅彦阳扬遥叶一依亿艺益逸毅音英盈颖永优友宇羽雨"
    "玉育元园源远月悦云韵泽展昭哲真振正知志致智中忠洲竹卓紫"
)

# Each sector: topics of associations and societies, then what its private
# non-enterprise units are, then topics of its foundations.
_VOCABULARY = {
    "教育": ("教育 家庭教育 民办教育 学前教育 书法教育 校外培训",
           "幼儿园 幼儿园 双语幼儿园 实验幼儿园 艺术学校 外语学校 小学 职业学校 "
           "托育园 培训中心 画室", "教育 助学"),
    "卫生": ("医学 护理 中医药 口腔 医院管理 健康管理 预防医学",
           "医院 门诊部 护理院 康复中心 卫生站 体检中心", "医疗救助 健康"),
    "体育": ("羽毛球 乒乓球 篮球 足球 太极拳 钓鱼 门球 自行车 游泳 健身操 围棋",
           "俱乐部 球馆 游泳馆 武术馆 篮球馆 健身中心", "体育"),
    "文化": ("书法 摄影 戏曲 诗词 民俗文化 收藏 舞蹈 音乐 茶文化 美术",
           "艺术团 书画院 博物馆 文化传播中心 剧社 美术馆", "文化 艺术"),
    "科技": ("自动化 计算机 农学 化学 气象 机械工程 科普 测绘 人工智能",
           "科学研究院 技术研究所 科普中心 科技服务中心", "科技"),
    "社会服务": ("慈善 志愿者 养老服务 社会工作 助残 老年人 退役军人 义工",
             "养老院 社工站 老年公寓 助残中心 养老中心 福利院 "
             "义工站 敬老院", "慈善 公益 扶贫"),
    "农业": ("茶叶 蔬菜 养猪 苹果 水稻 蜂业 农机 花卉 水产 柑橘 畜牧",
           "农业技术服务中心 农民培训学校 蔬菜研究所", "乡村发展"),
    "建设": ("建筑 装饰 物业管理 房地产 勘察设计 园林 工程监理",
           "建筑培训中心 规划研究所", "古建筑保护"),
    "交通": ("道路运输 物流 出租汽车 公路 驾驶培训 汽车维修",
           "交通培训中心 驾驶培训学校", "交通安全"),
    "法律": ("法学 律师 人民调解 法律援助 公证",
           "法律服务中心 调解中心 司法鉴定所", "法律援助"),
    "工商业": ("电子商务 餐饮 服装 家具 机械 食品 汽车 建材 五金 陶瓷 印刷 化工",
            "企业服务中心 商务咨询中心 经济研究院", "企业发展"),
    "环境": ("环境保护 节能 生态保护 垃圾分类 湿地保护",
           "环境保护中心 生态研究所 自然教育中心", "环境保护"),
    "宗教": ("佛教 道教 基督教 伊斯兰教 天主教",
           "宗教文化研究中心 慈善服务中心", "慈善"),
    "财税": ("会计 税务 审计 财政 内部审计",
           "会计培训中心 财税服务中心", "财经教育"),
    "职业及从业者": ("人力资源 美容美发 家政服务 厨师 青年创业 女企业家 退休工程师",
               "职业技能培训学校 人才服务中心 就业服务中心", "创业"),
    "": ("老区建设 同乡 校友 交流 区域发展 品牌 红色文化",
         "服务中心 研究院 交流中心", "发展"),
}  # fmt: skip

_ENDINGS = {
    0: ("协会", "学会", "研究会", "促进会", "联合会"),
    1: ("行业协会", "商会", "同业公会"),
    2: ("促进会", "联谊会"),
}
"""Of associations, by is_industry_association: no, yes, not stated (the ending must
not tell)."""


@dataclass(frozen=True)
class Tails:
    """Ends of names in one pool; those of a (kind, association, sector) lie together."""

    pool: pl.Series
    start: NDArray[np.int64]
    """Shape (3 kinds, 3 association states, 16 sectors)."""
    size: NDArray[np.int64]


def _tails(kind: int, association: int, sector: str) -> list[str]:
    topics, units, funds = (words.split() for words in _VOCABULARY[sector])
    if kind == 1:
        return units
    if kind == 2:
        return [topic + "基金会" for topic in funds]
    return [topic + end for topic in topics for end in _ENDINGS[association]]


@cache
def tails() -> Tails:
    """Every end of a name: 羽毛球协会, 双语幼儿园, 慈善基金会."""
    pool: list[str] = []
    start = np.zeros((3, 3, len(SECTORS)), dtype=np.int64)
    size = np.zeros_like(start)
    for kind, association, at in np.ndindex(start.shape):
        found = _tails(kind, association, tuple(SECTORS)[at])
        start[kind, association, at] = len(pool)
        size[kind, association, at] = len(found)
        pool += found
    return Tails(pl.Series(pool), start, size)


LETTERS = tuple(dict.fromkeys(FANCY))
PLACELESS = LETTERS.index("芊") * len(LETTERS)
"""From here, as many words as there are letters begin with 芊: no place is so called."""


@cache
def fancy() -> pl.Series:
    """Every pair of pleasant characters, in which fictional names differ."""
    return pl.Series([first + second for first in LETTERS for second in LETTERS])


_COMMUNITIES = (
    "幸福社区 和平社区 新华社区 光明社区 团结社区 东风社区 文昌社区 湖滨社区 南门社区 "
    "北苑社区 红旗村 新民村 前进村 东升村 永兴村 大安村 石桥村 双龙村 青山村 柳树村"
)
COMMUNITIES = pl.Series(_COMMUNITIES.split())
