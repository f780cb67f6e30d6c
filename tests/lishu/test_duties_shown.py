"""What people see of duties, scopes, terms and targets, in every form and language."""

import json

import pytest

from tests.lishu.conftest import Call, Write
from tests.lishu.test_schemas import check

ROW = {
    "社会组织名称": "深圳市越剧行业协会",
    "社会组织类型": "社会团体",
    "登记管理机关": "深圳市民政局",
    "业务主管单位": "无",
    "正式党员数": "5",
    "是否建立党组织": "否",
    "党建指导员": "张三",
    "评估等级": "4A",
    "从业人数": "80",
}
IN_2014 = ("--as-of", "2014-06-01")
ADOPTED = ("--as-of", "2021-06-01", "--adopt", "industry-first@440300")


def test_targets_stand_in_check(call: Call, registry: Write) -> None:
    """Z18 in text, Markdown and JSON, with what is asked and what is reached."""
    path = registry(ROW)
    answer = check(call("check", path, *IN_2014, "--format", "json"), "check")
    assert [(t["rule"], t["target"], t["known"], t["kept"]) for t in answer["targets"]] == [
        ("Z18", 0.85, 1, 0),
        ("Z18", 1.0, 1, 1),
    ]  # fmt: skip
    for form in ("text", "markdown"):
        found = call("check", path, *IN_2014, "--format", form, "--lang", "zh").stdout
        assert "0.0%（目标 85%）" in found.replace("\\", "")


def test_targets_do_not_stand_where_nothing_tells(call: Call, registry: Write) -> None:
    """Without the columns, and where no target is in force, there is no such part."""
    bare = {k: v for k, v in ROW.items() if k not in ("是否建立党组织", "党建指导员")}
    for row, asked in ((bare, IN_2014), (ROW, ("--as-of", "2021-06-01"))):
        path = registry(row)
        found = call("check", path, *asked, "--format", "json")
        assert json.loads(found.stdout)["targets"] == []
        assert "(target " not in call("check", path, *asked).stdout


@pytest.mark.parametrize("asked", [IN_2014, ADOPTED, ("--as-of", "2021-06-01")])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_data_of_a_proof_hold_duties(
    call: Call, registry: Write, asked: tuple[str, ...], language: str
) -> None:
    """Each duty has its sentence, state and cells, as the schema says."""
    line = ("explain", ROW["社会组织名称"], registry(ROW), *asked, "--lang", language)
    answer = check(call(*line, "--format", "json"), "explain")
    broken = [duty for duty in answer["duties"] if duty["note"] == "COVERAGE_ORG"]
    assert broken
    for duty in broken:
        assert duty["state"] == "broken"
        assert duty["quote"]
        assert duty["cells"]
    assert answer["scopes"]
    assert bool(answer["permitted"]) == ("--adopt" in asked)


def test_a_proof_says_duties_in_both_languages(call: Call, registry: Write) -> None:
    """State, sentence, cells and the measure without a number."""
    line = ("explain", ROW["社会组织名称"], registry(ROW), *IN_2014)
    chinese, english = call(*line, "--lang", "zh").stdout, call(*line).stdout
    for part in (
        "应尽的义务",
        "未做到: Z13",
        "正式党员数 = 5",
        "“条件成熟”没有写明标准",
    ):
        assert part in chinese
    for part in ("duties", "broken: Z13", "kept: Z17", "has no criterion"):
        assert part in english
    assert "张三" not in chinese + english


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("Z13", "未做到的情形"),
        ("Z18", "85%"),
        ("Z24", "社会中介组织"),
        ("Z01", "两新工委"),
        ("Z25", "没有写明数字或标准"),
        ("C09", "挂靠"),
        ("O14", "各地、各部门可以有自己的规定"),
        ("M08", "opinion-2015/O17"),
        ("O19", "无论适用哪份规则集"),
    ],
)
def test_rules_show_says_duties_scopes_and_terms(
    call: Call, rule: str, part: str
) -> None:
    """Whom a duty binds, whom a document means, what its words mean."""
    assert part in call("rules", "show", rule, "--lang", "zh").stdout
    check(call("rules", "show", rule, "--format", "json"), "rule")


def test_a_registry_of_enterprises_is_told_what_it_owes(
    call: Call, registry: Write
) -> None:
    """Out of scope with the sentence that says so, and bound by C02 where adopted."""
    row = {**ROW, "社会组织类型": "企业", "党员人数": "0"}
    line = ("explain", ROW["社会组织名称"], registry(row), *ADOPTED)
    answer = check(call(*line, "--format", "json"), "explain")
    assert answer["verdict"] == "OUT_OF_SCOPE"
    assert answer["scopes"][0]["rule"] == "C01"
    assert {scope["lacking"] for scope in answer["scopes"]} == {"enterprise"}
    assert {"C02", "C05"} <= {duty["rule"] for duty in answer["duties"]}
