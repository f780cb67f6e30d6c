"""Where a text says something is: authorities, codes, domiciles, names."""

import csv
from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from loaders import load
from loaders.places import Gazetteer
from loaders.reference import division_changes, divisions
from loaders.reference import rows as reference_rows

GAZETTEER = Gazetteer(divisions(), division_changes())
COLUMNS = ("统一社会信用代码", "社会组织名称", "登记管理机关", "行政区划代码", "住所")


def placed(tmp_path: Path, **cells: str) -> tuple[str, str, set[str]]:
    """Division, level and notes of one organization with these cells."""
    row = {"社会组织名称": "测试学会", "业务主管单位": "无"} | cells
    path = tmp_path / "registry.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    found = resolve(load(path), date(2021, 6, 1)).table().to_dicts()[0]
    return found["division"], found["level"], set(found["notes"].split("|")) - {""}


@pytest.mark.parametrize(
    ("authority", "division", "level"),
    [
        ("民政部", "100000", "nation"),
        ("中华人民共和国民政部", "100000", "nation"),
        ("国家社会组织管理局", "100000", "nation"),
        ("国家民间组织管理局", "100000", "nation"),
        ("民政部社会组织管理局", "100000", "nation"),
        ("民政部民间组织管理局", "100000", "nation"),
        ("浙江省民政厅", "330000", "province"),
        ("广西壮族自治区民政厅", "450000", "province"),
        ("广西民政厅", "450000", "province"),
        ("内蒙古自治区民政厅", "150000", "province"),
        ("上海市社会团体管理局", "310000", "province"),
        ("北京市社会团体管理办公室", "110000", "province"),
        ("绍兴市民政局", "330600", "prefecture"),
        ("绍兴市越城区民政局", "330602", "county"),
        ("浙江省绍兴市越城区民政局", "330602", "county"),
        ("浦东新区民政局", "310115", "county"),
        ("上海市浦东新区民政局", "310115", "county"),
        ("开平市民政局", "440783", "county"),
        ("新昌县行政审批局", "330624", "county"),
        ("常州市武进区行政审批局", "320412", "county"),
        ("绍兴市民间组织管理局", "330600", "prefecture"),
        ("绍兴市社会团体登记处", "330600", "prefecture"),
        ("绍兴市行政审批服务局", "330600", "prefecture"),
        ("鄂温克族自治旗民政局", "150724", "county"),
        ("恩施土家族苗族自治州民政局", "422800", "prefecture"),
        ("绍兴县民政局", "330603", "county"),
        ("绍 兴 市 民 政 局", "330600", "prefecture"),
    ],
)
def test_the_place_of_a_registration_authority(
    tmp_path: Path, authority: str, division: str, level: str
) -> None:
    """The prefix of a registrar is the place, long, short, former or spaced out."""
    assert placed(tmp_path, 登记管理机关=authority)[:2] == (division, level)


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("崇明县民政局", "310151"),
        ("浦口县民政局", "320111"),
        ("国家税务总局广西壮族自治区税务局", "450000"),
    ],
)
def test_former_names_and_names_in_the_middle(text: str, division: str) -> None:
    """A division's name stands anywhere in a text, also under an older name."""
    found = GAZETTEER.read(text)
    assert [divisions().codes[n] for n in found.divisions] == [division]


def test_a_shared_name_does_not_decide(tmp_path: Path) -> None:
    """鼓楼区 is a name of several: the code decides, else the next source, else nothing."""
    assert placed(tmp_path, 登记管理机关="鼓楼区民政局")[0] == ""
    assert (
        placed(tmp_path, 登记管理机关="鼓楼区民政局", 行政区划代码="320106")[0]
        == "320106"
    )
    assert (
        placed(
            tmp_path, 登记管理机关="鼓楼区民政局", 统一社会信用代码="51320106MJ87654X0A"
        )[0]
        == "320106"
    )


@pytest.mark.parametrize(
    ("cells", "division"),
    [
        ({"登记管理机关": "绍兴市民政局", "行政区划代码": "310000"}, "330600"),
        (
            {
                "登记管理机关": "",
                "统一社会信用代码": "51310230MJ87654X0A",
                "行政区划代码": "330600",
            },
            "310151",
        ),
        (
            {
                "登记管理机关": "",
                "行政区划代码": "330600",
                "住所": "上海市黄浦区南京东路1号",
            },
            "330600",
        ),
        ({"登记管理机关": "", "行政区划代码": "绍兴市"}, "330600"),
        ({"登记管理机关": "", "住所": "浙江省绍兴市越城区解放北路1号"}, "330602"),
        ({"登记管理机关": "", "社会组织名称": "绍兴市越城区测试学会"}, "330602"),
        ({"登记管理机关": "", "社会组织名称": "中国测试学会"}, "100000"),
        ({"登记管理机关": "", "社会组织名称": "测试学会"}, ""),
        ({"登记管理机关": "市民服务中心", "社会组织名称": "绍兴市测试学会"}, "330600"),
    ],
)
def test_the_order_of_sources(
    tmp_path: Path, cells: dict[str, str], division: str
) -> None:
    """Authority, code, division, domicile; last the organization's own name."""
    assert placed(tmp_path, **cells)[0] == division


@pytest.mark.parametrize(
    ("cells", "differs"),
    [
        ({"登记管理机关": "绍兴市民政局", "行政区划代码": "310000"}, True),
        ({"登记管理机关": "绍兴市民政局", "住所": "上海市黄浦区南京东路1号"}, True),
        (
            {"登记管理机关": "绍兴市民政局", "住所": "浙江省绍兴市越城区解放北路1号"},
            False,
        ),
        ({"登记管理机关": "绍兴市越城区民政局", "行政区划代码": "330600"}, False),
        ({"登记管理机关": "民政部", "住所": "上海市黄浦区南京东路1号"}, False),
        ({"登记管理机关": "绍兴市民政局", "社会组织名称": "上海市台州商会"}, False),
        (
            {
                "登记管理机关": "浙江省民政厅",
                "行政区划代码": "330600",
                "住所": "上海市黄浦区",
            },
            True,
        ),
    ],
)
def test_place_differs_where_neither_lies_in_the_other(
    tmp_path: Path, cells: dict[str, str], differs: bool
) -> None:
    """Any two of authority, code, division and domicile; never the organization's name."""
    assert ("PLACE_DIFFERS" in placed(tmp_path, **cells)[2]) is differs


def test_every_full_name_of_one_division_is_found() -> None:
    """The name of every division that shares it with none is read as that division."""
    table = divisions()
    names = [name for name in table.names[1:] if table.names.count(name) == 1]
    wrong = [
        name
        for name in names
        if table.names[max(GAZETTEER.read(name + "民政局").division, 0)] != name
    ]
    assert len(names) > 2_500
    assert wrong == []


def test_every_division_is_found_below_its_parents() -> None:
    """Province, prefecture and county written one after the other name the county."""
    table = divisions()
    wrong = []
    for number in range(1, len(table)):
        around = "".join(table.names[n] for n in reversed(table.up(number)))
        if GAZETTEER.read(f"{around}{table.names[number]}民政局").division != number:
            wrong.append(around + table.names[number])
    assert wrong == []


def test_a_development_zone_is_outside_the_table(tmp_path: Path) -> None:
    """苏州工业园区: the nearest code, and its SOPWB is missing unless it is attested."""
    path = tmp_path / "registry.csv"
    path.write_text(
        "名称,登记管理机关,业务主管单位\n苏州工业园区甲学会,苏州工业园区社会事业局,无\n",
        encoding="utf-8",
    )
    found = resolve(load(path), date(2021, 6, 1)).table().to_dicts()[0]
    assert (found["division"], found["verdict"], found["rule"]) == (
        "320500",
        "MISSING_BODY",
        "O09",
    )
    assert found["derived_leader_id"] == "SOPWB@320500:苏州工业园区"
    assert found["candidates"] == "SOPWB@320000|SOPWB@320500"


@pytest.mark.parametrize("code", ["710000", "810000", "820000"])
def test_no_bodies_are_expected_in_hong_kong_macao_and_taiwan(
    tmp_path: Path, code: str
) -> None:
    """71, 81, 82 have no expected bodies: the SOPWB is missing."""
    path = tmp_path / "registry.csv"
    path.write_text(
        f"名称,行政区划代码,业务主管单位\n甲学会,{code},无\n", encoding="utf-8"
    )
    found = resolve(load(path), date(2021, 6, 1)).table().to_dicts()[0]
    assert (found["division"], found["verdict"]) == (code, "MISSING_BODY")


def test_a_table_without_counties_leaves_a_township_by_its_name(tmp_path: Path) -> None:
    """Own divisions down to the cities: a township named is one outside the table."""
    rows = [row for row in reference_rows("divisions.csv") if row["level"] != "county"]
    with (tmp_path / "divisions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    (tmp_path / "organizations.csv").write_text(
        "名称,登记管理机关,业务主管单位,是否城乡社区社会组织,街道乡镇\n"
        "甲学会,绍兴市民政局,无,是,塔山街道\n",
        encoding="utf-8",
    )
    found = resolve(load(tmp_path), date(2021, 6, 1)).table().to_dicts()[0]
    assert found["leader_id"] == "TOWNSHIP_PARTY_ORG@330600:塔山街道"
