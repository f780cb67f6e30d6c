"""Names to bodies: exact, alias, predecessor, prefix division, else a body of its own."""

import pytest

from tests.loaders.linking.support import linked, verdicts

SHAOXING = "330600"


@pytest.mark.parametrize(
    ("name", "home", "body"),
    [
        ("教育部", "330600", "moe"),
        ("中华人民共和国教育部", "330600", "moe"),
        ("中国科学技术协会", "100000", "cast"),
        ("中国科协", "330600", "cast"),
        ("国家卫生健康委员会", "330600", "nhc"),
        ("国家卫健委", "330600", "nhc"),
        ("卫健委", "100000", "nhc"),
        ("卫健委", "330600", "SUPERVISOR@330600:绍兴市卫生健康委员会"),
        ("国资委", "100000", "sasac"),
        ("国资委", "330600", "SUPERVISOR@330600:绍兴市国有资产监督管理委员会"),
        ("国务院国资委", "330600", "sasac"),
    ],
)
def test_national_names_and_aliases(name: str, home: str, body: str) -> None:
    """A table's name links anywhere; an alias without 国家, 中国 … only nationally."""
    assert linked(name, home) == body


@pytest.mark.parametrize(
    ("name", "home", "body"),
    [
        ("绍兴市教育局", None, "SUPERVISOR@330600:绍兴市教育局"),
        ("浙江省绍兴市教育局", None, "SUPERVISOR@330600:绍兴市教育局"),
        ("绍兴教育局", None, "SUPERVISOR@330600:绍兴市教育局"),
        ("绍兴市越城区教育局", None, "SUPERVISOR@330602:越城区教育局"),
        ("绍兴县教育局", None, "SUPERVISOR@330603:柯桥区教育局"),
        ("教育局", None, "?"),
        ("市教育局", None, "?"),
        ("鼓楼区教育局", None, "?"),
        ("教育局", "330602", "SUPERVISOR@330602:越城区教育局"),
        ("市教育局", "330602", "SUPERVISOR@330600:绍兴市教育局"),
        ("省教育厅", "330602", "SUPERVISOR@330000:浙江省教育厅"),
        ("县教育局", "330624", "SUPERVISOR@330624:新昌县教育局"),
        ("区教育局", "330602", "SUPERVISOR@330602:越城区教育局"),
        ("市科协", "330681", "SUPERVISOR@330681:诸暨市科学技术协会"),
        ("鼓楼区教育局", "320106", "SUPERVISOR@320106:鼓楼区教育局"),
        ("鼓楼区教育局", "320100", "SUPERVISOR@320106:鼓楼区教育局"),
        ("鼓楼区教育局", "350100", "SUPERVISOR@350102:鼓楼区教育局"),
    ],
)
def test_the_division_of_a_name(name: str, home: str | None, body: str) -> None:
    """The prefix of the name, else the ancestor of the registration that it asks for."""
    assert linked(name, home) == body


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("绍兴市科协", "绍兴市科学技术协会"),
        ("绍兴市工商联", "绍兴市工商业联合会"),
        ("绍兴市总商会", "绍兴市工商业联合会"),
        ("绍兴市卫健委", "绍兴市卫生健康委员会"),
        ("绍兴市商务委", "绍兴市商务委员会"),
        ("绍兴市人社局", "绍兴市人力资源和社会保障局"),
        ("绍兴市文广旅局", "绍兴市文化广电旅游局"),
        ("绍兴市政府", "绍兴市人民政府"),
        ("绍兴市妇联", "绍兴市妇女联合会"),
        ("绍兴市残联", "绍兴市残疾人联合会"),
        ("廣東省教育廳", "广东省教育厅"),
        ("绍 兴 市 教 育 局", "绍兴市教育局"),
        ("中共绍兴市委宣传部", "绍兴市委宣传部"),
        ("越城区府山街道办事处", "绍兴市越城区府山街道办事处"),
    ],
)
def test_two_wordings_of_one_supervisor(one: str, other: str) -> None:
    """Short and long forms, traditional characters and spaces are one body."""
    assert linked(one) == linked(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("绍兴市教育局", "绍兴市体育局"),
        ("绍兴市教育局", "越城区教育局"),
        ("绍兴市教育局", "绍兴市教肓局"),
        ("绍兴市税务局", "绍兴市财政局"),
    ],
)
def test_two_bodies_stay_two(one: str, other: str) -> None:
    """Nothing is linked by likeness."""
    assert linked(one) != linked(other)


PARTY_ORG = "PARTY_ORG:SUPERVISOR@330600:绍兴市教育局"
WORDINGS = {
    "绍兴市教育局党委": PARTY_ORG,
    "中共绍兴市教育局委员会": PARTY_ORG,
    "中共绍兴市教育局党委": PARTY_ORG,
    "绍兴市教育局党组": PARTY_ORG,
    "绍兴市教育局机关党委": PARTY_ORG,
    "绍兴市教育局直属机关党委": PARTY_ORG,
    "绍兴市教育局直属机关委员会": PARTY_ORG,
    "中共绍兴市教育局直属机关委员会": PARTY_ORG,
    "绍兴市委教育工委": "WORK_COMMITTEE@330600:绍兴市委教育工作委员会",
    "中共绍兴市委教育工作委员会": "WORK_COMMITTEE@330600:绍兴市委教育工作委员会",
    "浙江省委直属机关工作委员会": "WORK_COMMITTEE@330000:浙江省委直属机关工作委员会",
    "绍兴市社会组织委员会": "SOPWB@330600",
    "绍兴市社会组织党委": "SOPWB@330600",
    "中共绍兴市委两新工委": "SOPWB@330600",
    "绍兴市两新工委": "SOPWB@330600",
    "绍兴市非公有制经济组织和社会组织工委": "SOPWB@330600",
    "绍兴市委组织部非公有制经济和社会组织党工委": "SOPWB@330600",
    "绍兴市社会组织工委": "SOPWB@330600",
    "绍兴市社会组织党建工作机构": "SOPWB@330600",
    "绍兴市委社会工作部": "SOPWB@330600",
    "中共绍兴市委员会社会工作部": "SOPWB@330600",
    "绍兴市社会组织综合委员会": "COMPOSITE_COMMITTEE@330600:绍兴市社会组织综合委员会",
    "中共绍兴市社会组织综合党委": "COMPOSITE_COMMITTEE@330600:绍兴市社会组织综合委员会",
    "绍兴市社会组织第三综合委员会": "COMPOSITE_COMMITTEE@330600:绍兴市社会组织第三综合委员会",
    "绍兴市第二联合党委": "COMPOSITE_COMMITTEE@330600:绍兴市第二联合委员会",
    "浙江省交通运输厅社会组织行业党委": (
        "INDUSTRY_PARTY_ORG@330000:浙江省交通运输厅社会组织行业委员会"
    ),
    "浙江省经信领域行业协会委员会": None,
    "绍兴市工商联党委": "PARTY_ORG:SUPERVISOR@330600:绍兴市工商业联合会",
    "越城区府山街道党工委": "TOWNSHIP_PARTY_ORG@330602002",
    "府山街道党工委": "TOWNSHIP_PARTY_ORG@330602002",
    "临海市杜桥镇党委": "TOWNSHIP_PARTY_ORG@331082112",
    "中共临海市杜桥镇委员会": "TOWNSHIP_PARTY_ORG@331082112",
    "石首市委组织部": "PARTY_DEPARTMENT@421081:石首市委组织部",
    "中共绍兴市委": "PARTY_COMMITTEE@330600",
    "绍兴市委": "PARTY_COMMITTEE@330600",
    "中国共产党绍兴市委员会": "PARTY_COMMITTEE@330600",
    "省委": "PARTY_COMMITTEE@330000",
    "市委两新工委": "SOPWB@330600",
    "中央社会工作部": "cswd",
    "国务院国有资产监督管理委员会党委": "sasac-party-committee",
    "国务院国资委党委": "sasac-party-committee",
    "中央和国家机关工委": "central-state-organs-work-committee-2018",
    "中央和国家机关工作委员会": "central-state-organs-work-committee-2018",
    "中央国家机关工委": "central-state-organs-work-committee",
    "民政部党组": "mca-party-group",
    "民政部直属机关党委": "mca-organs-committee",
    "民政部社会组织服务中心党委": "mca-service-centre-committee",
    "教育部党组": "PARTY_ORG:moe",
    "中国科协党组": "PARTY_ORG:cast",
    "财政厅": "SUPERVISOR@330600:绍兴市财政厅",
    "浙江省财政厅": "SUPERVISOR@330000:浙江省财政厅",
}


@pytest.mark.parametrize("wording", WORDINGS)
def test_the_wordings_of_charters(wording: str) -> None:
    """Each wording of SOURCES.md is the body that semantics §4 and §5 say."""
    body = WORDINGS[wording]
    found = linked(wording, party=True)
    assert found == body if body else found.startswith("INDUSTRY_PARTY_ORG@330000:")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("绍兴市科协科技社团党委", "绍兴市科学技术协会科技社团党委"),
        ("绍兴市总商会联合党委", "绍兴市工商业联合会联合党委"),
        ("绍兴市工商联所属商会委员会", "绍兴市工商业联合会所属商会委员会"),
        ("浙江省直机关工委", "浙江省直属机关工作委员会"),
        ("省直机关工委", "浙江省直机关工委"),
        ("中国共产党全国律师行业委员会", "全国律师行业党委"),
        ("石首市党委组织部", "石首市委组织部"),
    ],
)
def test_two_wordings_of_one_party_body(one: str, other: str) -> None:
    """The name in an id is the full form after alias expansion (§7): one body, one id."""
    assert linked(one, party=True) == linked(other, party=True)


def test_a_shared_name_far_away_is_not_the_home_bureau() -> None:
    """鼓楼区教育局 named in 浦东新区 is no name of 浦东新区教育局: never a guess."""
    assert linked("鼓楼区教育局", "310115") != linked("浦东新区教育局", "310115")


def test_a_township_in_no_table_has_one_id() -> None:
    """KIND@<nearest code>:<name>, whether it supervises, is declared or falls back (§7)."""
    body = "TOWNSHIP_PARTY_ORG@330602:无名镇"
    home = {"登记管理机关": "绍兴市越城区民政局"}
    rows = [
        home | {"社会组织名称": "越城区甲学会", "业务主管单位": "无名镇人民政府"},
        home
        | {
            "社会组织名称": "越城区乙学会",
            "业务主管单位": "无",
            "党建领导机关": "无名镇党委",
        },
        home
        | {
            "社会组织名称": "越城区丙学会",
            "业务主管单位": "无",
            "是否城乡社区社会组织": "是",
            "街道乡镇": "无名镇",
        },
    ]
    found = verdicts(rows)
    assert [row["leader_id"] for row in found] == [body] * 3
    assert {row["leader_kind"] for row in found} == {"TOWNSHIP_PARTY_ORG"}


@pytest.mark.parametrize("nobody", ["有关部门", "相关职能部门", "有关单位"])
def test_a_text_that_names_no_body_is_no_declared_leader(nobody: str) -> None:
    """有关部门 as declared leader names nobody: the rules decide."""
    row = {
        "社会组织名称": "绍兴市甲学会",
        "登记管理机关": "绍兴市民政局",
        "业务主管单位": "无",
        "党建领导机关": nobody,
    }
    assert verdicts([row])[0]["leader_id"] == "SOPWB@330600"


def test_the_order_of_names_changes_no_id() -> None:
    """An id is made of the name alone: met first or last."""
    names = ["绍兴市科协科技社团党委", "绍兴市教育局党组", "绍兴市某某集团"]
    first = [linked(name, party=True) for name in names]
    assert first == [linked(name, party=True) for name in reversed(names)][::-1]


def test_an_unplaced_bare_name_is_missing_data() -> None:
    """市教育局 of an organization that nothing places: `division` is missing (§1)."""
    found = verdicts([{"社会组织名称": "测试学会", "业务主管单位": "市教育局"}])[0]
    assert (found["verdict"], found["missing_field"]) == ("MISSING_DATA", "division")
