# ruff: noqa: E501  (lists of names stay together)
"""Registries such as no generator of samples would write: any value beside any other, any column absent."""

from __future__ import annotations

import random
from collections.abc import Callable

Seat = tuple[str, str, str]
Draw = Callable[[random.Random, Seat], str]

SEATS: tuple[Seat, ...] = (
    ("绍兴市", "绍兴市民政局", "330600"),
    ("越城区", "绍兴市越城区民政局", "330602"),
    ("浙江省", "浙江省民政厅", "330000"),
    ("中国", "民政部", "100000"),
    ("深圳市", "深圳市民政局", "440300"),
    ("南山区", "深圳市南山区民政局", "440305"),
    ("上海市", "上海市社会团体管理局", "310000"),
    ("浦东新区", "浦东新区民政局", "310115"),
    ("新昌县", "新昌县行政审批局", "330624"),
    ("广西", "广西壮族自治区民政厅", "450000"),
    ("苏州", "苏州工业园区社会事业局", "320500"),
)
ENDINGS = [
    "学会",
    "行业协会",
    "商会",
    "研究会",
    "基金会",
    "联合会",
    "促进会",
    "学校",
    "医院",
    "幼儿园",
    "艺术团",
    "律师事务所",
]
CENTRAL = [
    "教育部",
    "国家卫生和计划生育委员会",
    "国家卫计委",
    "国家食品药品监督管理总局",
    "铁道部",
    "民政部",
    "国务院国资委",
    "国务院国有资产监督管理委员会",
    "中国科学技术协会",
    "应急管理部",
    "文化部",
    "交通部",
    "国家体育总局",
    "中华全国工商业联合会",
]
LOCAL = [
    "绍兴市教育局",
    "绍兴市科协",
    "绍兴市科学技术协会",
    "绍兴市委宣传部",
    "浙江省教育厅",
    "绍兴市某某有限公司",
    "绍兴市总商会",
    "绍兴市行政审批局",
    "绍兴市卫健委",
    "绍兴市卫计委",
    "深圳市教育局",
    "深圳市南山区教育局",
    "上海市教委",
    "绍兴市国资委",
    "绍兴市民政局",
    "绍兴市文广旅局",
    "绍兴市教育局、绍兴市体育局",
    "绍兴市教育局;绍兴市教育局",
    "绍兴市教育局、有关部门",
    "浙江省教育厅,铁道部",
    "教育部、铁道部",
]
BARE = ["教育局", "省教育厅", "卫健委", "国资委", "工信部"]
NOBODY = ["有关部门", "相关职能部门", "无", "直接登记", "", "", "", "/", "--", "暂无"]
LEADERS = [
    "绍兴市委教育工委",
    "绍兴市教育局党组",
    "中共绍兴市教育局委员会",
    "市委两新工委",
    "中共绍兴市委",
    "绍兴市委",
    "绍兴市社会组织党委",
    "绍兴市社会组织综合党委",
    "绍兴市社会组织第三综合委员会",
    "绍兴市卫生健康委员会社会组织行业党委",
    "中央和国家机关工委",
    "中央国家机关工委",
    "国务院国资委党委",
    "国务院国有资产监督管理委员会党委",
    "中央社会工作部",
    "教育部党组",
    "民政部党组",
    "民政部直属机关党委",
    "民政部社会组织服务中心党委",
    "铁道部党组",
    "越城区府山街道党工委",
    "绍兴市委组织部",
    "中共绍兴市委社会工作部",
    "绍兴市工商联党委",
    "中共绍兴市委、绍兴市社会组织党委",
    "绍兴市教育局党组、绍兴市财政局党组",
    "中国科协党组",
    "中国科学技术协会党组",
    "本会党支部",
    "绍兴市委卫生健康工委",
    "深圳市委教育工委",
    "绍兴市教育局直属机关党委",
]
UPPER = [
    "绍兴市社会组织党委",
    "中共绍兴市委",
    "绍兴市财政局党组",
    "本会党支部",
    "中央社会工作部",
    "中共深圳市福田区委员会",
]
DAYS = [
    "2015-01-01",
    "2016/7/22",
    "2018年3月1日",
    "20190601",
    "2022",
    "2023-03-16",
    "2023-12-31",
    "2024-07-01",
    "2027-01-01",
    "--",
    "42573",
]


def one_of(*values: str, blanks: int = 0) -> Draw:
    """One of these values, or an empty cell."""
    return lambda random_, seat: random_.choice([*values, *[""] * blanks])


def _supervisor(random_: random.Random, seat: Seat) -> str:
    bare = [] if seat[2] == "100000" else BARE
    return random_.choice([*CENTRAL, *LOCAL, *bare, *NOBODY])


def _kind(random_: random.Random, seat: Seat) -> str:
    trusted = [] if seat[2] == "100000" else ["代管"]
    return random_.choice(["", "", "", "主管", "指导", *trusted])


COLUMNS: dict[str, Draw] = {
    "社会组织类型": one_of(
        *[
            "社会团体",
            "民办非企业单位",
            "基金会",
            "社会服务机构",
            "有限责任公司",
            "中介组织",
        ],
        blanks=2,
    ),
    "业务主管单位": _supervisor,
    "业务主管单位关系": _kind,
    "原业务主管单位": one_of("国务院国资委", "绍兴市教育局", "铁道部", blanks=2),
    "脱钩日期": one_of(*DAYS, blanks=30),
    "党建移交日期": one_of(*DAYS, blanks=20),
    "是否直接登记": one_of("是", "否", "直接登记", "双重管理", blanks=3),
    "是否行业协会商会": one_of("是", "否", "未知", blanks=2),
    "是否城乡社区社会组织": one_of("是", "否", "否", blanks=1),
    "街道乡镇": one_of(
        "府山街道", "皋埠镇", "越城区府山街道", "招商街道", "无", "/", blanks=1
    ),
    "社区村": one_of("府山社区", "越都社区居委会", "无", blanks=2),
    "登记状态": one_of("正常", "注销", "撤销登记", "备案", "已吊销", blanks=2),
    "成立登记日期": one_of(*DAYS, blanks=4),
    "注销日期": one_of(*DAYS, blanks=40),
    "党建领导机关": one_of(*LEADERS, blanks=12),
    "章程日期": one_of(*DAYS, blanks=20),
    "上级党组织": one_of(*UPPER, blanks=30),
    "审批机关": one_of(
        "深圳市教育局",
        "市教育局",
        "南山区教育局",
        "深圳市卫生和人口计划生育委员会",
        "市卫生人口计生委",
        blanks=1,
    ),
    "党组织成立日期": one_of("2012-05-01", "2016/7/22", blanks=2),
    "正式党员数": one_of("2", "3", "5人", "无", blanks=1),
    "党建指导员": one_of("否", "张三", "是", blanks=1),
    "是否建立工会": one_of("否", "是", blanks=1),
    "住所": one_of(
        "浙江省绍兴市越城区解放北路1号",
        "上海市黄浦区南京东路1号",
        "北京市西城区",
        "鼓楼区中山路1号",
        blanks=2,
    ),
    "行政区划代码": lambda random_, seat: random_.choice(
        ["", "", seat[2], "330600", "310115"]
    ),
}


def wild(seed: int, height: int) -> list[dict[str, str]]:
    """A registry of `height` rows; each optional column is there three times in four."""
    random_ = random.Random(seed)
    there = [name for name in COLUMNS if random_.random() < 0.75]
    if "业务主管单位" not in there:
        there = [name for name in there if name != "业务主管单位关系"]
    rows = []
    for number in range(height):
        seat = random_.choice(SEATS)
        name = f"{seat[0]}虚构{seed:03d}{number:04d}{random_.choice(ENDINGS)}"
        row = {"社会组织名称": name, "登记管理机关": seat[1]}
        row |= {column: COLUMNS[column](random_, seat) for column in there}
        if row.get("党建领导机关") or row.get("上级党组织") not in UPPER[-1:]:
            row |= {c: "" for c in ["党组织成立日期"] if c in row}
        row["党组织名称"] = random_.choice(["", "中共某某支部委员会", "无"])
        rows.append(row)
    return rows
